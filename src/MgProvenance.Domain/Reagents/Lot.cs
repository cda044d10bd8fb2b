using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

/// <summary>As much of a lot's past as the next decision needs, here and where the lot is used.</summary>
/// <param name="Label">Null before it was received.</param>
/// <param name="MolarMass">Of the formula as supplied; null as well when no formula was stated, because then it is not known of what.</param>
/// <param name="KnownMassMg">What the last stock-taking found, less what was withdrawn since; null before any.</param>
/// <param name="KnownVolumeMl">The same by volume.</param>
public sealed record Lot(
    Label? Label,
    DateOnly? Expires,
    Quantity<MassFraction>? Purity,
    Quantity<MolarMass>? MolarMass,
    bool IsOpened,
    bool IsRecalled,
    decimal? KnownMassMg,
    decimal? KnownVolumeMl) : ISubject<Lot>
{
    /// <summary>As the group writes it; null before it was received.</summary>
    public string? Substance { get; init; }

    public static Lot Initial { get; } = new(null, null, null, null, false, false, null, null);

    public bool IsReceived => Label is not null;

    public static Lot Evolve(Lot lot, IEvent happened) => happened switch
    {
        LotReceived e => lot with { Label = e.Label, Substance = e.Substance, Expires = e.Expires, Purity = e.Purity, MolarMass = e.Formula is null ? null : e.MolarMass },
        LotOpened => lot with { IsOpened = true },
        LotTransferredIntoGlovebox or LotDried or LotWaterContentMeasured or StabiliserAndPeroxideChecked => lot,
        AmountWithdrawn e => lot with { KnownMassMg = lot.KnownMassMg - (e.Mass?.In("mg") ?? 0), KnownVolumeMl = lot.KnownVolumeMl - (e.Volume?.In("mL") ?? 0) },
        StockReconciled e => lot with { KnownMassMg = e.Mass?.In("mg"), KnownVolumeMl = e.Volume?.In("mL") },
        LotRecalled => lot with { IsRecalled = true },
        _ => throw new UnknownEventException(happened, lot),
    };

    /// <summary>What decisions of other subjects need to know of this lot, once it was received.</summary>
    public LotFacts Facts(LotId id) => new(id, Label?.Text ?? id.Value, Expires, IsRecalled, Purity, MolarMass, Substance);

    internal Decision.Refused? NotReceived(LotId id) =>
        IsReceived ? null : new Decision.Refused(new Refusal("lot.not-received", $"Lot {id} was never received."));
}
