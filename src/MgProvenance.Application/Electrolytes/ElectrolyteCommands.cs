using MgProvenance.Application.Events;
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
        table.On<OpenBatch, Electrolyte>(c => c.Batch.Value, (c, batch, _, past) => OpenBatch.Decide(c, batch, c is { Protocol: { } id, ProtocolVersion: { } version } ? past.Steps((id, version)) : []));
        table.On<DispenseSolvent, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => DispenseSolvent.Decide(c, batch, deviations, past.Lot(c.Solvent), past.Step(c.Step)));
        table.Taking<DispenseSolvent>(
            c => new WithdrawAmount(c.Solvent, Volume: c.Volume, DoneAt: c.DoneAt, For: c.Batch.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Batch = w.Into<BatchId>(), Solvent = w.Lot, Volume = w.Volume ?? default, DoneAt = w.DoneAt });
        table.On<AddSalt, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => AddSalt.Decide(c, batch, deviations, past.Lot(c.Salt), past.Step(c.Step), past.Balance(c.Balance)));
        table.Taking<AddSalt>(
            c => c.Net() is not { } net ? null : new WithdrawAmount(c.Salt, Mass: net, DoneAt: c.DoneAt, For: c.Batch.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Batch = w.Into<BatchId>(), Salt = w.Lot, Mass = w.Mass, DoneAt = w.DoneAt });
        table.On<StirElectrolyte, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => StirElectrolyte.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<NoteAppearance, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => NoteAppearance.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<NoteTemperature, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => NoteTemperature.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<MeasureWaterContent, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => MeasureWaterContent.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<MeasureConductivity, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => MeasureConductivity.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<MeasureDensity, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => MeasureDensity.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<FilterElectrolyte, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => FilterElectrolyte.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<ConditionElectrolyte, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => ConditionElectrolyte.Decide(c, batch, deviations, past.Step(c.Step)));
        table.On<SkipStep, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => SkipStep.Decide(c, batch, deviations, past.Step(c.Step)!));
        table.On<DrawAliquot, Electrolyte>(c => c.Batch.Value, DrawAliquot.Decide);
        table.On<ReconcileVolume, Electrolyte>(c => c.Batch.Value, ReconcileVolume.Decide);
        table.On<ReleaseElectrolyte, Electrolyte>(c => c.Batch.Value, (c, batch, deviations, past) => ReleaseElectrolyte.Decide(c, batch, deviations, past.Steps(batch.Pinned)), (c, past) => Pinned(past.Stream(c.Batch.Value)));
        table.On<DiscardBatch, Electrolyte>(c => c.Batch.Value, DiscardBatch.Decide);
    }

    private static IEnumerable<string> Pinned(RecordedStream batch) => batch.Of<BatchOpened>().Select(e => e.Fact.Protocol?.Value).OfType<string>();
}
