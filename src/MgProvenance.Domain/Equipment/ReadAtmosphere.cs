using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

[CommandName("read-atmosphere", "Record the water and oxygen that a glovebox shows.")]
public sealed record ReadAtmosphere(EquipmentId Glovebox, Reported<TraceContent>? Water = null, Reported<TraceContent>? Oxygen = null, BenchTime? DoneAt = null) : IRecords<AtmosphereRead>
{
    public static Decision Decide(ReadAtmosphere c, EquipmentItem item) => c switch
    {
        { Water: null, Oxygen: null } => Decision.Refuse("equipment.nothing-read", "Give the water or the oxygen content that was read."),
        _ => item.NotAGlovebox(c.Glovebox) ?? Decision.Accept(new AtmosphereRead(c.Glovebox, c.Water, c.Oxygen, c.DoneAt)),
    };
}
