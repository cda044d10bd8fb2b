using MgProvenance.Documents;

namespace MgProvenance.Testing.Tables;

/// <summary>A table as plain text, read back from a file or taken from the model.</summary>
/// <param name="Title">Label and caption.</param>
/// <param name="Heads">Head rows from top to bottom, a text per head; the last one has one per column, with its unit after a slash.</param>
/// <param name="Rows">A text per column; one text for a group.</param>
internal sealed record ReadTable(string Title, IReadOnlyList<IReadOnlyList<string>> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes)
{
    public static ReadTable Of(TableBlock table) => new(
        Plain(table.Label + ". " + table.Caption),
        [.. (table.HeadRows ?? []).Select(row => row.Select(h => Plain(h.Text)).ToList()), table.Columns.Select(c => Plain(c.Header + (c.Unit is { Length: > 0 } unit ? " / " + Chemistry.Unit(unit) : ""))).ToList()],
        [.. table.Rows.Select(r => r.Cells.Select(Plain).ToList())],
        [.. table.Notes.Select(Plain)]);

    /// <summary>Where two tables differ first, in words; null where they do not.</summary>
    public static string? Difference(ReadTable expected, ReadTable found)
    {
        if (expected.Title != found.Title) return $"title: '{expected.Title}' became '{found.Title}'";
        return Difference($"{expected.Title[..Math.Min(12, expected.Title.Length)]} heads", Loose(expected.Heads), Loose(found.Heads))
            ?? Difference($"{expected.Title[..Math.Min(12, expected.Title.Length)]} rows", expected.Rows, found.Rows)
            ?? Difference("notes", [expected.Notes], [found.Notes]);
    }

    public static string Plain(RichText text) => DisplayText.Clean(text.ToPlainText());

    /// <summary>Where the unit of a head may break is a matter of its width.</summary>
    private static List<IReadOnlyList<string>> Loose(IEnumerable<IReadOnlyList<string>> heads) => [.. heads.Select(row => row.Select(h => h.Replace('\u00A0', ' ')).ToList())];

    private static string? Difference(string what, IReadOnlyList<IReadOnlyList<string>> expected, IReadOnlyList<IReadOnlyList<string>> found)
    {
        if (expected.Count != found.Count) return $"{what}: {expected.Count} became {found.Count}";
        for (var r = 0; r < expected.Count; r++)
        {
            if (!expected[r].SequenceEqual(found[r], StringComparer.Ordinal)) return $"{what} {r + 1}: [{string.Join("|", expected[r])}] became [{string.Join("|", found[r])}]";
        }

        return null;
    }
}
