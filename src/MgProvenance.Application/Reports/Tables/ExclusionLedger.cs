using MgProvenance.Application.Studies;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Built, tested, excluded, reported: no cell vanishes without a line.</summary>
internal static class ExclusionLedger
{
    private static readonly string[] Counts = ["Planned", "Built", "Tested", "Excluded", "Reported"];

    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        var studies = scope.Studies.Where(s => s.Groups.Count > 0).ToList();
        if (studies.Count == 0) return [TableParts.Instead("No group of cells is declared, so there is no ledger of cells.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("exclusions"),
                TableParts.Label,
                "Ledger of cells: planned, built, tested, excluded and reported.",
                [new TableColumn("Group"), .. Counts.Select(h => new TableColumn(h, ColumnAlignment.Right))],
                [.. studies.SelectMany(s => Rows(s, named: scope.Studies.Count > 1))],
                [.. studies.SelectMany(Notes)]),
        ];
    }

    private static IEnumerable<TableRow> Rows(StudyAt study, bool named)
    {
        if (named) yield return TableParts.GroupRow($"Study {study.Opened.Label}");
        foreach (var g in study.Groups.Select(g => GroupLine.Of(g, study)))
            yield return new TableRow([FormulasIn.Text(g.Group), g.Planned is { } size ? TableParts.Count(size) : RichText.Gap(), TableParts.Count(g.Built), TableParts.Count(g.Tested), TableParts.Count(g.Excluded), TableParts.Count(g.Reported)]);
    }

    private static IEnumerable<RichText> Notes(StudyAt study)
    {
        // What was declared beforehand stands in the Methods, in a column or below another table.
        foreach (var d in study.Declarations.Where(d => d.What == Studies.Declarations.Criterion || d.When == Declared.PostHoc)) yield return $"{Capital(d.What)}{(d.Of is { } of ? $" {of}" : string.Empty)}{PostHoc(d.When)}: {d.Text}";
        if (study.Declarations.Any(d => d.When == Declared.PostHoc)) yield return "Post hoc: declared, or changed, after the first data file of a cell of this study was attached.";
        foreach (var cell in study.Cells.Where(c => c.Exclusion is not null)) yield return $"{cell.Label} was excluded by criterion {cell.Exclusion!.Criterion}{PostHoc(study.WhenDeclared(cell.Exclusion.Criterion))}: {cell.Exclusion.Reason}";
        foreach (var note in TableParts.Together(study.Cells.Where(c => !c.IsTested).Select(c => (c.Label, "not tested, no run has a data file.")))) yield return note;
        foreach (var note in TableParts.Together(study.Cells.Where(c => c.IsTested && c.Run?.Summary is null).Select(c => (c.Label, $"tested, without cycling numbers: {c.Run?.Reason ?? "there is no test with cycles."}")))) yield return note;
    }

    private static string PostHoc(Declared when) => when == Declared.PostHoc ? " (post hoc)" : string.Empty;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
