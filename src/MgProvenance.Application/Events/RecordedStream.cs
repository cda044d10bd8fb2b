using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Events;

/// <summary>A stored event together with the fact it holds.</summary>
public sealed record RecordedEvent(StoredEvent Stored, IEvent Fact);

/// <summary>The facts of one stream in order, ready to be folded.</summary>
public sealed record RecordedStream(string StreamId, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Marten fills the gaps of failed appends with rows of this type; they are no facts.</summary>
    public const string Tombstone = "tombstone";

    /// <summary>The version that the next append expects; 0 when there is no such stream.</summary>
    public long Version => Events.Count == 0 ? 0 : Events[^1].Stored.Version;

    /// <exception cref="UnknownEventTypeException">An event is of a type that the program does not know.</exception>
    public static RecordedStream From(string streamId, IEnumerable<StoredEvent> stored) => new(
        streamId,
        [.. stored.Where(e => e.Type != Tombstone).Select(e => new RecordedEvent(e, EventCatalogue.Read(e.Type, e.Data) ?? throw new UnknownEventTypeException(e.StreamId, e.Version, e.Type)))]);

    /// <summary>Folds the subject's own events into its state and the deviations beside it.</summary>
    public (TState State, Deviations Deviations) Fold<TState>()
        where TState : ISubject<TState>
    {
        var (state, deviations) = (TState.Initial, Deviations.None);
        foreach (var (_, fact) in Events)
        {
            if (Deviations.Takes(fact)) deviations = deviations.Evolve(fact);
            else state = TState.Evolve(state, fact);
        }

        return (state, deviations);
    }

    /// <summary>The deviations alone, for whatever subject.</summary>
    public Deviations Deviations => Events.Select(e => e.Fact).Where(Domain.Kernel.Deviations.Takes).Aggregate(Domain.Kernel.Deviations.None, (all, e) => all.Evolve(e));

    /// <summary>The facts of one type, with the events that hold them.</summary>
    public IEnumerable<(TFact Fact, StoredEvent Stored)> Of<TFact>()
        where TFact : IEvent => Events.Where(e => e.Fact is TFact).Select(e => ((TFact)e.Fact, e.Stored));
}
