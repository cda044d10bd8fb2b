using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("rest-cell", "Record how long a closed cell stood before its first current.")]
public sealed record RestCell(CellId Cell, Reported<Duration> Duration, StepRef? Step = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<CellRested>
{
    public static Decision Decide(RestCell c, Cell cell, Deviations deviations, StepFacts? step) =>
        cell.NotStarted(c.Cell) ?? deviations.Accept(
            new CellRested(c.Cell, c.Duration, step?.WithPlan, c.DoneAt),
            [.. cell.BrokenWhileNotClosed(c.Cell), .. step?.BrokenBy<Duration>(c.Duration is { Form: Form.Exact } exact ? exact.Value : null) ?? []],
            c.DeviationReason);
}
