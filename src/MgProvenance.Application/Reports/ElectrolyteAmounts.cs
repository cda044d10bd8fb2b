using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports;

/// <summary>Amounts of substance in a batch, worked out from what was weighed where the lots allow it.</summary>
internal static class ElectrolyteAmounts
{
    /// <summary>As reported, or from mass, purity and molar mass; null where the lot states no purity or no formula.</summary>
    public static Quantity<AmountOfSubstance>? AmountIn(StudyAt study, SaltAdded fact) =>
        fact.Amount ?? (study.Others.TryGetValue(fact.Salt.Value, out var lot) ? lot.Fold<Lot>().State.Facts(fact.Salt).AmountIn(fact.Mass) : null);
}
