using MgProvenance.Application.Manuscripts;
using MgProvenance.Documents;

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
            rows.AddRange(section.Select(Row));
        }

        return
        [
            new TableBlock(
                TableParts.Anchor("claims"),
                TableParts.Label,
                "Claims of the manuscript with their evidence.",
                [new TableColumn("Claim", Width: 1.3), new TableColumn("Wording", Width: 3.2), new TableColumn("Strength", Width: 1), new TableColumn("Evidence", Width: 3.2)],
                rows,
                ["Evidence names tests, measurements and calculations of the notebook by their labels. What would be needed and is not there is said in brackets."],
                Landscape: true),
        ];
    }

    private static TableRow Row(ClaimLine claim) => new([claim.Claim, FormulasIn.Text(claim.Wording), claim.Strength.ToString().ToLowerInvariant(), Evidence(claim)]);

    private static RichText Evidence(ClaimLine claim)
    {
        List<RichText> parts =
        [
            .. claim.Support.Select(s => FormulasIn.Text($"{string.Join(", ", s.Evidence.Select(e => e.Label))}{(s.How is { } how ? $": {how}" : string.Empty)}")),
            .. claim.Missing.Select(m => new RichText([new Span($"[missing: {m}]", SpanStyle.Gap)])),
        ];
        if (parts.Count == 0) return RichText.Gap("evidence");
        var text = RichText.Build().Add(parts[0]);
        foreach (var (part, before) in parts.Skip(1).Zip(parts)) text.Text(before.ToPlainText().EndsWith('.') ? " " : "; ").Add(part);
        return text.Done();
    }
}
