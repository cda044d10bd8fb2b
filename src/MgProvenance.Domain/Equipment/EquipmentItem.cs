using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

/// <summary>As much of an instrument's or glovebox's past as the next decision needs.</summary>
/// <param name="Kind">Null before it was registered.</param>
public sealed record EquipmentItem(EquipmentKind? Kind, EquipmentCalibrated? LastCalibration) : ISubject<EquipmentItem>
{
    public static EquipmentItem Initial { get; } = new(null, null);

    public bool IsRegistered => Kind is not null;

    public static EquipmentItem Evolve(EquipmentItem item, IEvent happened) => happened switch
    {
        EquipmentRegistered e => item with { Kind = e.Kind },
        EquipmentCalibrated e => item with { LastCalibration = e },
        AtmosphereRead or ExcursionNoted or GloveboxRegenerated => item,
        _ => throw new UnknownEventException(happened, item),
    };

    internal Decision.Refused? NotRegistered(EquipmentId id) =>
        IsRegistered ? null : new Decision.Refused(new Refusal("equipment.not-registered", $"Equipment {id} was never registered."));

    internal Decision.Refused? NotAGlovebox(EquipmentId id) => NotRegistered(id)
        ?? (Kind == EquipmentKind.Glovebox ? null : new Decision.Refused(new Refusal("equipment.not-a-glovebox", $"Equipment {id} is a {Kind}, not a glovebox.")));
}
