using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>What a decision needs to know of a lot that lies in another stream.</summary>
/// <param name="Expires">Last day of use; null when the lot states none.</param>
/// <param name="Purity">Mass fraction; null when the lot states none.</param>
/// <param name="MolarMass">Of the substance as supplied, solvate included; null when its formula was not stated.</param>
/// <param name="OpenUntil">Last day of use since it was opened; null while it was not, or where the lot sets no such limit.</param>
/// <param name="Synthesis">Where it was made in this laboratory; null when it was bought.</param>
/// <param name="Substance">As the group writes it.</param>
public sealed record LotFacts(
    LotId Lot,
    string Label,
    DateOnly? Expires,
    bool Recalled,
    Quantity<MassFraction>? Purity = null,
    Quantity<MolarMass>? MolarMass = null,
    DateOnly? OpenUntil = null,
    SynthesisId? Synthesis = null,
    string? Substance = null)
{
    /// <summary>Last day of use, as the lot states it or since it was opened, whichever comes first; null where neither is known.</summary>
    public DateOnly? LastDay => OpenUntil is { } open && !(Expires <= open) ? open : Expires;

    /// <summary>Rules that using this lot at this time breaks.</summary>
    public IEnumerable<Deviation> BrokenBy(BenchTime? doneAt)
    {
        if (Recalled) yield return new Deviation("lot.recalled", $"Lot {Label} had been recalled.");
        if (doneAt is not { } time) yield break;
        var day = DateOnly.FromDateTime(time.At.Date);
        if (day > Expires) yield return new Deviation("lot.expired", string.Create(CultureInfo.InvariantCulture, $"Lot {Label} was used on {day:yyyy-MM-dd}, after its last day {Expires:yyyy-MM-dd}."));
        if (day > OpenUntil) yield return new Deviation("lot.open-too-long", string.Create(CultureInfo.InvariantCulture, $"Lot {Label} was used on {day:yyyy-MM-dd}, after its last day since it was opened, {OpenUntil:yyyy-MM-dd}."));
    }

    /// <summary>Amount of substance in a weighed mass, or null: without purity and formula no amount is calculated from a mass.</summary>
    public Quantity<AmountOfSubstance>? AmountIn(Quantity<Mass>? weighed) =>
        weighed is { } mass && Purity is { } purity && MolarMass is { Value: > 0 } molarMass
            ? new Quantity<AmountOfSubstance>(mass.In("mg") * purity.In("1") / molarMass.In("g/mol"), "mmol")
            : null;

    /// <summary>Mass to weigh in for an amount of substance, or null: without purity and formula no mass is calculated from an amount.</summary>
    public Quantity<Mass>? MassFor(Quantity<AmountOfSubstance> amount) =>
        Purity is { Value: > 0 } purity && MolarMass is { } molarMass ? new Quantity<Mass>(amount.In("mmol") * molarMass.In("g/mol") / purity.In("1"), "mg") : null;
}
