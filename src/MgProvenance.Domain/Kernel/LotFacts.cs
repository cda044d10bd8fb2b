using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>What a decision needs to know of a lot that lies in another stream.</summary>
/// <param name="Expires">Last day of use; null when the lot states none.</param>
/// <param name="Purity">Mass fraction; null when the lot states none.</param>
/// <param name="MolarMass">Of the substance as supplied, solvate included; null when its formula was not stated.</param>
/// <param name="Substance">As the group writes it.</param>
public sealed record LotFacts(LotId Lot, string Label, DateOnly? Expires, bool Recalled, Quantity<MassFraction>? Purity = null, Quantity<MolarMass>? MolarMass = null, string? Substance = null)
{
    /// <summary>Rules that using this lot at this time breaks.</summary>
    public IEnumerable<Deviation> BrokenBy(BenchTime? doneAt)
    {
        if (Recalled) yield return new Deviation("lot.recalled", $"Lot {Label} had been recalled.");
        if (Expires is { } last && doneAt is { } time && DateOnly.FromDateTime(time.At.Date) > last)
        {
            yield return new Deviation("lot.expired", string.Create(CultureInfo.InvariantCulture, $"Lot {Label} was used on {time.At:yyyy-MM-dd}, after its last day {last:yyyy-MM-dd}."));
        }
    }

    /// <summary>Amount of substance in a weighed mass, or null: without purity and formula no amount is calculated from a mass.</summary>
    public Quantity<AmountOfSubstance>? AmountIn(Quantity<Mass>? weighed) =>
        weighed is { } mass && Purity is { } purity && MolarMass is { Value: > 0 } molarMass
            ? new Quantity<AmountOfSubstance>(mass.In("mg") * purity.In("1") / molarMass.In("g/mol"), "mmol")
            : null;
}
