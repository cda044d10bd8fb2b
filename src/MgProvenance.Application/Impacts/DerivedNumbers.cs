using MgProvenance.Application.Cells;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Impacts;

/// <summary>A derived number of one thing.</summary>
/// <param name="Key">Within the thing; the same in every state of the notebook.</param>
internal sealed record NumberOf(string Stream, string Label, string Key, string Name, double? Value, string Unit, double? StandardUncertainty, string? Reason);

/// <summary>The numbers that batches, cells, runs and studies have in one state of the notebook, by the code that lists, summaries, comparisons and reports use.</summary>
internal sealed class DerivedNumbers(View view)
{
    /// <summary>Of each of these that has numbers of its own.</summary>
    public async Task<IReadOnlyList<NumberOf>> Of(IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        await view.Notebook.PrefetchOrigins(streams.Where(s => StreamIds.SubjectOf(s) is "electrolyte" or "cell" or "run"), cancellation).ConfigureAwait(false);
        var numbers = new List<NumberOf>();
        foreach (var stream in streams)
        {
            numbers.AddRange(StreamIds.SubjectOf(stream) switch
            {
                "electrolyte" => await Batch(stream, cancellation).ConfigureAwait(false),
                "cell" => await Cell(stream, cancellation).ConfigureAwait(false),
                "run" => await Run(stream, cancellation).ConfigureAwait(false),
                _ => [],
            });
        }

        return numbers;
    }

    /// <summary>What a report of the study would print: its tables, with the means of its groups. None where there is no such study.</summary>
    public async Task<IReadOnlyList<PrintedNumber>> OfStudy(string study, CancellationToken cancellation)
    {
        if (!(await view.Notebook.Stream(study, cancellation).ConfigureAwait(false)).Of<StudyOpened>().Any()) return [];
        var (at, numbers) = (await StudyAt.Read(view.Notebook, view.Projections, view.Runs, StudyId.Of(study), cancellation).ConfigureAwait(false), new NumberBook());
        var comparison = await StudyComparison.Of(view.Notebook, at, view.Analyses, Factor.Group, cancellation).ConfigureAwait(false);
        IEnumerable<Block>[] tables =
        [
            OverStudies([at], numbers),
            new BuiltCellsTable(at, named: false, numbers).Blocks(),
            new PerformanceTable(at, named: false, numbers).Blocks(),
            new ComparisonTables(at, comparison, named: false, numbers).Blocks(),
        ];
        foreach (var table in tables) _ = table.ToList();
        return numbers.Numbers;
    }

    /// <summary>Of the tables that a manuscript's report prints once for all its studies.</summary>
    public async Task<IReadOnlyList<PrintedNumber>> OfManuscript(ReportSubject subject, CancellationToken cancellation)
    {
        var scope = await ReportScope.Read(view.Notebook, view.Projections, view.Runs, view.Analyses, subject, cancellation).ConfigureAwait(false);
        var numbers = new NumberBook();
        _ = OverStudies(scope.Studies, numbers).ToList();
        return numbers.Numbers;
    }

    private static IEnumerable<Block> OverStudies(IReadOnlyList<StudyAt> studies, NumberBook numbers) => new ElectrolyteTable(studies, numbers).Blocks().Concat(new ElectrodeTable(studies, numbers).Blocks());

    private async Task<IEnumerable<NumberOf>> Batch(string id, CancellationToken cancellation)
    {
        var batch = await view.Notebook.Stream(id, cancellation).ConfigureAwait(false);
        var others = new Dictionary<string, RecordedStream>(StringComparer.Ordinal);
        string[] used = [.. batch.Events.SelectMany(e => Mentions.In(e.Fact)).Where(m => StreamIds.SubjectOf(m) is "lot" or "equipment").Distinct(StringComparer.Ordinal)];
        await view.Notebook.Prefetch(used, cancellation).ConfigureAwait(false);
        foreach (var other in used) others[other] = await view.Notebook.Stream(other, cancellation).ConfigureAwait(false);
        var charged = new ChargedInBatch(others);
        IEnumerable<(string Key, string Name, Derived? Number)> numbers =
            [.. charged.Salts(batch).Select(s => (s, $"{s} charged", charged.Of(batch, s))), (ChargedInBatch.TotalMagnesium, "Mg charged", charged.Magnesium(batch))];
        return numbers.Where(n => n.Number is not null).Select(n => Number(batch, n.Key, n.Name, n.Number!));
    }

    private async Task<IEnumerable<NumberOf>> Cell(string id, CancellationToken cancellation)
    {
        if (await CellStory.Read(view.Notebook, id, cancellation).ConfigureAwait(false) is not { } story) return [];
        var runs = (await StudyAt.RunsOf(view.Notebook, view.Projections, [CellId.Of(id)], cancellation).ConfigureAwait(false))[id].ToList();
        var (run, result) = (StudyAt.CyclingRun(runs), default(RunResult));
        var study = await RunConditions.StudyOf(view.Notebook, view.Projections, CellId.Of(id), cancellation).ConfigureAwait(false);
        if (run is not null)
        {
            await view.Runs.Derive([run], null, cancellation).ConfigureAwait(false);
            result = await view.Runs.Of(run, await RunConditions.Read(view.Notebook, run, story, study, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        var (state, cell) = (study?.Fold<Study>().State, new StudyCell(string.Empty, story, runs, run, result, null));
        var measures = CellPerformance.Measures(state?.ReferenceCycle ?? 1, result?.Summary?.CompleteCycles() ?? 0, state?.Conditioning?.Cycles ?? 0);
        return measures.Select(m => Number(story.Cell, m.Key, m.Header, m.Of(cell))).Prepend(Number(story.Cell, "area", "Area", story.Area()));
    }

    /// <summary>Cycles are told with their cell; here is what follows by the technique beside them.</summary>
    private async Task<IEnumerable<NumberOf>> Run(string id, CancellationToken cancellation)
    {
        var run = await view.Notebook.Stream(id, cancellation).ConfigureAwait(false);
        if (run.Of<RunPlanned>().FirstOrDefault().Fact is not { } planned) return [];
        var story = await CellStory.Read(view.Notebook, planned.Cell.Value, cancellation).ConfigureAwait(false);
        var study = await RunConditions.StudyOf(view.Notebook, view.Projections, planned.Cell, cancellation).ConfigureAwait(false);
        var conditions = await RunConditions.Read(view.Notebook, run, story, study, cancellation).ConfigureAwait(false);
        var (found, _) = await view.Analyses.Numbers(run, conditions, cancellation).ConfigureAwait(false);
        return (found?.Rows ?? []).SelectMany(r => r.Numbers.Select(n => new NumberOf(id, Labels.Of(run), $"{r.Of}.{n.Key}", r.IsWhole ? n.Name : $"{r.Of}: {n.Name}", n.Value, n.Unit, n.StandardUncertainty, n.Reason)));
    }

    private static NumberOf Number(RecordedStream stream, string key, string name, Derived number) =>
        new(stream.StreamId, Labels.Of(stream), key, name, number.Value, number.Unit, number.StandardUncertainty, number.Reason);
}
