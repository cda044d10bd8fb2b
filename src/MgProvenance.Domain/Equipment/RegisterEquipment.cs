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
    Quantity<Mass>? MinimumWeight = null) : IRecords<EquipmentRegistered>
{
    public static Decision Decide(RegisterEquipment c, EquipmentItem item) => item switch
    {
        { IsRegistered: true } => Decision.Refuse("equipment.already-registered", $"Equipment {c.Equipment} is registered already."),
        _ => Decision.Accept(new EquipmentRegistered(c.Equipment, c.Label, c.Kind, c.Maker, c.Model, c.SerialNumber, c.Resolution, c.MinimumWeight)),
    };
}
