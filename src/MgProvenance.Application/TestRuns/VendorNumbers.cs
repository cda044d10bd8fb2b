using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>A number of a cycle as the instrument's own program states it. It stands beside ours under its own name and is never taken for it.</summary>
/// <param name="Name">As the file writes it, for example <c>Efficiency/%</c>.</param>
public sealed record VendorNumber(int Cycle, string Name, string Unit, double Value);

/// <summary>What a file says of its cycles by itself: a table of cycles (LAND), or running columns read where a half-cycle ends (EC-Lab).</summary>
internal static class VendorNumbers
{
    /// <summary>As LAND calls it.</summary>
    private const string CycleTableName = "Cycle";

    public static IReadOnlyList<VendorNumber> Of(InstrumentFile file, CycleTable cycles)
    {
        if (file.Tables.FirstOrDefault(t => t is { Name: CycleTableName, Header: [_, _, ..] }) is { } table) return [.. table.Rows.SelectMany(r => OfRow(table.Header, r))];
        var running = file.Columns.Where(c => !c.Derived && c.Texts is null).ToList();
        var efficiency = running.Find(c => c.Meaning == Meaning.Efficiency);
        if (efficiency is null) return [];
        var perHalf = running.Where(c => c.Meaning is Meaning.ChargeEnergy or Meaning.DischargeEnergy).ToList();
        return [.. cycles.Cycles.SelectMany(c => OfCycle(c, efficiency, perHalf))];
    }

    private static IEnumerable<VendorNumber> OfRow(IReadOnlyList<string> header, IReadOnlyList<string> row)
    {
        if (!int.TryParse(row[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var cycle)) yield break;
        for (var k = 1; k < Math.Min(header.Count, row.Count); k++)
        {
            if (double.TryParse(row[k], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) yield return new VendorNumber(cycle, header[k], UnitOf(header[k]), value);
        }
    }

    /// <summary>EC-Lab's efficiency is that of the cycle which has just ended; its energies start again with each half-cycle.</summary>
    private static IEnumerable<VendorNumber> OfCycle(Cycle cycle, Column efficiency, IReadOnlyList<Column> perHalf)
    {
        foreach (var column in perHalf)
        {
            var half = column.Meaning == Meaning.ChargeEnergy ? cycle.Charge : cycle.Discharge;
            if (half is not null && column.Values[half.LastRow] is var energy && !double.IsNaN(energy)) yield return new VendorNumber(cycle.Number, column.Name, column.Unit, energy);
        }

        if (cycle is { Charge: { } charge, Discharge: { } discharge } && efficiency.Values[Math.Max(charge.LastRow, discharge.LastRow)] is var value && !double.IsNaN(value))
            yield return new VendorNumber(cycle.Number, efficiency.Name, efficiency.Unit, value);
    }

    private static string UnitOf(string name) => name.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? name[(at + 1)..] : string.Empty;
}
