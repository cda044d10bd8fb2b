using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Specimens;

/// <summary>A specimen with what it was taken from, as it stood at one ledger position.</summary>
/// <param name="Chain">From the specimen that was taken first to this one, which was split from it, directly or not.</param>
/// <param name="Cell">From which the first one was harvested.</param>
/// <param name="Batch">Of the cell's electrolyte, or from which the first one was taken.</param>
/// <param name="Origin">The lot or electrode from which the first one was taken.</param>
public sealed record SpecimenStory(IReadOnlyList<RecordedStream> Chain, CellStory? Cell, RecordedStream? Batch, RecordedStream? Origin)
{
    public RecordedStream Specimen => Chain[^1];

    /// <summary>How the first specimen of the chain was taken.</summary>
    public SpecimenTaken Taken => Chain[0].Of<SpecimenTaken>().First().Fact;

    /// <summary>The cell's last opening that is not known to be later than the harvest.</summary>
    public CellOpened? Opened => Cell?.Cell.Of<CellOpened>().LastOrDefault(o => !Interval.IsAfter(o.Fact.DoneAt, Taken.DoneAt)).Fact;

    /// <summary>What was done to this specimen, and to what it was split from before it was: rinsing, drying, exposure, transfers, preparation.</summary>
    public IEnumerable<RecordedEvent> Treatment => Chain.SelectMany((stream, i) => stream.Events
        .TakeWhile(e => i + 1 == Chain.Count || e.Fact is not SpecimenSplit split || split.Specimen.Value != Chain[i + 1].StreamId)
        .Where(e => e.Fact is SpecimenRinsed or SpecimenDried or SpecimenExposed or SpecimenTransferred or SpecimenPrepared));

    /// <summary>Every stream behind this specimen, itself included.</summary>
    public IEnumerable<RecordedStream> Streams => Chain.Concat(Cell?.Streams ?? []).Append(Batch).Append(Origin).OfType<RecordedStream>().DistinctBy(s => s.StreamId);

    /// <summary>Null when there is no such specimen at that position.</summary>
    public static async Task<SpecimenStory?> Read(NotebookAt notebook, string specimenId, CancellationToken cancellation)
    {
        var chain = new List<RecordedStream>();
        for (string? next = specimenId; next is not null && chain.TrueForAll(s => s.StreamId != next);)
        {
            var stream = await notebook.Stream(next, cancellation).ConfigureAwait(false);
            if (stream.Of<SpecimenTaken>().FirstOrDefault().Fact is not { } split) break;
            chain.Insert(0, stream);
            next = split.Parent?.Value;
        }

        if (chain is not [var first, ..]) return null;
        var taken = first.Of<SpecimenTaken>().First().Fact;
        var cell = taken.Cell is { } id ? await CellStory.Read(notebook, id.Value, cancellation).ConfigureAwait(false) : null;
        var batch = cell?.Batch ?? (taken.Batch is { } from ? await notebook.Stream(from.Value, cancellation).ConfigureAwait(false) : null);
        var origin = (taken.Lot?.Value ?? taken.Piece?.Value) is { } other ? await notebook.Stream(other, cancellation).ConfigureAwait(false) : null;
        return new SpecimenStory(chain, cell, batch, origin);
    }
}
