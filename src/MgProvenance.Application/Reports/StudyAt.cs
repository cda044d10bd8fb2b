using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
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

/// <summary>A cell of a study: what it was made from, its cycling run, and whether it was excluded.</summary>
internal sealed record StudyCell(string Group, CellStory Story, RecordedStream? RunStream, RunResult? Run, CellExcluded? Exclusion)
{
    public string Label => Story.Label;

    public string? BatchLabel => Story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.Label.Text;

    public string? SheetLabel => Story.PositiveSheet?.Of<SheetStarted>().FirstOrDefault().Fact?.Label.Text;

    /// <summary>Built, tested and not excluded: its numbers are reported.</summary>
    public bool IsReported => Run?.Summary is not null && Exclusion is null;
}

/// <summary>A study with all that stands behind it, as of one ledger position.</summary>
internal sealed record StudyAt(RecordedStream Stream, StudyOpened Opened, Study State, IReadOnlyList<GroupDeclared> Groups, IReadOnlyList<StudyCell> Cells, IReadOnlyDictionary<string, RecordedStream> Others)
{
    public int ReferenceCycle => State.ReferenceCycle ?? 1;

    public int ConditioningCycles => State.Conditioning?.Cycles ?? 0;

    /// <summary>The last cycle that every reported cell completed; 0 when nothing is reported.</summary>
    public int LastCommonCycle { get; } = Cells.Where(c => c.IsReported).Select(c => c.Run!.Summary!.Cycles.Count(n => n is { ChargeMAh: not null, DischargeMAh: not null })).DefaultIfEmpty(0).Min();

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
        var runs = new Dictionary<CellId, RecordedStream>();
        foreach (var cellId in state.Assigned.Keys)
        {
            if (await CyclingRun(notebook, projections, cellId, cancellation).ConfigureAwait(false) is { } run) runs[cellId] = run;
        }

        await summaries.Derive(runs.Values, null, cancellation).ConfigureAwait(false);
        var cells = new List<StudyCell>();
        foreach (var (cellId, group) in state.Assigned)
        {
            if (await CellStory.Read(notebook, cellId.Value, cancellation).ConfigureAwait(false) is not { } story) continue;
            var run = runs.GetValueOrDefault(cellId);
            var result = run is null ? null : await summaries.Of(run, story, state.ReferenceCycle ?? 1, cancellation).ConfigureAwait(false);
            cells.Add(new StudyCell(group, story, run, result, stream.Of<CellExcluded>().LastOrDefault(e => e.Fact.Cell == cellId).Fact));
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

    /// <summary>The first run of the cell with a data file of a technique that has cycles. The live projection only says where to look: what counts is read as of the position.</summary>
    private static async Task<RecordedStream?> CyclingRun(NotebookAt notebook, IProjections projections, CellId cell, CancellationToken cancellation)
    {
        foreach (var row in (await projections.Rows(RunProjection.Named, cell.Value, cancellation).ConfigureAwait(false)).As<RunRow>().OrderBy(r => r.Label, StringComparer.Ordinal))
        {
            var run = await notebook.Stream(row.Run, cancellation).ConfigureAwait(false);
            if (run.Of<DataFileAttached>().Any() && RunTechnique.Of(run)?.Kind.MayCycle() == true) return run;
        }

        return null;
    }
}
