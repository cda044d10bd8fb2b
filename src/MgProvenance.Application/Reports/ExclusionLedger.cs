using System.Globalization;
using MgProvenance.Application.Studies;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>Built, tested, excluded, reported: no cell vanishes without a line.</summary>
internal static class ExclusionLedger
{
    private static readonly string[] Counts = ["Planned", "Built", "Tested", "Excluded", "Reported"];

    public static IEnumerable<Block> Blocks(StudyAt study)
    {
        var rows = study.Groups.Select(g => GroupLine.Of(g, study))
            .Select(g => new TableRow([g.Group, g.Planned is { } size ? RichText.Plain(Number(size)) : RichText.Gap(), Number(g.Built), Number(g.Tested), Number(g.Excluded), Number(g.Reported)]));
        yield return new TableBlock(
            "table-s3",
            "Table S3",
            "Ledger of cells: planned, built, tested, excluded and reported.",
            [new TableColumn("Group"), .. Counts.Select(h => new TableColumn(h, ColumnAlignment.Right))],
            [.. rows],
            [.. Notes(study)]);
    }

    private static IEnumerable<RichText> Notes(StudyAt study)
    {
        // What was declared beforehand stands in the Methods, in a column or below another table.
        foreach (var d in study.Declarations.Where(d => d.What == Studies.Declarations.Criterion || d.When == Declared.PostHoc)) yield return $"{Capital(d.What)}{(d.Of is { } of ? $" {of}" : string.Empty)}{PostHoc(d.When)}: {d.Text}";
        if (study.Declarations.Any(d => d.When == Declared.PostHoc)) yield return "Post hoc: declared, or changed, after the first data file of a cell of this study was attached.";
        foreach (var cell in study.Cells.Where(c => c.Exclusion is not null)) yield return $"{cell.Label} was excluded by criterion {cell.Exclusion!.Criterion}{PostHoc(study.WhenDeclared(cell.Exclusion.Criterion))}: {cell.Exclusion.Reason}";
        foreach (var cell in study.Cells.Where(c => !c.IsTested)) yield return $"{cell.Label} was not tested: it has no run with a data file.";
        foreach (var cell in study.Cells.Where(c => c.IsTested && c.Run?.Summary is null)) yield return $"{cell.Label} was tested and has no cycling numbers: {cell.Run?.Reason ?? "it has no test with cycles."}";
    }

    private static string PostHoc(Declared when) => when == Declared.PostHoc ? " (post hoc)" : string.Empty;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
