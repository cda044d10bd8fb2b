using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

[CommandName("start-synthesis", "Begin to make a material: which, by which procedure.")]
public sealed record StartSynthesis(
    SynthesisId Synthesis,
    Label Label,
    string Product,
    string? Procedure = null,
    ProtocolId? Protocol = null,
    int? ProtocolVersion = null,
    BenchTime? DoneAt = null) : IRecords<SynthesisStarted>
{
    public static Decision Decide(StartSynthesis c, Synthesis synthesis) => c switch
    {
        _ when synthesis.IsStarted => Decision.Refuse("synthesis.already-started", $"Synthesis {c.Synthesis} is started already."),
        _ when c.Protocol is null != c.ProtocolVersion is null => Decision.Refuse("protocol.version-missing", "A protocol is pinned with its version: give both or neither."),
        { Product: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("synthesis.product-missing", "Say which material is made."),
        _ => Decision.Accept(new SynthesisStarted(c.Synthesis, c.Label, c.Product.Trim(), c.Procedure, c.Protocol, c.ProtocolVersion, c.DoneAt)),
    };
}
