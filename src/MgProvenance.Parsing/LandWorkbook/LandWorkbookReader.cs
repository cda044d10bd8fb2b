using MgProvenance.Parsing.LandText;
using MgProvenance.Parsing.Workbooks;

namespace MgProvenance.Parsing.LandWorkbook;

/// <summary>LAND's workbooks, English or Chinese, .xlsx or .xls. Layout: docs/formats/land-workbook.md.</summary>
internal static class LandWorkbookReader
{
    private const string Format = "land-workbook";
    private const string ParserVersion = "2";
    private const string TestInformation = "Test information";

    public static WorkbookInstrument Instrument { get; } = new(LandSheet.Dialect, Finish) { IsNestedHeader = NestedRows.IsHeader, IsNestedRecord = NestedRows.IsRecord };

    private static ParseResult Finish(WorkbookRecords workbook, FindingList findings)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["record sheets"] = string.Join(", ", workbook.Sheets) };
        if (workbook.Tables.FirstOrDefault(t => t.Name == TestInformation) is { Rows: [var values, ..] } information)
        {
            foreach (var (name, value) in information.Header.Zip(values).Where(p => p.First.Length > 0 && p.Second.Length > 0)) metadata[name] = value;
        }

        return LandSheet.Finish(workbook.Records, Format, workbook.Variant, ParserVersion, metadata, workbook.Tables, findings);
    }
}
