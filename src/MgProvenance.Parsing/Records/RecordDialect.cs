using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Records;

/// <summary>How one instrument writes a table of one row per reading, in a text or in a workbook.</summary>
/// <param name="Rules">First part of the names of the rules, for example <c>land</c>.</param>
/// <param name="IsHeader">Whether these names are those of its record table.</param>
/// <param name="Describe">What a column means, by its name.</param>
/// <param name="KindOf">What its cells hold, by its name and its first cell.</param>
internal sealed record RecordDialect(string Rules, Func<string[], bool> IsHeader, Func<string, (Meaning Meaning, string Unit)> Describe, Func<string, string, CellKind> KindOf)
{
    /// <summary>Test time, voltage and current together are what tells a record table.</summary>
    public bool HasReadings(string[] names) => names.Select(n => Describe(n).Meaning).ToHashSet().IsSupersetOf([Meaning.Time, Meaning.Voltage, Meaning.Current]);
}
