using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

[CommandName("note-excursion", "Record that equipment left its limits: what happened, how far, how long.")]
public sealed record NoteExcursion(
    EquipmentId Equipment,
    string What,
    Reported<TraceContent>? Water = null,
    Reported<TraceContent>? Oxygen = null,
    Reported<Duration>? Duration = null,
    BenchTime? DoneAt = null) : IRecords<ExcursionNoted>
{
    public static Decision Decide(NoteExcursion c, EquipmentItem item) => c switch
    {
        { What: var what } when string.IsNullOrWhiteSpace(what) => Decision.Refuse("equipment.excursion-without-words", "Say what happened."),
        _ => item.NotRegistered(c.Equipment) ?? Decision.Accept(new ExcursionNoted(c.Equipment, c.What.Trim(), c.Water, c.Oxygen, c.Duration, c.DoneAt)),
    };
}
