using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

[EventName("protocol.drafted.v1")]
public sealed record ProtocolDrafted(ProtocolId Protocol, Label Label, string Title) : ILabels;

/// <summary>A version that never changes again.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Source">Where the procedure comes from, for example a DOI; null when it is the group's own.</param>
/// <param name="Basis">What the amounts are written for, for example 5.0 mL; null when not said.</param>
/// <param name="Substantive">Whether what is done changed, so that whoever was qualified on an earlier version no longer is; null when not said, which counts as yes.</param>
[EventName("protocol.version-published.v1")]
public sealed record ProtocolVersionPublished(
    ProtocolId Protocol, int Version, IReadOnlyList<ProtocolStep> Steps, string? Source, AnyQuantity? Basis = null, bool? Substantive = null) : IFinal;

[EventName("protocol.retired.v1")]
public sealed record ProtocolRetired(ProtocolId Protocol, string Reason) : IEvent;
