namespace MgProvenance.Parsing.Cycling;

/// <summary>The current of each row in mA. A control column is never taken for a current: it holds volts in potentiostatic rows.</summary>
internal static class Currents
{
    public static double[]? From(InstrumentFile file, FindingList findings)
    {
        var column = file.Find(Meaning.MeanCurrent) ?? file.Find(Meaning.Current);
        return column is null ? [.. Enumerable.Repeat(double.NaN, file.RowCount)] : Units.InBaseUnit(column, findings);
    }
}
