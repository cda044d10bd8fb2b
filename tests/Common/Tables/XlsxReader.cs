using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Testing.Tables;

/// <summary>Reads the tables of a workbook back as they are shown: a number by its number format, a value and what follows “±” as one text.</summary>
internal sealed partial class XlsxReader : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly string?[] _formats;

    public XlsxReader(byte[] file)
    {
        _document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        _workbook = _document.WorkbookPart!;
        var styles = _workbook.WorkbookStylesPart!.Stylesheet;
        var codes = styles.NumberingFormats?.Elements<S.NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!) ?? [];
        _formats = [.. styles.CellFormats!.Elements<S.CellFormat>().Select(f => codes.GetValueOrDefault(f.NumberFormatId?.Value ?? 0))];
    }

    public SpreadsheetDocument Document => _document;

    public IReadOnlyList<string> SheetNames => [.. _workbook.Workbook.Sheets!.Elements<S.Sheet>().Select(s => s.Name!.Value!)];

    /// <summary>Every sheet with a frozen head, in order.</summary>
    public IReadOnlyList<ReadTable> Tables() => [.. SheetNames.Select(Part).Where(p => HeadRows(p) > 0).Select(Table)];

    public WorksheetPart Part(string sheet) => (WorksheetPart)_workbook.GetPartById(_workbook.Workbook.Sheets!.Elements<S.Sheet>().Single(s => s.Name == sheet).Id!);

    /// <summary>Shown text by cell reference.</summary>
    public Dictionary<string, string> Cells(string sheet) => Part(sheet).Worksheet.Descendants<S.Cell>().ToDictionary(c => c.CellReference!.Value!, Shown);

    public Dictionary<string, string> Comments(string sheet) => Part(sheet).WorksheetCommentsPart is { } part
        ? part.Comments.CommentList!.Elements<S.Comment>().ToDictionary(c => c.Reference!.Value!, c => c.CommentText!.InnerText)
        : [];

    public void Dispose() => _document.Dispose();

    private ReadTable Table(WorksheetPart part)
    {
        var rows = part.Worksheet.Descendants<S.Row>().Select(r => r.Elements<S.Cell>().ToList()).ToList();
        var heads = HeadRows(part);
        var merged = (part.Worksheet.Elements<S.MergeCells>().SingleOrDefault()?.Elements<S.MergeCell>() ?? [])
            .Select(m => m.Reference!.Value!.Split(':')).ToDictionary(m => m[0], m => Column(m[1]) - Column(m[0]) + 1, StringComparer.Ordinal);
        var columns = Spans(rows[heads - 1], merged);
        var body = rows.Skip(heads).TakeWhile(r => r.Count > 0).Select(r => Row(r, columns, merged)).ToList();
        return new ReadTable(
            Shown(rows[0][0]),
            [.. rows.Take(heads).Skip(Banner(part) is null ? 1 : 2).Select(r => Spans(r, merged).Select(s => Shown(r[s.Start])).ToList())],
            body,
            [.. rows.Skip(heads + body.Count + 1).Select(r => Shown(r[0]))]);
    }

    /// <summary>In the middle of every printed page's head; null where there is none.</summary>
    public static string? Banner(WorksheetPart part) =>
        part.Worksheet.Elements<S.HeaderFooter>().Single().OddHeader!.Text.Split("&B") is [_, var banner, _] ? banner.Replace("&&", "&", StringComparison.Ordinal).TrimStart() : null;

    private static List<(int Start, int Columns)> Spans(List<S.Cell> row, Dictionary<string, int> merged)
    {
        var spans = new List<(int, int)>();
        for (var i = 0; i < row.Count; i += spans[^1].Item2) spans.Add((i, merged.GetValueOrDefault(row[i].CellReference!.Value!, 1)));
        return spans;
    }

    private List<string> Row(List<S.Cell> row, List<(int Start, int Columns)> columns, Dictionary<string, int> merged)
    {
        if (Spans(row, merged) is [_] && columns.Count > 1) return [Shown(row[0])];
        return [.. columns.Select(c => string.Join(' ', row.Skip(c.Start).Take(c.Columns).Select(Shown).Where(t => t.Length > 0)))];
    }

    private string Shown(S.Cell cell)
    {
        Assert.Null(cell.CellFormula);
        if (cell.DataType?.Value == S.CellValues.InlineString) return CharacterCode().Replace(string.Concat(cell.InlineString!.Descendants<S.Text>().Select(t => t.Text)), c => ((char)Convert.ToInt32(c.Groups[1].Value, 16)).ToString());
        return cell.CellValue is { } value ? Formatted(value.Text, cell.StyleIndex is { } style ? _formats[style.Value] : null) : "";
    }

    /// <summary>Of the codes that a spreadsheet knows, those that the workbook uses.</summary>
    internal static string Formatted(string raw, string? format)
    {
        if (format is null) return raw;
        var value = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        var sections = format.Split(';').Select(s => Padding().Replace(s, "")).ToArray();
        var section = value < 0 && sections.Length > 1 ? sections[1] : sections[0];
        var literal = section.StartsWith('"') ? section[1..section.IndexOf('"', 1)] : "";
        var digits = section[(literal.Length == 0 ? 0 : literal.Length + 2)..];
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Split('.')[1].TakeWhile(c => c == '0').Count() : 0;
        var sign = value < 0 && sections.Length == 1 ? "-" : "";
        if (digits.EndsWith("E-0", StringComparison.Ordinal))
        {
            var parts = Math.Abs(value).ToString("E" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
            var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            return sign + literal + parts[0] + "\u202F×\u202F10" + string.Concat(exponent.Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        }

        return sign + literal + Math.Abs(value).ToString(digits, CultureInfo.InvariantCulture);
    }

    private static int HeadRows(WorksheetPart part) => (int)(part.Worksheet.Descendants<S.Pane>().SingleOrDefault()?.VerticalSplit?.Value ?? 0);

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1);

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex CharacterCode();

    [GeneratedRegex("_.")]
    private static partial Regex Padding();
}
