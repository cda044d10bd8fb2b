using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Something of the bench was used in an act.</summary>
/// <param name="By">The stream of the act.</param>
internal sealed record Use(RecordedStream By, RecordedEvent Act)
{
    public BenchTime? DoneAt => BenchTimes.Of(Act.Fact);

    public string Label => By.Label ?? By.StreamId;
}

/// <summary>What happened at the bench for the audited study alone: its cells, their tests and measurements, and whatever these were made from.</summary>
internal sealed class StudyBench
{
    private readonly Dictionary<string, RecordedStream> _byId;
    private readonly Dictionary<string, LotFacts> _lots = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string Label, IReadOnlySet<string> Behind)> _behind;

    private StudyBench(AuditedRecord record)
    {
        var state = record.Target.State;
        var measured = state.Measurements.Keys.Select(m => m.Value).ToList();
        Cells = [.. state.Assigned.Keys.Select(c => record.CellOf(c.Value)).Concat(measured.Select(record.CellOf)).OfType<AuditedCell>().DistinctBy(c => c.Id).OrderBy(c => c.Story.Label, StringComparer.Ordinal)];
        _behind = [.. Cells.Select(c => (c.Story.Label, (IReadOnlySet<string>)c.Runs.SelectMany(r => record.Origins(r.StreamId)).Concat(record.Origins(c.Id)).ToHashSet(StringComparer.Ordinal)))];
        Streams =
        [
            .. _behind.SelectMany(b => b.Behind).Concat(Cells.SelectMany(c => c.Runs).Select(r => r.StreamId)).Concat(measured.SelectMany(record.Origins)).Distinct(StringComparer.Ordinal)
                .Select(record.Streams.GetValueOrDefault).OfType<RecordedStream>().OrderBy(s => s.Label ?? s.StreamId, StringComparer.Ordinal),
        ];
        _byId = Streams.ToDictionary(s => s.StreamId, StringComparer.Ordinal);
        Uses = (from stream in Streams
                where StreamIds.SubjectOf(stream.StreamId) is not ("lot" or "equipment" or "protocol")
                from act in stream.Events
                where !LineageProjection.SaysWhatLeft(act.Fact.GetType())
                from used in Mentions.In(act.Fact)
                where used != stream.StreamId
                select (used, new Use(stream, act))).ToLookup(u => u.used, u => u.Item2, StringComparer.Ordinal);
    }

    public static StudyBench Of(AuditedRecord record) => new(record);

    /// <summary>By label.</summary>
    public IReadOnlyList<AuditedCell> Cells { get; }

    /// <summary>By label.</summary>
    public IReadOnlyList<RecordedStream> Streams { get; }

    /// <summary>In which acts a stream was used, by its id; opening it in another's name is one.</summary>
    public ILookup<string, Use> Uses { get; }

    public IEnumerable<RecordedStream> Of(string subject) => Streams.Where(s => StreamIds.SubjectOf(s.StreamId) == subject);

    public RecordedStream? Stream(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>A lot as it stands; one that was never received has its id for a label.</summary>
    public LotFacts Lot(LotId id)
    {
        if (_lots.TryGetValue(id.Value, out var known)) return known;
        return _lots[id.Value] = Stream(id.Value)?.Fold<Lot>().State.Facts(id) ?? new LotFacts(id, id.Value, null, Recalled: false);
    }

    /// <summary>“all 9 cells”, or which of them stand on any of these streams.</summary>
    public string CellsOn(params IEnumerable<string> streams)
    {
        var these = streams.ToHashSet(StringComparer.Ordinal);
        return SomeCells([.. _behind.Where(b => b.Behind.Overlaps(these)).Select(b => b.Label)]);
    }

    public string SomeCells(IReadOnlyCollection<string> labels) => Some(labels, Cells.Count, "cell");

    /// <summary>“all 9 cells”, “3 of 9 cells (A, B, C)”, “5 of 9 cells (A, B, C and 2 more)”, “cell A” where there is but one.</summary>
    public static string Some(IReadOnlyCollection<string> labels, int of, string noun) => labels.Count switch
    {
        _ when of == 1 && labels.Count == 1 => $"{noun} {labels.First()}",
        _ when labels.Count == of => FormattableString.Invariant($"all {of} {noun}s"),
        _ => FormattableString.Invariant($"{labels.Count} of {of} {noun}s ({Listed(labels)})"),
    };

    /// <summary>Up to four by label, else three and how many more.</summary>
    public static string Listed(IReadOnlyCollection<string> labels)
    {
        const int most = 4;
        return labels.Count <= most ? string.Join(", ", labels) : FormattableString.Invariant($"{string.Join(", ", labels.Take(most - 1))} and {labels.Count - most + 1} more");
    }
}
