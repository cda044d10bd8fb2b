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
    BenchTime? DoneAt = null,
    decimal? Scale = null) : IRecords<BatchOpened>
{
    /// <param name="planned">The steps of the protocol version that is pinned; empty where there is no such version.</param>
    public static Decision Decide(OpenBatch c, Electrolyte batch, IReadOnlyList<ProtocolStep> planned) => c switch
    {
        _ when batch.IsOpen => Decision.Refuse("electrolyte.already-open", $"Batch {c.Batch} is open already."),
        _ when c.Protocol is null != c.ProtocolVersion is null => Decision.Refuse("protocol.version-missing", "A protocol is pinned with its version: give both or neither."),
        { Protocol: { } id } when planned.Count == 0 => Decision.Refuse("protocol.version-unknown", $"There is no version {c.ProtocolVersion} of {id}."),
        { Scale: <= 0 } => Decision.Refuse("protocol.scale-impossible", FormattableString.Invariant($"A protocol is prepared more than {c.Scale} times.")),
        { Scale: not null, Protocol: null } => Decision.Refuse("protocol.scale-of-nothing", "A scale is that of a protocol: give the protocol or no scale."),
        { Formulation: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("electrolyte.formulation-missing", "Say which formulation is prepared."),
        _ => Decision.Accept(new BatchOpened(c.Batch, c.Label, c.Formulation.Trim(), c.Protocol, c.ProtocolVersion, c.Glovebox, c.DoneAt, c.Scale)),
    };
}
