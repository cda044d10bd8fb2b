using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Studies;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports;

/// <summary>A cell of a study: what it was made from, its tests, its cycling run, and whether it was excluded.</summary>
/// <param name="Runs">All tests on it, in the order in which they were started.</param>
internal sealed record StudyCell(string Group, CellStory Story, IReadOnlyList<RecordedStream> Runs, RecordedStream? RunStream, RunResult? Run, CellExcluded? Exclusion)
{
    public bool IsTested => Runs.Any(r => r.Of<DataFileAttached>().Any());

    public string Label => Story.Label;

    public string? BatchLabel => Story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.Label.Text;

    public string? SheetLabel => Story.PositiveSheet?.Of<SheetStarted>().FirstOrDefault().Fact?.Label.Text;

    /// <summary>Built, tested and not excluded: its numbers are reported.</summary>
    public bool IsReported => Run?.Summary is not null && Exclusion is null;
}

/// <summary>A study with all that stands behind it, as of one ledger position.</summary>
internal sealed record StudyAt(RecordedStream Stream, StudyOpened Opened, Study State, IReadOnlyList<GroupDeclared> Groups, IReadOnlyList<StudyCell> Cells, IReadOnlyDictionary<string, RecordedStream> Others)
{
    /// <summary>All tests on its cells.</summary>
    public IReadOnlyList<RecordedStream> Runs { get; } = [.. Cells.SelectMany(c => c.Runs)];

    /// <summary>What decides which cells and cycles count, and whether it was declared before data could be seen.</summary>
    public IReadOnlyList<Declaration> Declarations { get; } = Studies.Declarations.Of(Stream, [.. Cells.SelectMany(c => c.Runs)]);

    /// <summary>A criterion that was struck out was not declared beforehand.</summary>
    public Declared WhenDeclared(string criterion) => Declarations.FirstOrDefault(d => d.What == Studies.Declarations.Criterion && d.Of == criterion)?.When ?? Declared.PostHoc;

    public int ReferenceCycle => State.ReferenceCycle ?? 1;

    public int ConditioningCycles => State.Conditioning?.Cycles ?? 0;

    /// <summary>The last cycle that every reported cell completed; 0 when nothing is reported.</summary>
    public int LastCommonCycle => Cells.Where(c => c.IsReported).Select(c => c.Run!.Summary!.CompleteCycles()).DefaultIfEmpty(0).Min();

    /// <summary>Batches in the order of the groups that used them first, then by label.</summary>
    public IEnumerable<RecordedStream> Batches => Cells.Where(c => c.Story.Batch is not null).GroupBy(c => c.Group, StringComparer.Ordinal)
        .SelectMany(g => g.Select(c => c.Story.Batch!).OrderBy(b => b.Of<BatchOpened>().First().Fact.Label.Text, StringComparer.Ordinal)).DistinctBy(b => b.StreamId);

    public IEnumerable<RecordedStream> Sheets => Cells.Select(c => c.Story.PositiveSheet).OfType<RecordedStream>().DistinctBy(s => s.StreamId).OrderBy(s => s.Of<SheetStarted>().First().Fact.Label.Text, StringComparer.Ordinal);

    /// <summary>Every stream on which the report depends.</summary>
    public IEnumerable<RecordedStream> AllStreams => new[] { Stream }.Concat(Cells.SelectMany(c => c.Story.Streams)).Concat(Cells.Select(c => c.RunStream).OfType<RecordedStream>()).Concat(Others.Values).DistinctBy(s => s.StreamId);

    public LotReceived? Lot(LotId id) => Others.TryGetValue(id.Value, out var lot) ? lot.Of<LotReceived>().FirstOrDefault().Fact : null;

    public ProtocolVersionPublished? Protocol(ProtocolId? id, int? version) =>
        id is { } protocol && Others.TryGetValue(protocol.Value, out var stream) ? stream.Of<ProtocolVersionPublished>().FirstOrDefault(p => p.Fact.Version == version).Fact : null;

