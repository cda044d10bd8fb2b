using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>What a figure is said to show has nothing in common with what it was declared to show.</summary>
internal sealed class SlotShowsOther : IAuditRule
{
    public string Id => "reference.shows-other";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "What a statement says that a figure, table or note shows has no word in common with what it was declared to show.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var small = record.Settings.Words.Small;
        return from manuscript in record.Manuscripts
               let differing = StatementsDiffer.In(manuscript).SelectMany(s => s).ToHashSet()
               from said in manuscript.Statements
               where said.Relation.Role == RelationRole.Reference && said.Fact.Value is not null && !differing.Contains(said)
               from slot in manuscript.Slots
               where string.Equals(slot.Fact.Slot, said.Subject, StringComparison.OrdinalIgnoreCase)
                   && !Phrases.ShareAny(Phrases.Significant(said.Fact.Value!, small), Phrases.Significant(slot.Fact.Content, small))
               select this.Finding(
                   $"{manuscript.Label} says that {slot.Fact.Slot} shows {said.Fact.Value} ({AuditedManuscript.Where(said.Fact.Place)}); it was declared to show {slot.Fact.Content}.",
                   [said.Evidence, slot.Evidence],
                   said.About);
    }
}
