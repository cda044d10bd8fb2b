using MgProvenance.Application.Manuscripts;
using MgProvenance.Documents;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>What the manuscript claims, and on what of this notebook each claim stands, or that it stands on nothing.</summary>
internal static class ClaimTable
{
    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        if (scope.Manuscript is not { } manuscript) return [];
        if (manuscript.Claims.Count == 0) return [TableParts.Instead("No claim of the manuscript is recorded.")];
        var rows = new List<TableRow>();
        foreach (var section in manuscript.Claims.GroupBy(c => c.Place.Section, StringComparer.Ordinal))
        {
            rows.Add(TableParts.GroupRow(section.Key));
            rows.AddRange(section.Select(c => Row(c, scope)));
        }

        return
        [
            new TableBlock(
                TableParts.Anchor("claims"),
                TableParts.Label,
                "Claims of the manuscript with their evidence.",
                [new TableColumn("Claim", Width: 1.2), new TableColumn("Wording", Width: 2.6), new TableColumn("Strength", Width: 0.8), new TableColumn("Evidence", Width: 4.2)],
                rows,
                ["Evidence names tests, measurements and calculations of the notebook by their labels. What would be needed and is not there is said in brackets."],
                Landscape: true),
        ];
    }

    private static TableRow Row(ClaimLine claim, ReportScope scope) => new([claim.Claim, FormulasIn.Text(claim.Wording), claim.Strength.ToString().ToLowerInvariant(), Evidence(claim, scope)]);

    private static RichText Evidence(ClaimLine claim, ReportScope scope)
    {
        List<RichText> parts =
        [
            .. claim.Support.Select(s => FormulasIn.Text($"{string.Join(", ", s.Evidence.Select(e => e.Label))}{(s.How is { } how ? $": {how}" : string.Empty)}")),
            .. FewCells(claim, scope),
            .. claim.Missing.Select(m => new RichText([new Span($"[missing: {m}]", SpanStyle.Gap)])),
        ];
        if (parts.Count == 0) return RichText.Gap("evidence");
        var text = RichText.Build().Add(parts[0]);
        foreach (var (part, before) in parts.Skip(1).Zip(parts)) text.Text(before.ToPlainText().EndsWith('.') ? " " : "; ").Add(part);
        return text.Done();
    }

    /// <summary>What a comparison is worth where a group has one cell behind it; runs of one cell count once, a study is all of its cells.</summary>
    private static IEnumerable<RichText> FewCells(ClaimLine claim, ReportScope scope)
    {
        if (claim.Strength is not (ClaimStrength.Superlative or ClaimStrength.Comparative)) yield break;
        var evidence = claim.Support.SelectMany(s => s.Evidence).Select(e => e.Stream).ToHashSet(StringComparer.Ordinal);
        var counts = scope.Studies.SelectMany(s => s.Cells.Where(c => c.Exclusion is null && (evidence.Contains(s.Stream.StreamId) || c.Runs.Append(c.Story.Cell).Any(r => evidence.Contains(r.StreamId)))))
            .GroupBy(c => c.Group, StringComparer.Ordinal).Select(g => (Group: g.Key, Cells: g.DistinctBy(c => c.Story.Cell.StreamId).Count())).ToList();
        var single = counts.Where(c => c.Cells == 1).Select(c => c.Group).ToList();
        if (single.Count == 0) yield break;
        var first = claim.Strength == ClaimStrength.Superlative ? "Best" : "Comparison";
        yield return single.Count == counts.Count
            ? FormulasIn.Text($"{first} of one cell{(single.Count == 1 ? $" of {single[0]}" : " each")}: descriptive only.")
            : FormulasIn.Text($"{first} with one cell of {string.Join(" and of ", single)}: descriptive only.");
    }
}
