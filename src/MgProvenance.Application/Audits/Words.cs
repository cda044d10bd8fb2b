using System.Globalization;

namespace MgProvenance.Application.Audits;

/// <summary>Words of sentences.</summary>
internal static class Words
{
    /// <summary>“A”, “A and B”, “A, B and C”.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count <= 1 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }

    /// <summary>“1 cell”, “2 cells”.</summary>
    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? string.Empty : "s")}");
}
