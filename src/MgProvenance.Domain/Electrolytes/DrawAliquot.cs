using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("draw-aliquot", "Record electrolyte taken from a batch for something other than a cell or specimen of this notebook.")]
public sealed record DrawAliquot(BatchId Batch, Quantity<Volume> Volume, string? Purpose = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<AliquotDrawn>
{
    public static Decision Decide(DrawAliquot c, Electrolyte batch, Deviations deviations) =>
        Draw(new(c.Batch, c.Volume, null, c.Purpose, c.DoneAt), c.DeviationReason, batch, deviations);

    /// <summary>The same for an aliquot that enters a cell; the cell's own event is decided by the cell.</summary>
    public static Decision ForCell(BatchId id, Quantity<Volume> volume, CellId cell, BenchTime? doneAt, string? reason, Electrolyte batch, Deviations deviations) =>
        Draw(new(id, volume, cell, null, doneAt), reason, batch, deviations);

    /// <summary>The same for an aliquot that becomes a specimen; the specimen's own event is decided by the specimen.</summary>
    public static Decision ForSpecimen(BatchId id, Quantity<Volume> volume, SpecimenId specimen, BenchTime? doneAt, string? reason, Electrolyte batch, Deviations deviations) =>
        Draw(new(id, volume, null, null, doneAt, specimen), reason, batch, deviations);

    private static Decision Draw(AliquotDrawn drawn, string? reason, Electrolyte batch, Deviations deviations) =>
        batch.NotOpen(drawn.Batch) ?? deviations.Accept(
            drawn,
            [.. batch.BrokenByAnyFact(drawn.Batch), .. BrokenByDraw(drawn.Volume, batch), .. NotReleased(drawn.Batch, batch)],
            reason);

    private static IEnumerable<Deviation> BrokenByDraw(Quantity<Volume> volume, Electrolyte batch)
    {
        if (volume.In("mL") > batch.KnownVolumeMl)
        {
            yield return new Deviation("electrolyte.overdrawn", FormattableString.Invariant($"{volume} were drawn where at most {batch.KnownVolumeMl:0.###} mL were known to be left."));
        }
    }

    private static IEnumerable<Deviation> NotReleased(BatchId id, Electrolyte batch)
    {
        if (!batch.IsReleased) yield return new Deviation("electrolyte.not-released", $"Batch {id} was used before its release.");
    }
}
