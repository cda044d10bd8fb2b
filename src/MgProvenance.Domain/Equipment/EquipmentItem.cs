using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

/// <summary>As much of an instrument's or glovebox's past as the next decision needs.</summary>
/// <param name="Kind">Null before it was registered.</param>
public sealed record EquipmentItem(EquipmentKind? Kind, Label? Label, Quantity<Mass>? MinimumWeight, IReadOnlyList<EquipmentCalibrated> Calibrations) : ISubject<EquipmentItem>
{
    public static EquipmentItem Initial { get; } = new(null, null, null, []);

    public bool IsRegistered => Kind is not null;

    public static EquipmentItem Evolve(EquipmentItem item, IEvent happened) => happened switch
    {
        EquipmentRegistered e => item with { Kind = e.Kind, Label = e.Label, MinimumWeight = e.MinimumWeight },
        EquipmentCalibrated e => item with { Calibrations = [.. item.Calibrations, e] },
        AtmosphereRead or ExcursionNoted or GloveboxRegenerated => item,
        _ => throw new UnknownEventException(happened, item),
    };

    /// <summary>What decisions about weighings need to know of this balance.</summary>
    public BalanceFacts Balance(EquipmentId id) => new(id, Label?.Text ?? id.Value, MinimumWeight, [.. Calibrations.Select(c => new DaysCovered(c.On, c.ValidUntil))]);

    internal Decision.Refused? NotRegistered(EquipmentId id) =>
        IsRegistered ? null : new Decision.Refused(new Refusal("equipment.not-registered", $"Equipment {id} was never registered."));

    internal Decision.Refused? NotAGlovebox(EquipmentId id) => NotRegistered(id)
        ?? (Kind == EquipmentKind.Glovebox ? null : new Decision.Refused(new Refusal("equipment.not-a-glovebox", $"Equipment {id} is a {Kind}, not a glovebox.")));
}
