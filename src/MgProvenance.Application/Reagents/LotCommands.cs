using MgProvenance.Application.Handling;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reagents;

/// <summary>Who decides the commands about lots.</summary>
internal static class LotCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<ReceiveLot, Lot>(c => c.Lot.Value, ReceiveLot.Decide);
        table.On<OpenLot, Lot>(c => c.Lot.Value, OpenLot.Decide);
        table.On<TransferLot, Lot>(c => c.Lot.Value, TransferLot.Decide);
        table.On<DryLot, Lot>(c => c.Lot.Value, DryLot.Decide);
        table.On<MeasureLotWater, Lot>(c => c.Lot.Value, MeasureLotWater.Decide);
        table.On<CheckStabiliser, Lot>(c => c.Lot.Value, CheckStabiliser.Decide);
        table.On<WithdrawAmount, Lot>(c => c.Lot.Value, WithdrawAmount.Decide);
        table.On<ReconcileStock, Lot>(c => c.Lot.Value, ReconcileStock.Decide);
        table.On<RecallLot, Lot>(c => c.Lot.Value, RecallLot.Decide);
    }
}
