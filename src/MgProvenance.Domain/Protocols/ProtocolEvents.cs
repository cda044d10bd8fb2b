using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

/// <summary>One step of a published version.</summary>
/// <param name="Key">Unique within the version, for example <c>alcl3</c>.</param>
/// <param name="Action">What the hand does, as the name of the command that records it, for example <c>add-salt</c>.</param>
/// <param name="Instruction">The sentence on the card.</param>
/// <param name="Substance">As the group writes it; null where the step needs none.</param>
/// <param name="Amount">What is planned; null where the step plans no amount.</param>
/// <param name="Tolerance">Allowed relative difference from the amount, 0.02 = 2 %; null where none is set.</param>
/// <param name="EndPoint">What has to be seen before the next step, in words.</param>
/// <param name="Hazard">What to beware of, in words.</param>
public sealed record ProtocolStep(
    string Key, string Action, string Instruction, string? Substance = null, AnyQuantity? Amount = null, decimal? Tolerance = null, string? EndPoint = null, string? Hazard = null);

[EventName("protocol.drafted.v1")]
public sealed record ProtocolDrafted(ProtocolId Protocol, Label Label, string Title) : ILabels;

/// <summary>A version that never changes again.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Source">Where the procedure comes from, for example a DOI; null when it is the group's own.</param>
[EventName("protocol.version-published.v1")]
public sealed record ProtocolVersionPublished(ProtocolId Protocol, int Version, IReadOnlyList<ProtocolStep> Steps, string? Source) : IFinal;

[EventName("protocol.retired.v1")]
public sealed record ProtocolRetired(ProtocolId Protocol, string Reason) : IEvent;
