using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Handling;

/// <summary>The streams that a command mentions, read once and folded when asked for.</summary>
public sealed class Past(IReadOnlyDictionary<string, RecordedStream> streams)
{
    public RecordedStream Stream(string streamId) => streams.TryGetValue(streamId, out var stream) ? stream : new RecordedStream(streamId, []);

    public (TState State, Deviations Deviations) Fold<TState>(string streamId)
        where TState : ISubject<TState> => Stream(streamId).Fold<TState>();

    public LotFacts Lot(LotId id) => Fold<Lot>(id.Value).State.Facts(id);

    public LotFacts? Lot(LotId? id) => id is { } lot ? Lot(lot) : null;

    /// <summary>What the protocol planned for this step, or null when the fact names none.</summary>
    public StepFacts? Step(StepRef? reference)
    {
        if (reference is null) return null;
        var step = Fold<Protocol>(reference.Protocol.Value).State.Find(reference.Version, reference.Step)
            ?? throw new MalformedValueException("protocol.step-unknown", $"Version {reference.Version} of {reference.Protocol} has no step “{reference.Step}”.");
        return new StepFacts(reference, step.Amount, step.Tolerance);
    }
}
