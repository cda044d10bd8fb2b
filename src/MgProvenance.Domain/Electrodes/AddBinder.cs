using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("add-binder", "Record the binder that went into a sheet's mass.")]
public sealed record AddBinder(
    SheetId Sheet,
    LotId Binder,
    Quantity<Mass>? Mass = null,
    LotId? Solvent = null,
    StepRef? Step = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<BinderAdded>
{
    /// <param name="solvent">Null when the command names no solvent.</param>
    public static Decision Decide(AddBinder c, ElectrodeSheet sheet, Deviations deviations, LotFacts binder, LotFacts? solvent, StepFacts? step) =>
        sheet.NotStarted(c.Sheet) ?? deviations.Accept(
            new BinderAdded(c.Sheet, c.Binder, c.Mass, c.Solvent, step?.WithPlan, c.DoneAt),
            [.. binder.BrokenBy(c.DoneAt), .. solvent?.BrokenBy(c.DoneAt) ?? [], .. step?.BrokenBy(c.Mass) ?? []],
            c.DeviationReason);
}
