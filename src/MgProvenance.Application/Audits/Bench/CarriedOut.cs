using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>How much was charged, how long or how thick it was, in the unit of a plan.</summary>
internal static class CarriedOut
{
    /// <summary>What is certain of it, and how it was written; null where the act says nothing in such a unit.</summary>
    /// <param name="lot">What was charged, for the amount in a mass.</param>
    public static (Bounds Bounds, string Text)? In(string unit, IEvent act, LotFacts? lot) => act switch
    {
        SolventDispensed e => Of<Volume>(e.Volume, unit),
        SaltAdded e => Of(e.Amount, unit) ?? Of(e.Mass, unit) ?? Of<AmountOfSubstance>(lot?.AmountIn(e.Mass) is { } amount ? Rounded(amount) : null, unit),
        ElectrolyteStirred e => Of(e.Duration, unit),
        ComponentWeighed e => Of<Mass>(e.Mass, unit),
        BinderAdded e => Of(e.Mass, unit),
        PowderGround e => Of(e.Duration, unit),
        SlurryMixed e => Of(e.Duration, unit) ?? Of(e.SolventVolume, unit),
        DoughKneaded e => Of(e.Duration, unit),
        SheetDried e => Of(e.Duration, unit) ?? Of(e.Temperature, unit),
        SheetCast e => Of(e.Gap, unit),
        FilmRolled e => Of(e.Gap, unit),
        ElectrolyteDispensed e => Of<Volume>(e.Volume, unit),
        CellRested e => Of(e.Duration, unit),
        ReagentUsed e => Of(e.Amount, unit) ?? Of(e.Mass, unit) ?? Of(e.Volume, unit),
        _ => null,
    };

    private static Quantity<AmountOfSubstance> Rounded(Quantity<AmountOfSubstance> amount) => new(decimal.Round(amount.Value, 4), amount.Unit);

    private static (Bounds Bounds, string Text)? Of<TKind>(Quantity<TKind>? quantity, string unit)
        where TKind : IKind => Of(quantity is { } known ? (Reported<TKind>)known : null, unit);

    private static (Bounds Bounds, string Text)? Of<TKind>(Reported<TKind>? quantity, string unit)
        where TKind : IKind => quantity is not null && TKind.Units.ContainsKey(unit) ? (Bounds.Of(quantity, unit), quantity.ToString()) : null;
}
