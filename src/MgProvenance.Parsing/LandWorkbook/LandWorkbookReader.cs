using MgProvenance.Parsing.LandText;
using MgProvenance.Parsing.Workbooks;

namespace MgProvenance.Parsing.LandWorkbook;

/// <summary>LAND's workbooks, English or Chinese, .xlsx or .xls. Layout: docs/formats/land-workbook.md.</summary>
internal static class LandWorkbookReader
{
    private const string Format = "land-workbook";
    private const string ParserVersion = "1";

    public static ParseResult Finish(WorkbookRecords workbook, FindingList findings) =>
        LandSheet.Finish(workbook.Records, Format, workbook.Variant, ParserVersion, new(StringComparer.Ordinal) { ["record sheets"] = string.Join(", ", workbook.Sheets) }, workbook.Tables, findings);
}
