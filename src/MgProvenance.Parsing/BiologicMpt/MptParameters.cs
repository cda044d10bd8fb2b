using System.Globalization;

namespace MgProvenance.Parsing.BiologicMpt;

/// <summary>The program of the technique: columns of twenty characters, one per sequence, a row per parameter. A row <c>vs.</c> belongs to the row above it.</summary>
internal static class MptParameters
{
    private const int Width = 20;

    public static NamedTable? Read(IReadOnlyList<string> lines)
    {
        var start = lines.ToList().FindIndex(l => l.StartsWith("Cycle Definition", StringComparison.Ordinal));
        if (start < 0) return null;
        var rows = lines.Skip(start + 1).TakeWhile(l => l.Length > 0).Select(Cut).ToList();
        if (rows.Count == 0) return null;
        var sequences = rows.Max(r => r.Count) - 1;
        var header = Enumerable.Range(0, sequences).Select(i => FormattableString.Invariant($"sequence {i}")).Prepend("parameter");
        return new NamedTable("technique parameters", [.. header], [.. rows]);
    }

    /// <summary>At which rows the loops begin, and the row after the last one; null where the header lists no loops.</summary>
    public static int[]? LoopStarts(IReadOnlyList<string> lines)
    {
        var loops = lines.Select(l => l.Trim().Split(' ')).Where(w => w is ["Loop", _, "from", "point", "number", _, "to", _]).ToList();
        if (loops.Count == 0) return null;
        var starts = new List<int>();
        foreach (var words in loops)
        {
            if (!int.TryParse(words[5], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !int.TryParse(words[7], NumberStyles.None, CultureInfo.InvariantCulture, out var to)) return null;
            starts.Add(from);
            if (ReferenceEquals(words, loops[^1])) starts.Add(to + 1);
        }

        return [.. starts];
    }

    public static List<string> Cut(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at < line.Length; at += Width) cells.Add(line.Substring(at, Math.Min(Width, line.Length - at)).Trim());
        return cells;
    }
}
