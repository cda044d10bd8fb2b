using System.Collections.Concurrent;
using System.Reflection;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A stream with the protocol against which it was held when it was opened.</summary>
/// <param name="Opening">The event that pins the protocol.</param>
/// <param name="Scale">How many times the protocol's amounts were to be prepared.</param>
/// <param name="Acts">The events that name a step, by its key.</param>
internal sealed record PlannedSteps(RecordedStream Stream, RecordedEvent Opening, RecordedStream Protocol, int Version, decimal Scale, IReadOnlyList<ProtocolStep> Steps, ILookup<string, RecordedEvent> Acts)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> StepProperties = new();

    public string Label => Stream.Label ?? Stream.StreamId;

    /// <summary>Null where it was held against none.</summary>
    public static PlannedSteps? Of(RecordedStream stream, StudyBench bench)
    {
        if (stream.Events.FirstOrDefault(e => Pinned(e.Fact) is not null) is not { } opening) return null;
        var (protocol, version, scale) = Pinned(opening.Fact)!.Value;
        if (bench.Stream(protocol.Value) is not { } of) return null;
        var acts = stream.Events.Select(e => (Event: e, Step: StepOf(e.Fact))).Where(e => e.Step?.IsOf(protocol, version) == true).ToLookup(e => e.Step!.Step, e => e.Event, StringComparer.Ordinal);
        return new PlannedSteps(stream, opening, of, version, scale, of.Fold<Protocol>().State.StepsOf(version), acts);
    }

    private static (ProtocolId Protocol, int Version, decimal Scale)? Pinned(IEvent fact) => fact switch
    {
        BatchOpened { Protocol: { } protocol, ProtocolVersion: { } version } e => (protocol, version, e.Scale ?? 1),
        SheetStarted { Protocol: { } protocol, ProtocolVersion: { } version } => (protocol, version, 1),
        AssemblyStarted { Protocol: { } protocol, ProtocolVersion: { } version } => (protocol, version, 1),
        SynthesisStarted { Protocol: { } protocol, ProtocolVersion: { } version } => (protocol, version, 1),
        _ => null,
    };

    private static StepRef? StepOf(IEvent fact) => (StepRef?)StepProperties.GetOrAdd(fact.GetType(), t => t.GetProperty("Step", typeof(StepRef)))?.GetValue(fact);
}
