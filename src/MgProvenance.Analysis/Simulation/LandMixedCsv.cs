using System.Globalization;
using System.Text;

namespace MgProvenance.Analysis.Simulation;

/// <summary>Writes a simulated run in the layout of LAND's mixed CSV export: header rows that begin with Cycle, Step and Record, each followed by its rows.</summary>
/// <remarks>
/// CRLF, <c>-</c> for a missing value, whole seconds, capacity and energy per step with six decimals, as in exports of that layout. Every record row ends with a column
/// <c>Remark</c> that says <c>simulated</c>: a leading comment would hide the first header from readers that expect it there, an added named column does not.
/// Efficiency is discharge over charge of the same cycle, the vendor's convention. Encode the text as UTF-8.
/// </remarks>
public static class LandMixedCsv
{
    public const string Remark = "simulated";

    private const string CycleHeader = "Cycle,CapC/mAh,CapD/mAh,SpeCapC/mAh/g,SpeCapD/mAh/g,Efficiency/%,EnergyC/mWh,EnergyD/mWh";
    private const string StepHeader = "Step,CycleNo,Mode,Period,Capacity/mAh,SpeCap/mAh/g,Power/mWh,StartTime";
    private const string RecordHeader =
        "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SpeCap/mAh/g,Energy/mWh,IncubTemp/dC.,SysTime,StepStatus,Remark";

    /// <param name="startedAt">Local wall-clock time of the first record, without a zone, as the instrument writes it.</param>
    public static string Write(SimulatedRecord simulated, DateTime startedAt)
    {
        var text = new StringBuilder(simulated.Rows.Count * 110);
        var perGram = 1000 / simulated.ActiveMassMg;
        var temperature = simulated.TemperatureC;
        var record = 0;
        foreach (var cycle in Runs(simulated.Rows, r => r.Cycle))
        {
            Cycle(text, cycle, perGram);
            foreach (var step in Runs(cycle, r => r.Step))
            {
                var (first, last) = (step[0], step[^1]);
                Line(text, $"{StepHeader}");
                Line(
                    text,
                    $"{last.Step},{last.Cycle},{Status(last.State)},{Span(last.StepTimeS)},{Amounts(last, perGram)},{Clock(startedAt, first.TimeS)}");
                Line(text, $"{RecordHeader}");
                foreach (var r in step)
                {
                    record++;
                    Line(
                        text,
                        $"{record},{Span(r.TimeS)},{Span(r.StepTimeS)},{r.Cycle},{r.Step},{r.VoltageV:F4},{r.CurrentMA:F5},{Amounts(r, perGram)},{temperature:F1},{Clock(startedAt, r.TimeS)},{Status(r.State)},{Remark}");
                }
            }
        }

        return text.ToString();
    }

    private static void Cycle(StringBuilder text, SimulatedRow[] cycle, double? perGram)
    {
        var charge = cycle.LastOrDefault(r => r.State is CellState.ConstantCurrentCharge or CellState.ConstantVoltageCharge);
        var discharge = cycle.LastOrDefault(r => r.State == CellState.ConstantCurrentDischarge);
        var efficiency = charge.CapacityMAh > 0 ? (100 * discharge.CapacityMAh / charge.CapacityMAh).ToString("F3", CultureInfo.InvariantCulture) : "-";
        Line(text, $"{CycleHeader}");
        Line(
            text,
            $"{cycle[0].Cycle},{charge.CapacityMAh:F6},{discharge.CapacityMAh:F6},{PerGram(charge, perGram)},{PerGram(discharge, perGram)},{efficiency},{charge.EnergyMWh:F6},{discharge.EnergyMWh:F6}");
    }

    private static IEnumerable<SimulatedRow[]> Runs(IReadOnlyList<SimulatedRow> rows, Func<SimulatedRow, int> key)
    {
        var run = new List<SimulatedRow>();
        foreach (var row in rows)
        {
            if (run.Count > 0 && key(run[0]) != key(row))
            {
                yield return [.. run];
                run.Clear();
            }

            run.Add(row);
        }

        if (run.Count > 0) yield return [.. run];
    }

    private static string Amounts(SimulatedRow row, double? perGram) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.CapacityMAh:F6},{PerGram(row, perGram)},{row.EnergyMWh:F6}");

    private static string PerGram(SimulatedRow row, double? perGram) => (row.CapacityMAh * perGram)?.ToString("F3", CultureInfo.InvariantCulture) ?? "-";

    private static string Status(CellState state) => state switch
    {
        CellState.ConstantCurrentCharge => "C_CC",
        CellState.ConstantCurrentDischarge => "D_CC",
        CellState.ConstantVoltageCharge => "C_CV",
        _ => "R",
    };

    private static string Span(double seconds)
    {
        var whole = (long)seconds; // cut, not rounded: no record is dated after it was taken
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:D2}:{whole % 60:D2}");
    }

    private static string Clock(DateTime start, double seconds) => start.AddSeconds((long)seconds).ToString("yyyy'/'MM'/'dd HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\r\n");
}
