using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

[CommandName("calibrate-equipment", "Record a calibration and until when it holds.")]
public sealed record CalibrateEquipment(EquipmentId Equipment, DateOnly On, DateOnly? ValidUntil = null, string? Certificate = null) : IRecords<EquipmentCalibrated>
{
    public static Decision Decide(CalibrateEquipment c, EquipmentItem item)
    {
        if (item.NotRegistered(c.Equipment) is { } refused) return refused;
        if (c.ValidUntil is { } until && until < c.On)
        {
            return Decision.Refuse("equipment.calibration-runs-backwards", string.Create(CultureInfo.InvariantCulture, $"A calibration of {c.On:yyyy-MM-dd} cannot end on {until:yyyy-MM-dd}."));
        }

        var calibrated = new EquipmentCalibrated(c.Equipment, c.On, c.ValidUntil, c.Certificate);
        return item.Calibrations.Contains(calibrated) ? Decision.Accept() : Decision.Accept(calibrated);
    }
}
