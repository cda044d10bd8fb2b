using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

[CommandName("retire-protocol", "End the use of a protocol; its versions stay readable.")]
public sealed record RetireProtocol(ProtocolId Protocol, string Reason) : IRecords<ProtocolRetired>
{
    public static Decision Decide(RetireProtocol c, Protocol protocol) => protocol switch
    {
        { IsDrafted: false } => protocol.NotDrafted(c.Protocol)!,
        { IsRetired: true } => Decision.Accept(),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("protocol.reason-missing", "Say why the protocol is retired."),
        _ => Decision.Accept(new ProtocolRetired(c.Protocol, c.Reason.Trim())),
    };
}
