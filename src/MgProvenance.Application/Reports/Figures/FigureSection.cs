using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>The figures of one study, or the reason why there are none: a clause after “because”.</summary>
internal sealed record StudyFigures(IReadOnlyList<FigureBlock> Blocks, string WhyNot);

/// <summary>One kind of figure for every study of the report; where a study has none, a sentence says so.</summary>
/// <param name="What">For that sentence, in the plural and with a capital.</param>
/// <param name="Opens">Heading before it; null where another section opened the figures.</param>
internal sealed record FigureSection(string Name, string Prints, string What, Func<ReportScope, StudyAt, CancellationToken, Task<StudyFigures>> Draw, Heading? Opens = null) : IReportSection
{
    public async Task<IReadOnlyList<Block>> Compose(SectionContext context, CancellationToken cancellation)
    {
        var (drawn, missing) = (new List<FigureBlock>(), new List<(string Study, string Why)>());
        foreach (var study in context.Scope.Studies)
        {
            var figures = await Draw(context.Scope, study, cancellation).ConfigureAwait(false);
            drawn.AddRange(figures.Blocks);
            if (figures.Blocks.Count == 0) missing.Add((study.Opened.Label.Text, figures.WhyNot));
        }

        // Before the figures: a sentence after the last one could have a page to itself.
        List<Block> blocks = Opens is null ? [] : [Opens];
        foreach (var reason in missing.GroupBy(m => m.Why, StringComparer.Ordinal))
        {
            var studies = ReportText.List([.. reason.Select(r => RichText.Plain(r.Study))]);
            blocks.Add(new Paragraph(RichText.Build().Text($"{What} are not drawn for ").Add(studies).Text($": {reason.Key}.")));
        }

        return [.. blocks, .. drawn];
    }
}
