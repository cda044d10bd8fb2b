using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("draw-aliquot", "Record electrolyte taken from a batch for something other than a cell of this notebook.")]
public sealed record DrawAliquot(BatchId Batch, Quantity<Volume> Volume, string? Purpose = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<AliquotDrawn>
{
    public static Decision Decide(DrawAliquot c, Electrolyte batch, Deviations deviations) =>
        Draw(c.Batch, c.Volume, null, c.Purpose, c.DoneAt, c.DeviationReason, batch, deviations);

    /// <summary>The same for an aliquot that enters a cell; the cell's own event is decided by the cell.</summary>
    public static Decision ForCell(BatchId id, Quantity<Volume> volume, CellId cell, BenchTime? doneAt, string? reason, Electrolyte batch, Deviations deviations) =>
        Draw(id, volume, cell, null, doneAt, reason, batch, deviations);

    private static Decision Draw(BatchId id, Quantity<Volume> volume, CellId? cell, string? purpose, BenchTime? doneAt, string? reason, Electrolyte batch, Deviations deviations) =>
        batch.NotOpen(id) ?? deviations.Accept(
            new AliquotDrawn(id, volume, cell, purpose, doneAt),
            [.. batch.BrokenByAnyFact(id), .. BrokenByDraw(volume, batch), .. NotReleased(id, batch)],
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
