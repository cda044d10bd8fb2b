using System.Globalization;
using System.Text;
using ExcelDataReader;
using MgProvenance.Parsing.LandMixedCsv;
using MgProvenance.Parsing.LandText;

namespace MgProvenance.Parsing.LandWorkbook;

/// <summary>LAND's workbooks, English or Chinese, .xlsx or .xls. Layout: docs/formats/land-workbook.md.</summary>
internal static class LandWorkbookReader
{
    private const string Format = "land-workbook";
    private const string ParserVersion = "1";
    private const int FirstRows = 1024;   // the row count that a sheet states is not to be trusted for an allocation

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>ExcelDataReader asks .NET for code page 1252 before it looks at its configuration; .NET knows it only from this provider.</summary>
    static LandWorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook, or null where the content is no workbook or none of its sheets is LAND's record table.</summary>
    public static ParseResult? TryRead(ReadOnlyMemory<byte> content)
    {
        var isXls = content.Span.StartsWith(CompoundFile);
        if (!isXls && !content.Span.StartsWith("PK\u0003\u0004"u8)) return null;
        var findings = new FindingList();
        var bytes = content.ToArray();
        if (!isXls)
        {
            if (!WorkbookPackage.Check(bytes, findings)) return null;
            if (findings.HasFatal) return findings.Stopped();
        }
        else
        {
            findings.Warn("workbook.xls-formulas", "file", $"In a workbook of this older kind a formula cannot be told from a value; what was saved last is read.");
        }

        return Guarded(bytes, isXls, findings);
    }

    private static ParseResult? Guarded(byte[] bytes, bool isXls, FindingList findings)
    {
        try
        {
            return Sheets(bytes, isXls, findings);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // ExcelDataReader answers damaged content with many kinds of exception and documents none of them
            findings.Fatal("workbook.damaged", "file", $"The workbook cannot be read to its end: {e.Message}", found: e.GetType().Name);
            return findings.Stopped();
        }
    }

    private static ParseResult? Sheets(byte[] bytes, bool isXls, FindingList findings)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var settings = new ExcelReaderConfiguration();
        using var reader = isXls ? ExcelReaderFactory.CreateBinaryReader(stream, settings) : ExcelReaderFactory.CreateOpenXmlReader(stream, settings);
        LandSheet? records = null;
        string[] header = [];
        var tables = new List<NamedTable>();
        var names = new List<string>();
        do
        {
            if (!reader.Read()) continue;
            var first = Row(reader);
            if (records is null ? LandSheet.IsHeader(first) : IsContinued(first, header))
            {
                if (records is null)
                {
                    header = first;
                    records = new LandSheet(header, (byte)'\t', FirstRows, findings);
                }
                else if (!first.SequenceEqual(header, StringComparer.Ordinal))
                {
                    Add(records, first, header.Length, 1);   // the sheet continues the rows without a header of its own
                }

                names.Add(reader.Name);
                for (var row = 2; reader.Read(); row++) Add(records, Row(reader), header.Length, row);
            }
            else if (first.Any(c => c.Length > 0))
            {
                tables.Add(Table(reader, first));
            }
        }
        while (reader.NextResult());
        if (records is null) return null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["record sheets"] = string.Join(", ", names) };
        return records.Finish(Format, isXls ? "xls" : "xlsx", ParserVersion, metadata, tables);
    }

    /// <summary>A later sheet repeats the header, or goes on with rows of as many cells, the first of which is a number.</summary>
    private static bool IsContinued(string[] first, string[] header) =>
        first.SequenceEqual(header, StringComparer.Ordinal) || (first.Length == header.Length && Text.Numbers.TryRead(first[0], out _));

    private static NamedTable Table(IExcelDataReader reader, string[] header)
    {
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read()) rows.Add(Row(reader));
        return new NamedTable(reader.Name, header, rows);
    }

    private static void Add(LandSheet records, string[] cells, int width, int row)
    {
        if (Array.TrueForAll(cells, c => c.Length == 0)) return;
        if (cells.Length < width) cells = [.. cells, .. Enumerable.Repeat("", width - cells.Length)];
        records.Add(Encoding.UTF8.GetBytes(string.Join('\t', cells)), row);
    }

    private static string[] Row(IExcelDataReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var c = 0; c < cells.Length; c++) cells[c] = Shown(reader.GetValue(c));
        return cells;
    }

    /// <summary>A cell as text: all digits of a number, dates as LAND writes them, durations as h:mm:ss.</summary>
    private static string Shown(object? cell) => cell switch
    {
        null => "",
        string text => text.Replace('\t', ' ').Trim(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime date when date.Year < 1901 => Shown(TimeSpan.FromDays(date.ToOADate())),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span:mm\\:ss\\.fff}"),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
