using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.People;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.People;

/// <summary>Who decides the commands about people.</summary>
internal static class PersonCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<RegisterPerson, Person>(c => c.Person.Value, RegisterPerson.Decide);
        table.On<GrantRole, Person>(c => c.Person.Value, GrantRole.Decide);
        table.On<SuperviseRun, Person>(c => c.Person.Value, (c, state, deviations, past) =>
            Unpublished(c.Protocol, c.ProtocolVersion, past) ?? SuperviseRun.Decide(c, state, deviations, Pinned(past.Stream(c.Stream.Value))));
        table.On<GrantQualification, Person>(c => c.Person.Value, (c, state, deviations, past) =>
            Unpublished(c.Protocol, c.ProtocolVersion, past) ?? GrantQualification.Decide(c, state, deviations));
    }

    private static Decision.Refused? Unpublished(ProtocolId protocol, int version, Past past) =>
        version >= 1 && version <= past.Fold<Protocol>(protocol.Value).State.Versions.Count
            ? null
            : new Decision.Refused(new Refusal("protocol.version-unknown", $"Protocol {protocol} has no version {version}."));

    /// <summary>The protocol version that a batch or a sheet says it follows.</summary>
    private static (ProtocolId Protocol, int Version)? Pinned(RecordedStream made) => made.Events.Select(e => e.Fact).Select(fact => fact switch
    {
        BatchOpened { Protocol: { } protocol, ProtocolVersion: { } version } => (protocol, version),
        SheetStarted { Protocol: { } protocol, ProtocolVersion: { } version } => (protocol, version),
        _ => ((ProtocolId, int)?)null,
    }).FirstOrDefault(pinned => pinned is not null);
}
