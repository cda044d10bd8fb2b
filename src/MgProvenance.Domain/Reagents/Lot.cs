using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

/// <summary>As much of a lot's past as the next decision needs, here and where the lot is used.</summary>
/// <param name="Label">Null before it was received.</param>
/// <param name="MolarMass">Of the formula as supplied, computed where none was stated; null when no formula was stated, because then it is not known of what.</param>
/// <param name="OpenUntil">Last day of use since it was opened; null while it was not, or where the lot sets no such limit.</param>
/// <param name="KnownMassMg">What the container held when it came, or what the last stock-taking found, less what was withdrawn since; null where none says a mass.</param>
/// <param name="KnownVolumeMl">The same by volume.</param>
public sealed record Lot(
    Label? Label,
    DateOnly? Expires,
    Quantity<MassFraction>? Purity,
    Quantity<MolarMass>? MolarMass,
    Quantity<Duration>? UseWithinAfterOpening,
    SynthesisId? Synthesis,
    bool IsOpened,
    DateOnly? OpenUntil,
    bool IsRecalled,
    decimal? KnownMassMg,
    decimal? KnownVolumeMl) : ISubject<Lot>
{
    /// <summary>As the group writes it; null before it was received.</summary>
    public string? Substance { get; init; }

    public static Lot Initial { get; } = new(null, null, null, null, null, null, false, null, false, null, null);

    public bool IsReceived => Label is not null;

    public static Lot Evolve(Lot lot, IEvent happened) => happened switch
    {
        LotReceived e => lot with
        {
            Label = e.Label,
            Substance = e.Substance,
            Expires = e.Expires,
            Purity = e.Purity,
            MolarMass = e.Formula is { } formula ? e.MolarMass ?? ChemicalFormula.Read(formula).Formula?.MolarMass : null,
            UseWithinAfterOpening = e.UseWithinAfterOpening,
            Synthesis = e.Synthesis,
            KnownMassMg = e.Mass?.In("mg"),
            KnownVolumeMl = e.Volume?.In("mL"),
        },
        LotOpened e => lot with { IsOpened = true, OpenUntil = lot.LastDayOpen(e.DoneAt) },
        LotTransferredIntoGlovebox or LotDried or LotWaterContentMeasured or StabiliserAndPeroxideChecked => lot,
        AmountWithdrawn e => lot with { KnownMassMg = lot.KnownMassMg - (e.Mass?.In("mg") ?? 0), KnownVolumeMl = lot.KnownVolumeMl - (e.Volume?.In("mL") ?? 0) },
        StockReconciled e => lot with { KnownMassMg = e.Mass?.In("mg"), KnownVolumeMl = e.Volume?.In("mL") },
        LotRecalled => lot with { IsRecalled = true },
        _ => throw new UnknownEventException(happened, lot),
    };

    /// <summary>What decisions of other subjects need to know of this lot, once it was received.</summary>
    public LotFacts Facts(LotId id) => new(id, Label?.Text ?? id.Value, Expires, IsRecalled, Purity, MolarMass, OpenUntil, Synthesis, Substance);

    /// <summary>A limit of more than a century is none.</summary>
    private DateOnly? LastDayOpen(BenchTime? opened) =>
        opened is { } time && UseWithinAfterOpening?.In("d") is { } days and < 36525 ? DateOnly.FromDateTime(time.At.DateTime.AddDays((double)days)) : null;

    internal Decision.Refused? NotReceived(LotId id) =>
        IsReceived ? null : new Decision.Refused(new Refusal("lot.not-received", $"Lot {id} was never received."));
}
