using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Protocols;

/// <summary>What to weigh in of one lot for a planned amount of substance, or what is missing to say so.</summary>
/// <param name="Lot">Label; null where no lot is at hand.</param>
/// <param name="Mass">To 0.01 mg; null where nothing is to be weighed or something is missing.</param>
/// <param name="Gap">What is missing; null where nothing is.</param>
public sealed record PlannedMass(string? Lot, Quantity<Mass>? Mass, string? Gap)
{
    private const int Decimals = 2;

    public static PlannedMass None { get; } = new(null, null, null);

    public static PlannedMass Of(AnyQuantity? amount, LotFacts? lot, string? substance)
    {
        if (amount is not { } planned || !AmountOfSubstance.Units.ContainsKey(planned.Unit)) return None with { Lot = lot?.Label };
        if (lot is null) return None with { Gap = $"no lot of {substance ?? "the substance"} at hand" };
        var mass = lot.MassFor(new Quantity<AmountOfSubstance>(planned.Value, planned.Unit));
        return new PlannedMass(lot.Label, mass is { } exact ? new Quantity<Mass>(decimal.Round(exact.In("mg"), Decimals, MidpointRounding.AwayFromZero), "mg") : null, Missing(lot));
    }

    /// <summary>Without purity and formula no mass is calculated from an amount.</summary>
    private static string? Missing(LotFacts lot) => (lot.Purity, lot.MolarMass) switch
    {
        (null or { Value: 0 }, null) => $"lot {lot.Label} states neither purity nor formula",
        (null or { Value: 0 }, _) => $"lot {lot.Label} states no purity",
        (_, null) => $"lot {lot.Label} states no formula with its molar mass",
        _ => null,
    };
}
