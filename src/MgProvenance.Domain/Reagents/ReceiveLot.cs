using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("receive-lot", "Record a lot that arrived, with what its supplier states.")]
public sealed record ReceiveLot(
    LotId Lot,
    Label Label,
    string Substance,
    string? Formula = null,
    Quantity<MolarMass>? MolarMass = null,
    Quantity<MassFraction>? Purity = null,
    string? Supplier = null,
    string? LotNumber = null,
    DateOnly? Expires = null,
    BenchTime? DoneAt = null,
    string? Grade = null,
    Quantity<Mass>? Mass = null,
    Quantity<Volume>? Volume = null,
    Quantity<Duration>? UseWithinAfterOpening = null,
    SynthesisId? Synthesis = null,
    string? DeviationReason = null) : IRecords<LotReceived>
{
    /// <summary>Printed molar masses are rounded, and atomic weights were revised: further apart than this, a stated one belongs to another formula.</summary>
    private const decimal MolarMassTolerance = 0.005m;

    public static Decision Decide(ReceiveLot c, Lot lot, Deviations deviations) => c switch
    {
        _ when lot.IsReceived => Decision.Refuse("lot.already-received", $"Lot {c.Lot} was received already."),
        { Substance: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("lot.substance-missing", "Say which substance it is."),
        { Purity: { } purity } when purity.In("1") is not (> 0 and <= 1) => Decision.Refuse("lot.purity-impossible", $"A purity of {purity} is not above 0 and at most 1."),
        { MolarMass.Value: 0 } => Decision.Refuse("lot.molar-mass-impossible", "A molar mass is above zero."),
        { Formula: { } formula } when ChemicalFormula.Read(formula).Refusal is { } malformed => new Decision.Refused(malformed),
        _ => deviations.Accept(
            new LotReceived(
                c.Lot, c.Label, c.Substance.Trim(), c.Formula, c.MolarMass, c.Purity, c.Supplier, c.LotNumber, c.Expires, c.DoneAt, c.Grade, c.Mass, c.Volume, c.UseWithinAfterOpening, c.Synthesis),
            MolarMassDiffers(c),
            c.DeviationReason),
    };

    private static IEnumerable<Deviation> MolarMassDiffers(ReceiveLot c)
    {
        if (c.MolarMass is not { } stated || c.Formula is not { } text || ChemicalFormula.Read(text).Formula is not { MolarMass: var computed }) yield break;
        if (Math.Abs(stated.In("g/mol") - computed.In("g/mol")) > MolarMassTolerance * computed.In("g/mol"))
        {
            yield return new Deviation("lot.molar-mass-differs", $"The stated molar mass is {stated}, that of {text} is {computed}.");
        }
    }
}
