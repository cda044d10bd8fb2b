using MgProvenance.Documents;

namespace MgProvenance.Testing.Tables;

/// <summary>A table of the model as lines of plain text, to compare with what a reader of another format finds.</summary>
internal static class TableLines
{
    public static IReadOnlyList<string> Of(TableBlock table) =>
    [
        $"caption {DisplayText.Clean(table.Label)}. {Text(table.Caption)}",
        .. (table.HeadRows ?? []).Select(row => "heads " + string.Join(" | ", row.Select(h => $"{Text(h.Text)} x{h.Columns}"))),
        "head " + string.Join(" | ", table.Columns.Select(c => Head(Text(c.Header), c.Unit is { } unit ? Text(Chemistry.Unit(unit)) : ""))),
        .. table.Rows.Select(r => $"{r.Kind} " + string.Join(" | ", r.Cells.Select(Text))),
        .. table.Notes.Select(n => "note " + Text(n)),
    ];

    public static string Head(string name, string unit) => unit.Length == 0 ? name : $"{name} [{unit}]";

    private static string Text(RichText text) => DisplayText.Clean(text.ToPlainText());
}
