using MgProvenance.Application.Handling;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Specimens;

/// <summary>Who decides the commands about specimens. What a specimen was taken from decides its own side, in the same transaction.</summary>
internal static class SpecimenCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<TakeSpecimen>(Take);
        table.On<HarvestSpecimen>(Harvest);
        table.On<SplitSpecimen>(Split);
        table.On<RinseSpecimen, Specimen>(c => c.Specimen.Value, (c, specimen, deviations, past) => RinseSpecimen.Decide(c, specimen, deviations, past.Lot(c.Solvent)));
        table.On<DrySpecimen, Specimen>(c => c.Specimen.Value, DrySpecimen.Decide);
        table.On<ExposeSpecimen, Specimen>(c => c.Specimen.Value, ExposeSpecimen.Decide);
        table.On<TransferSpecimen, Specimen>(c => c.Specimen.Value, TransferSpecimen.Decide);
        table.On<PrepareSpecimen, Specimen>(c => c.Specimen.Value, PrepareSpecimen.Decide);
    }

    private static IReadOnlyList<Part> Take(TakeSpecimen c, Past past)
    {
        var taken = new Part(c.Specimen.Value, TakeSpecimen.Decide(c, past.Fold<Specimen>(c.Specimen.Value).State));
        if (c is not { Batch: { } id, Volume: { } volume }) return [taken];
        var (batch, deviations) = past.Fold<Electrolyte>(id.Value);
        return [new Part(id.Value, DrawAliquot.ForSpecimen(id, volume, c.Specimen, c.DoneAt, c.DeviationReason, batch, deviations)), taken];
    }

    private static IReadOnlyList<Part> Harvest(HarvestSpecimen c, Past past)
    {
        var (cell, deviations) = past.Fold<Cell>(c.Cell.Value);
        var taken = new SpecimenTaken(c.Specimen, c.Label, c.Description, c.Cell, SpecimenOrigins.NameOf(c.Part), null, null, null, null, c.StateOfCharge, c.LastHalfCycle, c.StoppedAt, c.DoneAt);
        return
        [
            new Part(c.Cell.Value, HarvestSpecimen.Decide(c, cell, deviations)),
            new Part(c.Specimen.Value, TakeSpecimen.Take(taken, past.Fold<Specimen>(c.Specimen.Value).State)),
        ];
    }

    private static IReadOnlyList<Part> Split(SplitSpecimen c, Past past)
    {
        var (parent, deviations) = past.Fold<Specimen>(c.Parent.Value);
        return
        [
            new Part(c.Parent.Value, SplitSpecimen.Decide(c, parent, deviations)),
            new Part(c.Specimen.Value, SplitSpecimen.Part(c, past.Fold<Specimen>(c.Specimen.Value).State)),
        ];
    }
}
