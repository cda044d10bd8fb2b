using MgProvenance.Parsing.ArbinText;
using MgProvenance.Parsing.Workbooks;

namespace MgProvenance.Parsing.ArbinWorkbook;

/// <summary>Arbin's workbooks, .xlsx or .xls: one channel's records over one sheet or several. Layout: docs/formats/arbin.md.</summary>
internal static class ArbinWorkbookReader
{
    private const string Format = "arbin-workbook";
    private const string ParserVersion = "1";

    public static WorkbookInstrument Instrument { get; } = new(ArbinSheet.Dialect, Finish);

    private static ParseResult Finish(WorkbookRecords workbook, FindingList findings)
    {
        var channels = workbook.Sheets.Select(ChannelOf).Distinct(StringComparer.Ordinal).ToList();
        if (channels.Count > 1)
        {
            findings.Fatal("arbin.two-channels", $"sheet {workbook.Sheets.First(s => ChannelOf(s) != channels[0])}", $"The workbook holds the records of more than one channel; export each on its own.", "one channel", string.Join(", ", channels));
            return findings.Stopped();
        }

        return ArbinSheet.Finish(workbook.Records, Format, workbook.Variant, ParserVersion, new(StringComparer.Ordinal) { ["record sheets"] = string.Join(", ", workbook.Sheets) }, workbook.Tables, findings);
    }

    /// <summary><c>Channel_1-006</c> of <c>Channel_1-006_1</c>: what follows the digits behind the hyphen counts the sheets of a long test.</summary>
    private static string ChannelOf(string sheet)
    {
        var end = sheet.IndexOf('-', StringComparison.Ordinal) + 1;
        while (end > 0 && end < sheet.Length && char.IsAsciiDigit(sheet[end])) end++;
        return end > 0 ? sheet[..end] : "";
    }
}
