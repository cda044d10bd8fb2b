using System.Globalization;
using System.Text;

namespace MgProvenance.Analysis.Simulation;

/// <summary>Writes a simulated voltammogram in the layout of EC-Lab's text export. Its comment says that it is simulated.</summary>
/// <remarks>CR LF, tabs, numbers with three digits of exponent and the last line not ended, as in exports of that layout. Encode the text as ASCII or UTF-8.</remarks>
public static class BiologicMpt
{
    public const string Comment = "SIMULATED: no instrument measured these values";

    private static readonly string[] Names = ["mode", "ox/red", "error", "control changes", "counter inc.", "time/s", "control/V", "Ewe/V", "<I>/mA", "cycle number", "(Q-Qo)/mA.h"];

    /// <param name="startedAt">Local wall-clock time of the first row, without a zone, as the instrument writes it.</param>
    public static string Write(SimulatedSweep sweep, DateTime startedAt)
    {
        List<string> header =
        [
            "",
            sweep.Technique,
            "",
            $"Acquisition started on : {startedAt.ToString("MM'/'dd'/'yyyy HH':'mm':'ss'.'fff", CultureInfo.InvariantCulture)}",
            $"Comments : {Comment}",
            "Cycle Definition : Charge/Discharge alternance",
            Parameter("Ei (V)", sweep.VerticesV[0]),
            Parameter("dE/dt", sweep.RateMVPerS),
            $"{"dE/dt unit",-20}{"mV/s",-20}",
            .. sweep.VerticesV.Skip(1).Select((v, i) => Parameter(string.Create(CultureInfo.InvariantCulture, $"E{i + 1} (V)"), v)),
            Parameter("nc cycles", sweep.Cycles),
            "",
            string.Join('\t', Names),
        ];
        var text = new StringBuilder(sweep.Rows.Count * 110);
        text.Append("EC-Lab ASCII FILE\r\n").Append(CultureInfo.InvariantCulture, $"Nb header lines : {header.Count + 2}\r\n").AppendJoin("\r\n", header);
        var wasOxidising = sweep.Rows[0].IsOxidising;
        foreach (var row in sweep.Rows)
        {
            // Mode 2 is potentiostatic; the direction is told beside it.
            text.Append(CultureInfo.InvariantCulture, $"\r\n2\t{(row.IsOxidising ? 1 : 0)}\t0\t{(row.IsOxidising == wasOxidising ? 0 : 1)}\t0\t");
            Numbers(text, row.TimeS, row.VoltageV, row.VoltageV, row.CurrentMA, row.Cycle, row.ChargeMAh);
            wasOxidising = row.IsOxidising;
        }

        return text.ToString();
    }

    private static void Numbers(StringBuilder text, params ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++) text.Append(i == 0 ? "" : "\t").Append(values[i].ToString("0.000000000E+000", CultureInfo.InvariantCulture));
    }

    private static string Parameter(string name, double value) => $"{name,-20}{value.ToString("0.000", CultureInfo.InvariantCulture),-20}";
}