    /// <summary>The study with its cells in the order of groups and labels.</summary>
    /// <exception cref="MalformedValueException">There is no such study at that position.</exception>
    public static async Task<StudyAt> Read(NotebookAt notebook, IProjections projections, RunSummaries summaries, StudyId id, CancellationToken cancellation)
    {
        var stream = await notebook.Stream(id.Value, cancellation).ConfigureAwait(false);
        if (stream.Of<StudyOpened>().FirstOrDefault().Fact is not { } opened) throw new MalformedValueException("study.unknown", $"At this ledger position there is no study {id}.");
        var state = stream.Fold<Study>().State;
        var runs = await RunsOf(notebook, projections, [.. state.Assigned.Keys], cancellation).ConfigureAwait(false);
        var cycling = state.Assigned.Keys.ToDictionary(c => c, c => CyclingRun(runs[c.Value]));
        await summaries.Derive([.. cycling.Values.OfType<RecordedStream>()], null, cancellation).ConfigureAwait(false);
        var derived = await summaries.Knowing(cycling.Values.OfType<RecordedStream>(), cancellation).ConfigureAwait(false);
        var cells = new List<StudyCell>();
        foreach (var (cellId, group) in state.Assigned)
        {
            if (await CellStory.Read(notebook, cellId.Value, cancellation).ConfigureAwait(false) is not { } story) continue;
            var run = cycling[cellId];
            var result = run is null ? null : await derived.Of(run, await RunConditions.Read(notebook, run, story, stream, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            cells.Add(new StudyCell(group, story, [.. runs[cellId.Value]], run, result, stream.Of<CellExcluded>().LastOrDefault(e => e.Fact.Cell == cellId).Fact));
        }

        var groups = stream.Of<GroupDeclared>().Select(g => g.Fact).ToList();
        var ordered = cells.OrderBy(c => groups.FindIndex(g => g.Group == c.Group)).ThenBy(c => c.Label, StringComparer.Ordinal).ToList();
        var mentioned = new[] { stream }.Concat(ordered.SelectMany(c => c.Story.Streams)).Concat(ordered.Select(c => c.RunStream).OfType<RecordedStream>())
            .SelectMany(s => s.Events).SelectMany(e => Handling.Mentions.In(e.Fact)).Distinct(StringComparer.Ordinal).ToList();
        await notebook.Prefetch(mentioned, cancellation).ConfigureAwait(false);
        var others = new Dictionary<string, RecordedStream>(StringComparer.Ordinal);
        foreach (var other in mentioned.Where(m => StreamIds.SubjectOf(m) is "lot" or "equipment" or "protocol")) others[other] = await notebook.Stream(other, cancellation).ConfigureAwait(false);
        return new StudyAt(stream, opened, state, groups, ordered, others);
    }

    /// <summary>The tests on each cell, in the order in which they were started. The live projection only says where to look: what counts is read as of the position.</summary>
    internal static async Task<ILookup<string, RecordedStream>> RunsOf(NotebookAt notebook, IProjections projections, IReadOnlyCollection<CellId> cells, CancellationToken cancellation)
    {
        var rows = (await projections.Rows(RunProjection.Named, [.. cells.Select(c => c.Value)], cancellation).ConfigureAwait(false)).As<RunRow>().ToList();
        await notebook.Prefetch(rows.Select(r => r.Run), cancellation).ConfigureAwait(false);
        var runs = new List<(string Cell, RecordedStream Run)>();
        foreach (var row in rows)
        {
            var run = await notebook.Stream(row.Run, cancellation).ConfigureAwait(false);
            if (run.Of<RunPlanned>().FirstOrDefault().Fact is { } planned) runs.Add((planned.Cell.Value, run));
        }

        return runs.OrderBy(r => StartOf(r.Run)).ThenBy(r => r.Run.Label, StringComparer.Ordinal).ToLookup(r => r.Cell, r => r.Run, StringComparer.Ordinal);
    }

    /// <summary>Bench time where it was given, else the time of recording.</summary>
    private static DateTimeOffset StartOf(RecordedStream run)
    {
        var (started, at) = run.Of<RunStarted>().FirstOrDefault();
        return started?.DoneAt?.At ?? (at ?? run.Events[0]).Stored.RecordedAt;
    }

    /// <summary>The first run by label with a data file of a technique that has cycles.</summary>
    internal static RecordedStream? CyclingRun(IEnumerable<RecordedStream> runs) =>
        runs.OrderBy(r => r.Label, StringComparer.Ordinal).FirstOrDefault(r => r.Of<DataFileAttached>().Any() && RunTechnique.Of(r)?.Kind.MayCycle() == true);
}
