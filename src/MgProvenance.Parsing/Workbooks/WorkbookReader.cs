using System.Text;
using ExcelDataReader;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>Workbooks with the record table of an instrument, over one sheet or several, .xlsx or .xls.</summary>
internal static class WorkbookReader
{
    private const long MostBytes = 512L << 20;

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>ExcelDataReader asks .NET for code page 1252 before it looks at its configuration; .NET knows it only from this provider.</summary>
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook, or null where the content is no workbook or none of its sheets is a record table of these instruments.</summary>
    public static ParseResult? TryRead(ReadOnlyMemory<byte> content, IReadOnlyList<WorkbookInstrument> instruments, long mostBytes = MostBytes)
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
            return Sheets(bytes, isXls, new WorkbookSheets(instruments, mostBytes, findings), findings);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // ExcelDataReader answers damaged content with many kinds of exception and documents none of them
            findings.Fatal("workbook.damaged", "file", $"The workbook cannot be read to its end: {e.Message}", found: e.GetType().Name);
            return findings.Stopped();
        }
    }

    private static ParseResult? Sheets(byte[] bytes, bool isXls, WorkbookSheets sheets, FindingList findings)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var settings = new ExcelReaderConfiguration();
        using var reader = isXls ? ExcelReaderFactory.CreateBinaryReader(stream, settings) : ExcelReaderFactory.CreateOpenXmlReader(stream, settings);
        do
        {
            if (reader.Read()) sheets.Read(reader);
        }
        while (!findings.HasFatal && reader.NextResult());
        return findings.HasFatal ? findings.Stopped() : sheets.Finish(isXls ? "xls" : "xlsx");
    }
}
