using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Equipment;

[CommandName("regenerate-glovebox", "Record that the purifier of a glovebox was regenerated.")]
public sealed record RegenerateGlovebox(EquipmentId Glovebox, Reported<Duration>? Duration = null, BenchTime? DoneAt = null) : IRecords<GloveboxRegenerated>
{
    public static Decision Decide(RegenerateGlovebox c, EquipmentItem item) =>
        item.NotAGlovebox(c.Glovebox) ?? Decision.Accept(new GloveboxRegenerated(c.Glovebox, c.Duration, c.DoneAt));
}
