using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

[CommandName("collect-product", "Record what a synthesis yielded, and the lot as which it is kept.")]
public sealed record CollectProduct(
    SynthesisId Synthesis, LotId? Lot = null, Quantity<Mass>? Mass = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<ProductCollected>
{
    /// <param name="lot">Null when the command names none.</param>
    public static Decision Decide(CollectProduct c, Synthesis synthesis, Deviations deviations, LotFacts? lot) =>
        synthesis.NotStarted(c.Synthesis) ?? deviations.Accept(new ProductCollected(c.Synthesis, c.Lot, c.Mass, c.DoneAt), OfOtherOrigin(c.Synthesis, lot), c.DeviationReason);

    private static IEnumerable<Deviation> OfOtherOrigin(SynthesisId synthesis, LotFacts? lot)
    {
        if (lot is not null && lot.Synthesis != synthesis) yield return new Deviation("synthesis.lot-of-other-origin", $"Lot {lot.Label} does not say that it comes from this synthesis.");
    }
}
