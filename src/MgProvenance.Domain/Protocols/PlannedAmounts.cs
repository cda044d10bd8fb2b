using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

/// <summary>A planned amount in a unit nobody knows would never be compared with what was done, so the kinds that a step can plan are listed.</summary>
internal static class PlannedAmounts
{
    public static bool IsPossible(AnyQuantity amount) =>
        Fits<Mass>(amount) || Fits<Volume>(amount) || Fits<AmountOfSubstance>(amount) || Fits<Duration>(amount) || Fits<Temperature>(amount) || Fits<Length>(amount);

    private static bool Fits<TKind>(AnyQuantity amount)
        where TKind : IKind => TKind.Units.ContainsKey(amount.Unit) && (TKind.Signed || amount.Value >= 0);
}
