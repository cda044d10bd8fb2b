using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

[CommandName("note-temperature", "Record the temperature of a batch.")]
public sealed record NoteTemperature(BatchId Batch, Quantity<Temperature> Temperature, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<TemperatureNoted>
{
    public static Decision Decide(NoteTemperature c, Electrolyte batch, Deviations deviations) =>
        batch.NotOpen(c.Batch) ?? deviations.Accept(new TemperatureNoted(c.Batch, c.Temperature, c.DoneAt), batch.BrokenByAnyFact(c.Batch), c.DeviationReason);
}
