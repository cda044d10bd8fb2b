using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

[CommandName("use-reagent", "Record a lot that went into a synthesis, and how much of it where that is known.")]
public sealed record UseReagent(
    SynthesisId Synthesis,
    LotId Lot,
    Quantity<Mass>? Mass = null,
    Quantity<Volume>? Volume = null,
    Quantity<AmountOfSubstance>? Amount = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<ReagentUsed>
{
    public static Decision Decide(UseReagent c, Synthesis synthesis, Deviations deviations, LotFacts lot, StepFacts? step) => c switch
    {
        { Mass: not null, Volume: not null } => Decision.Refuse("synthesis.mass-and-volume", "Give the mass or the volume of the reagent, one of them."),
        _ => synthesis.NotStarted(c.Synthesis) ?? deviations.Accept(
            new ReagentUsed(c.Synthesis, c.Lot, c.Mass, c.Volume, c.Amount, step?.WithPlan, c.DoneAt),
            [.. lot.BrokenBy(c.DoneAt), .. step?.BrokenBy<AmountOfSubstance>(c.Amount ?? lot.AmountIn(c.Mass)) ?? [], .. step?.BrokenBy(c.Mass) ?? [], .. step?.BrokenBy(c.Volume) ?? []],
            c.DeviationReason),
    };
}
