using MgProvenance.Application.Handling;
using MgProvenance.Domain.Equipment;

namespace MgProvenance.Application.Equipment;

/// <summary>Who decides the commands about equipment.</summary>
internal static class EquipmentCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<RegisterEquipment, EquipmentItem>(c => c.Equipment.Value, RegisterEquipment.Decide);
        table.On<CalibrateEquipment, EquipmentItem>(c => c.Equipment.Value, CalibrateEquipment.Decide);
        table.On<ReadAtmosphere, EquipmentItem>(c => c.Glovebox.Value, ReadAtmosphere.Decide);
        table.On<NoteExcursion, EquipmentItem>(c => c.Equipment.Value, NoteExcursion.Decide);
        table.On<RegenerateGlovebox, EquipmentItem>(c => c.Glovebox.Value, RegenerateGlovebox.Decide);
    }
}
