using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

[CommandName("check-purity", "Record how pure the product of a synthesis was found to be.")]
public sealed record CheckPurity(SynthesisId Synthesis, string Method, Reported<MassFraction>? Purity = null, string? Finding = null, BenchTime? DoneAt = null) : IRecords<PurityChecked>
{
    public static Decision Decide(CheckPurity c, Synthesis synthesis) => c switch
    {
        { Method: var method } when string.IsNullOrWhiteSpace(method) => Decision.Refuse("synthesis.method-missing", "Say by which method the purity was checked."),
        { Purity: null, Finding: null } => Decision.Refuse("synthesis.nothing-found", "Give the purity, or say in words what was found."),
        _ => synthesis.NotStarted(c.Synthesis) ?? Decision.Accept(new PurityChecked(c.Synthesis, c.Method.Trim(), c.Purity, c.Finding, c.DoneAt)),
    };
}
