using MgProvenance.Application.Studies;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Built, tested, excluded, reported: no cell vanishes without a line.</summary>
internal static class ExclusionLedger
{
    private static readonly string[] Counts = ["Planned", "Built", "Tested", "Excluded", "Reported"];

    public static IEnumerable<Block> Blocks(ReportScope scope) => scope.Studies.SelectMany(s => Blocks(s, scope.Studies.Count > 1));

    private static IEnumerable<Block> Blocks(StudyAt study, bool named)
    {
        if (study.Groups.Count == 0)
        {
            yield return TableParts.Instead($"Study {study.Opened.Label} declares no group, so there is no ledger of its cells.");
            yield break;
        }

        var rows = study.Groups.Select(g => GroupLine.Of(g, study))
            .Select(g => new TableRow([FormulasIn.Text(g.Group), g.Planned is { } size ? TableParts.Count(size) : RichText.Gap(), TableParts.Count(g.Built), TableParts.Count(g.Tested), TableParts.Count(g.Excluded), TableParts.Count(g.Reported)]));
        yield return new TableBlock(
            TableParts.Anchor("exclusions", study),
            TableParts.Label,
            TableParts.Caption("Ledger of cells: planned, built, tested, excluded and reported.", study, named),
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
}
