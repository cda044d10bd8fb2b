using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reagents;

[CommandName("withdraw-amount", "Record what was taken from a lot for something other than a batch or sheet of this notebook.")]
public sealed record WithdrawAmount(
    LotId Lot,
    string? Purpose = null,
    Quantity<Mass>? Mass = null,
    Quantity<Volume>? Volume = null,
    BenchTime? DoneAt = null,
    AnyStreamId? For = null,
    string? DeviationReason = null) : IRecords<AmountWithdrawn>
{
    public static Decision Decide(WithdrawAmount c, Lot lot, Deviations deviations) => c switch
    {
        _ when c.Mass is null == c.Volume is null => Decision.Refuse("lot.mass-or-volume", "Give the mass or the volume that was taken, one of them."),
        { For: null, Purpose: var purpose } when string.IsNullOrWhiteSpace(purpose) => Decision.Refuse("lot.purpose-missing", "Say what it was taken for."),
        _ => lot.NotReceived(c.Lot) ?? deviations.Accept(
            new AmountWithdrawn(c.Lot, c.Mass, c.Volume, c.Purpose?.Trim(), c.DoneAt, c.For),
            [.. lot.Facts(c.Lot).BrokenBy(c.DoneAt), .. Overdrawn(c, lot)],
            c.DeviationReason),
    };

    /// <summary>The same beside the fact of what it goes into, which notes the rules that using this lot breaks: the lot notes those of its stock.</summary>
    public static Decision Beside(WithdrawAmount c, Lot lot, Deviations deviations) =>
        lot.NotReceived(c.Lot) ?? deviations.Accept(new AmountWithdrawn(c.Lot, c.Mass, c.Volume, c.Purpose, c.DoneAt, c.For), Overdrawn(c, lot), c.DeviationReason);

    private static IEnumerable<Deviation> Overdrawn(WithdrawAmount c, Lot lot)
    {
        if (c.Mass is { } mass && mass.In("mg") > lot.KnownMassMg)
        {
            yield return new Deviation("lot.overdrawn", FormattableString.Invariant($"{mass} were taken where {lot.KnownMassMg:0.###} mg were known to be left."));
        }

        if (c.Volume is { } volume && volume.In("mL") > lot.KnownVolumeMl)
        {
            yield return new Deviation("lot.overdrawn", FormattableString.Invariant($"{volume} were taken where {lot.KnownVolumeMl:0.###} mL were known to be left."));
        }
    }
}
