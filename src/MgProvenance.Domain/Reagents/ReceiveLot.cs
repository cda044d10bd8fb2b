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
    BenchTime? DoneAt = null) : IRecords<LotReceived>
{
    public static Decision Decide(ReceiveLot c, Lot lot) => c switch
    {
        _ when lot.IsReceived => Decision.Refuse("lot.already-received", $"Lot {c.Lot} was received already."),
        { Substance: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("lot.substance-missing", "Say which substance it is."),
        { Purity: { } purity } when purity.In("1") is not (> 0 and <= 1) => Decision.Refuse("lot.purity-impossible", $"A purity of {purity} is not above 0 and at most 1."),
        { MolarMass.Value: 0 } => Decision.Refuse("lot.molar-mass-impossible", "A molar mass is above zero."),
        _ => Decision.Accept(new LotReceived(c.Lot, c.Label, c.Substance.Trim(), c.Formula, c.MolarMass, c.Purity, c.Supplier, c.LotNumber, c.Expires, c.DoneAt)),
    };
}
