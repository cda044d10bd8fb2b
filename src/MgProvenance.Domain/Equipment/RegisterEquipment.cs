using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

[CommandName("register-equipment", "Register an instrument, glovebox or balance.")]
public sealed record RegisterEquipment(
    EquipmentId Equipment,
    Label Label,
    EquipmentKind Kind,
    string? Maker = null,
    string? Model = null,
    string? SerialNumber = null,
    Quantity<Mass>? Resolution = null,
    Quantity<Mass>? MinimumWeight = null,
    Quantity<Current>? CurrentRange = null,
    LimitOfError? CurrentError = null,
    Quantity<Volume>? NominalVolume = null,
    LimitOfError? VolumeError = null,
    string? Gas = null) : IRecords<EquipmentRegistered>
{
    public static Decision Decide(RegisterEquipment c, EquipmentItem item) => c switch
    {
        _ when item.IsRegistered => Decision.Refuse("equipment.already-registered", $"Equipment {c.Equipment} is registered already."),
        _ when IsImpossible(c.CurrentError) || IsImpossible(c.VolumeError) => Decision.Refuse("equipment.error-impossible", "A limit of error states a percentage, of the reading or of the range, and none below zero."),
        { CurrentRange.Value: <= 0 } or { NominalVolume.Value: <= 0 } => Decision.Refuse("equipment.range-impossible", "A range lies above zero."),
        _ => Decision.Accept(new EquipmentRegistered(
            c.Equipment, c.Label, c.Kind, c.Maker, c.Model, c.SerialNumber, c.Resolution, c.MinimumWeight, c.CurrentRange, c.CurrentError, c.NominalVolume, c.VolumeError, c.Gas)),
    };

    private static bool IsImpossible(LimitOfError? error) => error is { PercentOfReading: null, PercentOfRange: null } or { PercentOfReading: < 0 } or { PercentOfRange: < 0 };
}
