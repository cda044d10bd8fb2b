using MgProvenance.Application.Handling;
using MgProvenance.Application.Reagents;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Electrodes;

/// <summary>Who decides the commands about electrode sheets and pieces.</summary>
internal static class ElectrodeCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<StartSheet, ElectrodeSheet>(c => c.Sheet.Value, (c, sheet, deviations, past) => StartSheet.Decide(c, sheet, deviations, [.. c.Components.Select(m => past.Lot(m.Lot))]));
        table.On<AddBinder, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => AddBinder.Decide(c, state, deviations, past.Lot(c.Binder), past.Lot(c.Solvent), past.Step(c.Step)));
        table.Taking<AddBinder>(
            c => c.Mass is null ? null : new WithdrawAmount(c.Binder, Mass: c.Mass, DoneAt: c.DoneAt, For: c.Sheet.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Sheet = w.Into<SheetId>(), Binder = w.Lot, Mass = w.Mass, DoneAt = w.DoneAt });
        table.On<CastSheet, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => CastSheet.Decide(c, state, deviations, past.Lot(c.SubstrateLot), past.Step(c.Step)));
        table.On<DrySheet, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => DrySheet.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<GrindPowder, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => GrindPowder.Decide(c, state, deviations, past.Lot(c.Liquid), past.Step(c.Step)));
        table.On<KneadDough, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => KneadDough.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<MixSlurry, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => MixSlurry.Decide(c, state, deviations, past.Lot(c.Solvent), past.Step(c.Step)));
        table.Taking<MixSlurry>(
            c => c is { Solvent: { } solvent, SolventVolume: not null } ? new WithdrawAmount(solvent, Volume: c.SolventVolume, DoneAt: c.DoneAt, For: c.Sheet.AsStream(), DeviationReason: c.DeviationReason) : null,
            (c, w) => c with { Sheet = w.Into<SheetId>(), Solvent = w.Lot, SolventVolume = w.Volume, DoneAt = w.DoneAt });
        table.On<RollFilm, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => RollFilm.Decide(c, state, deviations, past.Step(c.Step)));
        table.On<WeighBlank, ElectrodeSheet>(c => c.Sheet.Value, (c, sheet, deviations, past) => WeighBlank.Decide(c, sheet, deviations, past.Balance(c.Balance)));
        table.On<WeighComponent, ElectrodeSheet>(c => c.Sheet.Value, (c, state, deviations, past) => WeighComponent.Decide(c, state, deviations, past.Lot(c.Lot), past.Step(c.Step), past.Balance(c.Balance)));
        table.Taking<WeighComponent>(
            c => new WithdrawAmount(c.Lot, Mass: c.Mass, DoneAt: c.DoneAt, For: c.Sheet.AsStream(), DeviationReason: c.DeviationReason),
            (c, w) => c with { Sheet = w.Into<SheetId>(), Lot = w.Lot, Mass = w.Mass ?? default, DoneAt = w.DoneAt });
        table.On<CutPiece, ElectrodePiece>(c => c.Piece.Value, (c, piece, deviations, past) => CutPiece.Decide(c, piece, deviations, past.Lot(c.Metal)));
        table.On<PolishMetal, ElectrodePiece>(c => c.Piece.Value, (c, piece, _, past) => PolishMetal.Decide(c, piece, past.Step(c.Step)));
        table.On<WeighPiece, ElectrodePiece>(c => c.Piece.Value, (c, piece, deviations, past) => WeighPiece.Decide(c, piece, deviations, past.Balance(c.Balance)));
        table.On<StorePiece, ElectrodePiece>(c => c.Piece.Value, StorePiece.Decide);
    }
}
