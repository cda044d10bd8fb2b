using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("take-specimen", "Record a specimen of a batch, a lot, a fresh electrode, or of unknown origin; a volume leaves its batch in the same transaction.")]
public sealed record TakeSpecimen(
    SpecimenId Specimen,
    Label Label,
    string Description,
    BatchId? Batch = null,
    LotId? Lot = null,
    PieceId? Piece = null,
    Quantity<Volume>? Volume = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenTaken>
{
    /// <summary>The event of the specimen alone; a batch decides about its aliquot.</summary>
    public static Decision Decide(TakeSpecimen c, Specimen specimen) => c switch
    {
        _ when new object?[] { c.Batch, c.Lot, c.Piece }.Count(origin => origin is not null) > 1 => Decision.Refuse("specimen.origin", "A specimen comes from one batch, one lot or one electrode: give one of them."),
        { Volume.Value: 0 } => Decision.Refuse("specimen.nothing-taken", "A volume that was taken is above zero."),
        _ => Take(new(c.Specimen, c.Label, c.Description, null, null, c.Batch, c.Lot, null, c.Volume, null, null, null, c.DoneAt, c.Piece), specimen),
    };

    /// <summary>The same from a cell or from another specimen, whose own event is decided there.</summary>
    public static Decision Take(SpecimenTaken taken, Specimen specimen) => string.IsNullOrWhiteSpace(taken.Description)
        ? Decision.Refuse("specimen.without-words", "Say what the specimen is.")
        : specimen.AlreadyTaken(taken.Specimen) ?? Decision.Accept(taken with { Description = taken.Description.Trim() });
}
