using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("note-appearance", "Record how clear a batch is and its colour.")]
public sealed record NoteAppearance(BatchId Batch, Clarity Clarity, string? Colour = null, StepRef? Step = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<AppearanceNoted>
{
    public static Decision Decide(NoteAppearance c, Electrolyte batch, Deviations deviations, StepFacts? step) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(
            new AppearanceNoted(c.Batch, c.Clarity, c.Colour, batch.Held(step)?.WithPlan, c.DoneAt), batch.BrokenByObservation(c.Batch, step), c.DeviationReason);
}
