using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("fill-slot", "Name what of this notebook fills a slot of a manuscript; it is added to what fills it already.")]
public sealed record FillSlot(ManuscriptId Manuscript, string Slot, IReadOnlyList<AnyStreamId> Evidence) : IRecords<SlotFilled>
{
    public static Decision Decide(FillSlot c, Manuscript manuscript) => c switch
    {
        { Evidence.Count: 0 } => Decision.Refuse("manuscript.evidence-missing", "Name what fills the slot."),
        _ when manuscript.NotOpen(c.Manuscript) is { } refused => refused,
        _ when !manuscript.Slots.ContainsKey(c.Slot) => Decision.Refuse("manuscript.slot-unknown", $"Manuscript {c.Manuscript} has no slot “{c.Slot}”: declare it first."),
        _ when c.Evidence.All(e => manuscript.Filled.Contains((c.Slot, e))) => Decision.Accept(),
        _ => Decision.Accept(new SlotFilled(c.Manuscript, c.Slot, c.Evidence)),
    };
}
