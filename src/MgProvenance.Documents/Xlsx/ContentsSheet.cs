using System.Globalization;

namespace MgProvenance.Documents.Xlsx;

/// <summary>The first sheet: what the report is, how its numbers are kept, and where each table stands.</summary>
internal static class ContentsSheet
{
    private const double NameWidth = 18, TextWidth = 100;

    private static readonly string[] Conventions =
    [
        "Numbers are kept as numbers and shown with the decimals that were printed. What follows “±” stands in a column of its own, below the same head.",
        "Bounds such as “< 0.1”, ranges and missing facts are text. A power of ten is shown as 1.5E-7.",
        "The comment of a number names its key in the provenance, and its full value where the report keeps it.",
    ];

    /// <param name="tables">Each with the name of its sheet.</param>
    /// <param name="provenance">Name of the sheet with the provenance; null where there is none.</param>
    public static void Write(SheetBuilder sheet, DocumentInfo info, IReadOnlyList<(TableBlock Table, string Sheet)> tables, string? provenance)
    {
        sheet.Widths = [NameWidth, TextWidth];
        Line(sheet, info.Title, LookKind.Title);
        if (info.Banner is { } banner) Line(sheet, banner, LookKind.Banner);
        if (info.Subtitle is { } subtitle) Line(sheet, subtitle.ToPlainText(), LookKind.Note);
        if (info.Authors.Count > 0) Line(sheet, string.Join(", ", info.Authors), LookKind.Note);
        Line(sheet, info.Date.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) + " · " + info.FooterLeft, LookKind.Note);
        foreach (var convention in Conventions) Line(sheet, convention, LookKind.Note);
        sheet.NewRow();
        sheet.NewRow();
        sheet.Text(0, "Sheet", new CellLook(LookKind.Head));
        sheet.Text(1, "Table", new CellLook(LookKind.Head));
        foreach (var (table, name) in tables) Entry(sheet, name, table.Caption);
        if (provenance is not null) Entry(sheet, provenance, "What the report was built from, and every number that it prints.");
    }

    private static void Line(SheetBuilder sheet, string text, LookKind kind)
    {
        sheet.NewRow(XlsxText.Height(text, NameWidth + TextWidth, kind), isKept: true);
        sheet.Merged(0, 1, text, new CellLook(kind));
    }

    private static void Entry(SheetBuilder sheet, string name, RichText caption)
    {
        sheet.NewRow(XlsxText.Height(caption, TextWidth));
        sheet.Text(0, name, new CellLook(LookKind.Link));
        sheet.Link(0, SheetNames.Place(name, "A1"));
        sheet.Text(1, caption, new CellLook(LookKind.Body));
    }
}
