using System.Globalization;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents;

/// <summary>Names for files, labels and ids, made from anchors: letters, digits, dots, hyphens and underscores of ASCII alone.</summary>
internal static partial class SafeNames
{
    /// <summary>A name for each anchor. Two anchors never share one, on a file system that does not tell capitals apart either.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> anchors)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var anchor in anchors.Distinct(StringComparer.Ordinal))
        {
            var safe = NotSafe().Replace(anchor, "-").TrimStart('.');
            var name = safe.Length == 0 ? "-" : safe;
            for (var i = 2; !used.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{safe}-{i}");
            names[anchor] = name;
        }

        return names;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotSafe();
}
