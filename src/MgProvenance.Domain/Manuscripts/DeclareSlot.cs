using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

[CommandName("declare-slot", "Declare a figure, table or note of a manuscript and what it shows.")]
public sealed record DeclareSlot(ManuscriptId Manuscript, string Slot, string Content) : IRecords<SlotDeclared>
{
    public static Decision Decide(DeclareSlot c, Manuscript manuscript) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Slot) || string.IsNullOrWhiteSpace(c.Content) => Decision.Refuse("manuscript.slot-incomplete", "A slot has a name and a content."),
        _ when manuscript.Slots.TryGetValue(c.Slot.Trim(), out var content) => content == c.Content.Trim()
            ? Decision.Accept()
            : Decision.Refuse("manuscript.slot-declared", $"Slot “{c.Slot}” is declared already, as “{content}”."),
        _ => manuscript.NotOpen(c.Manuscript) ?? Decision.Accept(new SlotDeclared(c.Manuscript, c.Slot.Trim(), c.Content.Trim())),
    };
}
