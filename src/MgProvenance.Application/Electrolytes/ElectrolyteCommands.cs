using MgProvenance.Application.Handling;
using MgProvenance.Application.Reagents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Electrolytes;

/// <summary>Who decides the commands about electrolyte batches, and which lots and protocol steps they need to know.</summary>
internal static class ElectrolyteCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<OpenBatch, Electrolyte>(c => c.Batch.Value, OpenBatch.Decide);
        table.On<DispenseSolvent, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => DispenseSolvent.Decide(c, batch, deviations, past.Lot(c.Solvent), past.Step(c.Step)));
        table.Taking<DispenseSolvent>(
            c => new WithdrawAmount(c.Solvent, Volume: c.Volume, DoneAt: c.DoneAt, For: c.Batch.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Batch = w.Into<BatchId>(), Solvent = w.Lot, Volume = w.Volume ?? default, DoneAt = w.DoneAt });
        table.On<AddSalt, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => AddSalt.Decide(c, batch, deviations, past.Lot(c.Salt), past.Step(c.Step), past.Balance(c.Balance)));
        table.Taking<AddSalt>(
            c => c.Mass is null ? null : new WithdrawAmount(c.Salt, Mass: c.Mass, DoneAt: c.DoneAt, For: c.Batch.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Batch = w.Into<BatchId>(), Salt = w.Lot, Mass = w.Mass, DoneAt = w.DoneAt });
        table.On<StirElectrolyte, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => StirElectrolyte.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<NoteAppearance, Electrolyte>(c => c.Batch.Value, NoteAppearance.Decide);
        table.On<NoteTemperature, Electrolyte>(c => c.Batch.Value, NoteTemperature.Decide);
        table.On<MeasureWaterContent, Electrolyte>(c => c.Batch.Value, MeasureWaterContent.Decide);
        table.On<MeasureConductivity, Electrolyte>(c => c.Batch.Value, MeasureConductivity.Decide);
        table.On<DrawAliquot, Electrolyte>(c => c.Batch.Value, DrawAliquot.Decide);
        table.On<ReconcileVolume, Electrolyte>(c => c.Batch.Value, ReconcileVolume.Decide);
        table.On<ReleaseElectrolyte, Electrolyte>(c => c.Batch.Value, ReleaseElectrolyte.Decide);
        table.On<DiscardBatch, Electrolyte>(c => c.Batch.Value, DiscardBatch.Decide);
    }
}
