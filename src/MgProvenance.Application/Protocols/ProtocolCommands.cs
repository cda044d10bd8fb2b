using MgProvenance.Application.Handling;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Protocols;

/// <summary>Who decides the commands about protocols.</summary>
internal static class ProtocolCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<DraftProtocol, Protocol>(c => c.Protocol.Value, DraftProtocol.Decide);
        table.On<PublishProtocol, Protocol>(c => c.Protocol.Value, PublishProtocol.Decide);
        table.On<RetireProtocol, Protocol>(c => c.Protocol.Value, RetireProtocol.Decide);
    }
}
