using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>How sentences list values with the places where they stand.</summary>
internal static class Instances
{
    private const int Few = 6;

    /// <summary>Each value once, with all its places: <c>Gaussian (Methods, paragraph 1; record of C-1, C-2)</c>.</summary>
    public static string Text(IEnumerable<(string Value, string Where)> instances) =>
        string.Join(", ", instances.GroupBy(i => Phrases.Name(i.Value)).Select(i => $"{i.First().Value} ({string.Join("; ", i.Select(w => w.Where).Distinct())})"));

    /// <summary>Labels; of many the first ones and how many more there are.</summary>
    public static string Labels(IEnumerable<string> labels)
    {
        var all = labels.Distinct(StringComparer.Ordinal).ToList();
        return all.Count <= Few ? string.Join(", ", all) : $"{string.Join(", ", all.Take(Few - 1))} and {all.Count - Few + 1} others";
    }

    public static string RecordOf(IEnumerable<string> labels) => $"record of {Labels(labels)}";
}
