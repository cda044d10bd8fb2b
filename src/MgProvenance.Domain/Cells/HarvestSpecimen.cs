using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("harvest-specimen", "Record a part that was taken out of an opened cell to be looked at: it becomes a specimen in the same transaction.")]
public sealed record HarvestSpecimen(
    SpecimenId Specimen,
    Label Label,
    CellId Cell,
    PartRole Part,
    string Description,
    Reported<Fraction>? StateOfCharge = null,
    string? LastHalfCycle = null,
    BenchTime? StoppedAt = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenHarvested>
{
    /// <summary>The event of the cell alone; the specimen decides about its own.</summary>
    public static Decision Decide(HarvestSpecimen c, Cell cell, Deviations deviations) =>
        cell.NotStarted(c.Cell) ?? deviations.Accept(
            new SpecimenHarvested(c.Cell, c.Specimen, c.Part, c.DoneAt), cell.BrokenByHarvest(c.Cell, c.Part), c.DeviationReason);
}
