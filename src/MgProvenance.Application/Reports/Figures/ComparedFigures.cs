using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>How means are drawn wherever cells are compared.</summary>
internal static class ComparisonFigureText
{
    public const string Means = "open squares are means over the cells of a group, the lines beside them 95 % confidence intervals from three cells on.";
}

/// <summary>Quantities of every cell, group beside group, and survival curves.</summary>
internal static class ComparedFigures
{
    public const string Comparison = "comparison", Survival = "survival";

    /// <summary>Panels of one page.</summary>
    private const int OnAPage = 12;

    /// <summary>Of the many numbers of a test, those that stand for it; what is weighed or dispensed is in the tables.</summary>
    private static readonly string[] Shown =
    [
        ".first-discharge", ".first-efficiency", ".reference-discharge", ".last-discharge", ".retention", ".mean-efficiency", ".discharge-voltage", ".hysteresis",
        ".separation", ".b-value", "-b-value", ".leakage", ".leakage-per-mass", ".leakage-per-area", ".polarisation-first", ".drift",
    ];

    public static async Task<StudyFigures> DrawComparison(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var (comparison, blocks) = (await scope.Compared(study, cancellation).ConfigureAwait(false), new List<FigureBlock>());
        foreach (var test in comparison.Tests)
        {
            var quantities = test.Quantities.Where(q => q.How != Electrochemistry.Comparison.Survival && !q.IsDescriptiveOnly && Shown.Any(e => q.Key.EndsWith(e, StringComparison.Ordinal))).DistinctBy(q => q.Name).ToList();
            foreach (var page in quantities.Chunk(OnAPage))
            {
                var panels = page.Select(q => ComparisonFigures.Points(q, test, comparison)).ToList();
                var caption = $"Cells beside each other. {comparison.Label}, {test.Name}: {FigureText.Panels([.. page.Select(q => q.Name)])}. {Counts(page[0])}. Every cell is a point with one standard uncertainty; {ComparisonFigureText.Means}{ComparisonFigures.Limits(page)}";
                blocks.Add(FigureText.Block(Comparison, study, blocks.Count + 1, caption, panels));
            }
        }

        return new(blocks, "no group has more than one cell with the same test");
    }

    public static async Task<StudyFigures> DrawSurvival(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var (comparison, blocks) = (await scope.Compared(study, cancellation).ConfigureAwait(false), new List<FigureBlock>());
        foreach (var test in comparison.Tests)
        {
            var lives = test.Quantities.Where(q => q.How == Electrochemistry.Comparison.Survival && !q.IsDescriptiveOnly).ToList();
            if (lives.Count == 0) continue;
            var caption = $"Survival by Kaplan and Meier. {comparison.Label}, {test.Name}: {FigureText.Panels([.. lives.Select(q => q.Name)])}. {Counts(lives[0])}.{(lives.SelectMany(q => q.Groups).SelectMany(g => g.Values).Any(v => v.Bound == Electrochemistry.Bound.Above) ? " Crosses: cells that were not seen to fail." : string.Empty)}";
            blocks.Add(FigureText.Block(Survival, study, blocks.Count + 1, caption, [.. lives.Select(q => ComparisonFigures.Survival(q, comparison))]));
        }

        return new(blocks, "no group has more than one cell with a life");
    }

    private static string Counts(ComparedQuantity quantity) => string.Join(", ", quantity.Groups.Where(g => g.Cells > 0).Select(g => $"{g.Group} ({FigureText.N(g.Cells)})"));
}
