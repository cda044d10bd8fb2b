using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

[CommandName("draft-protocol", "Begin a written procedure.")]
public sealed record DraftProtocol(ProtocolId Protocol, Label Label, string Title) : IRecords<ProtocolDrafted>
{
    public static Decision Decide(DraftProtocol c, Protocol protocol) => c switch
    {
        _ when protocol.IsDrafted => Decision.Refuse("protocol.already-drafted", $"Protocol {c.Protocol} is drafted already."),
        { Title: var title } when string.IsNullOrWhiteSpace(title) => Decision.Refuse("protocol.title-missing", "Give the protocol a title."),
        _ => Decision.Accept(new ProtocolDrafted(c.Protocol, c.Label, c.Title.Trim())),
    };
}
