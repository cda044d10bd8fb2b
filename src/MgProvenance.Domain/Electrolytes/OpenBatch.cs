using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("open-batch", "Begin the preparation of an electrolyte batch.")]
public sealed record OpenBatch(
    BatchId Batch,
    Label Label,
    string Formulation,
    ProtocolId? Protocol = null,
    int? ProtocolVersion = null,
    EquipmentId? Glovebox = null,
    BenchTime? DoneAt = null) : IRecords<BatchOpened>
{
    public static Decision Decide(OpenBatch c, Electrolyte batch) => c switch
    {
        _ when batch.IsOpen => Decision.Refuse("electrolyte.already-open", $"Batch {c.Batch} is open already."),
        _ when c.Protocol is null != c.ProtocolVersion is null => Decision.Refuse("protocol.version-missing", "A protocol is pinned with its version: give both or neither."),
        { Formulation: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("electrolyte.formulation-missing", "Say which formulation is prepared."),
        _ => Decision.Accept(new BatchOpened(c.Batch, c.Label, c.Formulation.Trim(), c.Protocol, c.ProtocolVersion, c.Glovebox, c.DoneAt)),
    };
}
