using System.Globalization;
using System.Text;
using ExcelDataReader;
using MgProvenance.Parsing.Records;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>What a workbook holds of one instrument.</summary>
/// <param name="Variant"><c>xlsx</c> or <c>xls</c>.</param>
/// <param name="Sheets">Names of the sheets whose rows are in <paramref name="Records"/>.</param>
/// <param name="Tables">All other sheets, as written.</param>
internal sealed record WorkbookRecords(RecordSheet Records, string Variant, IReadOnlyList<string> Sheets, IReadOnlyList<NamedTable> Tables);

/// <summary>Workbooks with the record table of an instrument, over one sheet or several, .xlsx or .xls.</summary>
internal static class WorkbookReader
{
    private const int MostRows = 8 << 20;

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>ExcelDataReader asks .NET for code page 1252 before it looks at its configuration; .NET knows it only from this provider.</summary>
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook, or null where the content is no workbook or none of its sheets is a record table of these instruments.</summary>
    public static ParseResult? TryRead(ReadOnlyMemory<byte> content, params IReadOnlyList<(RecordDialect Dialect, Func<WorkbookRecords, FindingList, ParseResult> Finish)> instruments)
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

        try
        {
            return Sheets(bytes, isXls, instruments, findings);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // ExcelDataReader answers damaged content with many kinds of exception and documents none of them
            findings.Fatal("workbook.damaged", "file", $"The workbook cannot be read to its end: {e.Message}", found: e.GetType().Name);
            return findings.Stopped();
        }
    }

    private static ParseResult? Sheets(byte[] bytes, bool isXls, IReadOnlyList<(RecordDialect Dialect, Func<WorkbookRecords, FindingList, ParseResult> Finish)> instruments, FindingList findings)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var settings = new ExcelReaderConfiguration();
        using var reader = isXls ? ExcelReaderFactory.CreateBinaryReader(stream, settings) : ExcelReaderFactory.CreateOpenXmlReader(stream, settings);
        RecordSheet? records = null;
        Func<WorkbookRecords, FindingList, ParseResult>? finish = null;
        string[] header = [];
        var tables = new List<NamedTable>();
        var names = new List<string>();
        do
        {
            if (!reader.Read()) continue;
            var first = Row(reader);
            if (records is null && instruments.FirstOrDefault(i => i.Dialect.IsHeader(first)) is { Dialect: { } dialect } instrument)
            {
                (header, finish) = (first, instrument.Finish);
                records = new RecordSheet(header, (byte)'\t', RowsOfAll(bytes, isXls, settings), dialect, findings);
            }
            else if (records is not null && IsContinued(first, header))
            {
                // the sheet may continue the rows without a header of its own
                if (!first.SequenceEqual(header, StringComparer.Ordinal)) Add(records, first, header.Length, 1);
            }
            else
            {
                if (first.Any(c => c.Length > 0)) tables.Add(Table(reader, first));
                continue;
            }

            names.Add(reader.Name);
            for (var row = 2; reader.Read(); row++) Add(records, Row(reader), header.Length, row);
        }
        while (reader.NextResult());
        return records is null ? null : finish!(new WorkbookRecords(records, isXls ? "xls" : "xlsx", names, tables), findings);
    }

    /// <summary>A later sheet repeats the header, or goes on with rows of as many cells, the first of which is a number.</summary>
    private static bool IsContinued(string[] first, string[] header) =>
        first.SequenceEqual(header, StringComparer.Ordinal) || (first.Length == header.Length && Text.Numbers.TryRead(first[0], out _));

    private static int RowsOfAll(byte[] bytes, bool isXls, ExcelReaderConfiguration settings)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = isXls ? ExcelReaderFactory.CreateBinaryReader(stream, settings) : ExcelReaderFactory.CreateOpenXmlReader(stream, settings);
        var rows = 0;
        do
        {
            // the row count that a sheet states is not to be trusted for an allocation
            while (rows < MostRows && reader.Read()) rows++;
        }
        while (reader.NextResult());
        return rows;
    }

    private static NamedTable Table(IExcelDataReader reader, string[] header)
    {
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read()) rows.Add(Row(reader));
        return new NamedTable(reader.Name, header, rows);
    }

    private static void Add(RecordSheet records, string[] cells, int width, int row)
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

    /// <summary>A cell as text: all digits of a number, dates from year to second, durations as h:mm:ss.</summary>
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
