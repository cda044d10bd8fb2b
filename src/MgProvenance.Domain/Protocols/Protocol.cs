using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

/// <summary>As much of a protocol's past as the next decision needs, here and where a step is carried out.</summary>
/// <param name="Versions">The steps of version n at index n - 1.</param>
public sealed record Protocol(bool IsDrafted, bool IsRetired, IReadOnlyList<IReadOnlyList<ProtocolStep>> Versions) : ISubject<Protocol>
{
    public static Protocol Initial { get; } = new(false, false, []);

    public static Protocol Evolve(Protocol protocol, IEvent happened) => happened switch
    {
        ProtocolDrafted => protocol with { IsDrafted = true },
        ProtocolVersionPublished e => protocol with { Versions = [.. protocol.Versions, e.Steps] },
        ProtocolRetired => protocol with { IsRetired = true },
        _ => throw new UnknownEventException(happened, protocol),
    };

    /// <summary>The steps of a published version in order; none when there is no such version.</summary>
    public IReadOnlyList<ProtocolStep> StepsOf(int version) => version >= 1 && version <= Versions.Count ? Versions[version - 1] : [];

    internal Decision.Refused? NotDrafted(ProtocolId id) =>
        IsDrafted ? null : new Decision.Refused(new Refusal("protocol.not-drafted", $"Protocol {id} was never drafted."));
}
