using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

/// <summary>One sheet, row by row from the top and cell by cell from the left. Columns count from 0, rows from 1.</summary>
internal sealed class SheetBuilder(string name, XlsxStyles styles)
{
    private const double Margin = 0.5;
    private const string CommentsId = "rId1", DrawingId = "rId2";

    private readonly List<S.Row> _rows = [];
    private readonly List<S.MergeCell> _merges = [];
    private readonly List<S.Hyperlink> _links = [];
    private readonly List<CellComment> _comments = [];
    private S.Row _row = new();

    public string Name { get; } = name;

    /// <summary>Number of the row that is being filled; 0 before the first.</summary>
    public int Row => _rows.Count;

    /// <summary>In characters.</summary>
    public IReadOnlyList<double> Widths { get; set; } = [];

    /// <summary>Rows that stay in sight; they are also printed on every page.</summary>
    public int HeadRows { get; set; }

    /// <param name="height">In points.</param>
    /// <param name="isKept">A spreadsheet may fit the others to their text, but fits none to a merged cell.</param>
    public void NewRow(double height = XlsxText.LineHeight, bool isKept = false)
    {
        _rows.Add(_row = new S.Row { RowIndex = (uint)_rows.Count + 1, Height = height });
        if (isKept) _row.CustomHeight = true;
    }

    public void Text(int column, RichText text, CellLook look)
    {
        var (content, isFormulaLike) = CellText.Of(text, look.Kind);
        _row.Append(new S.Cell { CellReference = Reference(column), StyleIndex = styles.IndexOf(look with { IsQuoted = isFormulaLike }), DataType = S.CellValues.InlineString, InlineString = content });
    }

    /// <param name="value">An invariant number.</param>
    public void Number(int column, string value, CellLook look) =>
        _row.Append(new S.Cell { CellReference = Reference(column), StyleIndex = styles.IndexOf(look), CellValue = new S.CellValue(value) });

    public void Blank(int column, CellLook look) => _row.Append(new S.Cell { CellReference = Reference(column), StyleIndex = styles.IndexOf(look) });

    /// <summary>One cell over several columns of this row.</summary>
    public void Merged(int column, int last, RichText text, CellLook look)
    {
        Text(column, text, look);
        for (var c = column + 1; c <= last; c++) Blank(c, look);
        if (last > column) _merges.Add(new S.MergeCell { Reference = $"{Reference(column)}:{Reference(last)}" });
    }

    /// <summary>Leads from a cell of this row to a place in the workbook.</summary>
    public void Link(int column, string place) => _links.Add(new S.Hyperlink { Reference = Reference(column), Location = place });

    public void Comment(int column, string text) => _comments.Add(new CellComment(Reference(column), Row - 1, column, text));

    public string Place(int column) => SheetNames.Place(Name, Reference(column));

    public void Write(WorksheetPart part, string? banner)
    {
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new S.Worksheet());
            writer.WriteElement(new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }));
            writer.WriteElement(new S.SheetViews(View()));
            writer.WriteElement(new S.SheetFormatProperties { DefaultRowHeight = XlsxText.LineHeight });
            if (Widths.Count > 0) writer.WriteElement(new S.Columns(Widths.Select((w, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
            writer.WriteStartElement(new S.SheetData());
            foreach (var row in _rows) writer.WriteElement(row);
            writer.WriteEndElement();
            if (_merges.Count > 0) writer.WriteElement(new S.MergeCells(_merges) { Count = (uint)_merges.Count });
            if (_links.Count > 0) writer.WriteElement(new S.Hyperlinks(_links));
            writer.WriteElement(new S.PageMargins { Left = Margin, Right = Margin, Top = 2 * Margin, Bottom = 2 * Margin, Header = Margin / 2, Footer = Margin / 2 });
            writer.WriteElement(new S.PageSetup { PaperSize = 9, Orientation = S.OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
            writer.WriteElement(new S.HeaderFooter { OddHeader = new S.OddHeader(banner is null ? "&C&A" : $"&C&B{XlsxText.InHeader(banner)}&B&R&A"), OddFooter = new S.OddFooter("&CPage &P of &N") });
            if (_comments.Count > 0) writer.WriteElement(new S.LegacyDrawing { Id = DrawingId });
            writer.WriteEndElement();
        }

        if (_comments.Count > 0) CellComments.Write(part.AddNewPart<WorksheetCommentsPart>(CommentsId), part.AddNewPart<VmlDrawingPart>(DrawingId), _comments);
    }

    private S.SheetView View()
    {
        var view = new S.SheetView { WorkbookViewId = 0 };
        if (HeadRows == 0) return view;
        var below = string.Create(CultureInfo.InvariantCulture, $"A{HeadRows + 1}");
        view.Append(new S.Pane { VerticalSplit = HeadRows, TopLeftCell = below, ActivePane = S.PaneValues.BottomLeft, State = S.PaneStateValues.Frozen });
        view.Append(new S.Selection { Pane = S.PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new ListValue<StringValue>([new StringValue(below)]) });
        return view;
    }

    private string Reference(int column) => string.Create(CultureInfo.InvariantCulture, $"{XlsxText.Letters(column)}{Row}");
}
