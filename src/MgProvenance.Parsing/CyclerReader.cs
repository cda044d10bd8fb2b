using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Parsing;

/// <summary>Turns the columns of any format into cycler readings.</summary>
public static class CyclerReader
{
    /// <summary>Readings, or null with a fatal finding that names the missing quantity.</summary>
    public static (CyclerReadings? Readings, IReadOnlyList<Finding> Findings) From(InstrumentFile file)
    {
        var findings = new FindingList();
        var time = Required(file, "time", findings, Meaning.Time);
        var voltage = Required(file, "voltage", findings, Meaning.Voltage, Meaning.MeanVoltage, Meaning.CellVoltage);
        var charge = time is null ? null : ChargeIncrements.From(file, time, findings);
        var current = Currents.From(file, findings);
        if (time is null || voltage is null || charge is null || current is null) return (null, findings.All);
        var (increments, source) = charge.Value;
        var readings = new CyclerReadings(
            time,
            voltage,
            increments,
            current,
            RowModes.From(file, findings),
            Labels(file, Meaning.HalfCycle),
            Labels(file, Meaning.Step),
            Labels(file, Meaning.CycleNumber),
            source);
        return (readings, findings.All);
    }

    private static double[]? Required(InstrumentFile file, string what, FindingList findings, params Meaning[] meanings)
    {
        foreach (var meaning in meanings)
        {
            if (file.Find(meaning) is { Texts: null } column) return Units.InBaseUnit(column, findings);
        }

        findings.Fatal("cycler.missing-column", "file", $"Without a column of {what} these readings are not those of a cycler.", string.Join(" or ", meanings), string.Join(", ", file.Columns.Select(c => c.Name)));
        return null;
    }

    private static int[] Labels(InstrumentFile file, Meaning meaning)
    {
        if (file.Find(meaning) is not { Texts: null } column) return [.. Enumerable.Repeat(-1, file.RowCount)];
        return Array.ConvertAll(column.Values, v => double.IsNaN(v) ? -1 : (int)v);
    }
}
