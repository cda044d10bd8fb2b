using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Events;

/// <summary>A stored event together with the fact it holds.</summary>
public sealed record RecordedEvent(StoredEvent Stored, IEvent Fact)
{
    /// <summary>The correction that made the fact what it is; null where the fact is as it was first recorded.</summary>
    public StoredEvent? Correction { get; init; }
}

/// <summary>The facts of one stream in order, ready to be folded.</summary>
/// <param name="Events">What counts: corrected facts in the place of the first ones, without those struck out and without the corrections themselves.</param>
public sealed record RecordedStream(string StreamId, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Marten fills the gaps of failed appends with rows of this type; they are no facts.</summary>
    public const string Tombstone = "tombstone";

    /// <summary>Everything that was recorded, as it was recorded.</summary>
    public IReadOnlyList<RecordedEvent> History { get; private init; } = [];

    /// <summary>The version that the next append expects; 0 when there is no such stream.</summary>
    public long Version { get; private init; }

    /// <exception cref="UnknownEventTypeException">An event is of a type that the program does not know.</exception>
    public static RecordedStream From(string streamId, IEnumerable<StoredEvent> stored)
    {
        var (history, version) = (new List<RecordedEvent>(), 0L);
        foreach (var e in stored)
        {
            version = e.Version;
            if (e.Type != Tombstone) history.Add(new RecordedEvent(e, EventCatalogue.Read(e.Type, e.Data) ?? throw new UnknownEventTypeException(e.StreamId, e.Version, e.Type)));
        }

        return new RecordedStream(streamId, Effective(history)) { History = history, Version = version };
    }

    /// <summary>Without what was recorded from this ledger index on, except for corrections of what was recorded before.</summary>
    public RecordedStream Before(long index) => this with { Events = [.. Events.Where(e => e.Stored.Index < index)] };

    /// <summary>The event of this version, as it was recorded first.</summary>
    public RecordedEvent? First(long version) => History.FirstOrDefault(e => e.Stored.Version == version);

    /// <summary>What counts of the event of this version; null when it is struck out or holds no fact.</summary>
    public RecordedEvent? Effective(long version) => Events.FirstOrDefault(e => e.Stored.Version == version);

    /// <summary>The corrections and strikings out of one event, the one that counts last.</summary>
    public IEnumerable<(ICorrection Correction, StoredEvent Stored)> CorrectionsOf(long version) =>
        History.Where(e => e.Fact is ICorrection correction && correction.Version == version).Select(e => ((ICorrection)e.Fact, e.Stored));

    /// <summary>The deviations that were noted with what counts of an event.</summary>
    public IEnumerable<DeviationNoted> NotedWith(RecordedEvent effective) => History
        .SkipWhile(e => e.Stored.Version <= (effective.Correction ?? effective.Stored).Version).Select(e => e.Fact).TakeWhile(f => f is DeviationNoted).Cast<DeviationNoted>();

    /// <summary>What the event of this version says, as corrected; what it said last where it is struck out. Null when there is none.</summary>
    public IEvent? LastStated(long version) =>
        Effective(version)?.Fact ?? CorrectionsOf(version).Select(c => c.Correction).OfType<FactCorrected>().LastOrDefault()?.Replacement ?? First(version)?.Fact;

    /// <summary>Folds the subject's own events in the order of the bench into its state, with the deviations beside it.</summary>
    /// <param name="asOf">What happened after it is not seen. Deviations are, all of them: whether one is answered is a matter of now.</param>
    public (TState State, Deviations Deviations) Fold<TState>(BenchTime? asOf = null)
        where TState : ISubject<TState> =>
        (BenchOrder.Of(Events, asOf).Select(e => e.Fact).Where(f => !Deviations.Takes(f)).Aggregate(TState.Initial, TState.Evolve), Deviations);

    /// <summary>What people call it; null where nothing that counts labels it.</summary>
    public string? Label => Of<ILabels>().LastOrDefault().Fact?.Label.Text;

    /// <summary>The deviations alone, for whatever subject. A number is never given again, so those that no longer count are counted.</summary>
    public Deviations Deviations => Events.Select(e => e.Fact).Where(Deviations.Takes).Aggregate(Deviations.None, (all, e) => all.Evolve(e)) with
    {
        Count = History.Select(e => e.Fact).OfType<DeviationNoted>().Select(d => d.Number).DefaultIfEmpty(0).Max(),
    };

    /// <summary>The facts of one type, with the events that hold them.</summary>
    public IEnumerable<(TFact Fact, RecordedEvent Recorded)> Of<TFact>()
        where TFact : IEvent => Events.Where(e => e.Fact is TFact).Select(e => ((TFact)e.Fact, e));

    private static List<RecordedEvent> Effective(List<RecordedEvent> history)
    {
        if (!history.Exists(e => e.Fact is ICorrection)) return history;
        var byVersion = history.ToDictionary(e => e.Stored.Version);
        return [.. EffectiveFacts.Of([.. history.Select(e => new Recorded(e.Stored.Version, e.Fact))])
            .Select(e => byVersion[e.Version] with { Fact = e.Fact, Correction = e.Correction is { } version ? byVersion[version].Stored : null })];
    }
}
