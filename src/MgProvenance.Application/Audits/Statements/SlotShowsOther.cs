using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>A figure is said to show what another one was declared to show.</summary>
internal sealed class SlotShowsOther : IAuditRule
{
    public string Id => "reference.shows-other";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "What a statement says that a figure, table or note shows has no word in common with what it was declared to show, and most of its words in common with another one.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var small = record.Settings.Words.Small;
        return from manuscript in record.Manuscripts
               let differing = StatementsDiffer.In(manuscript).SelectMany(s => s).ToHashSet()
               let declared = manuscript.Slots.Select(s => (Slot: s, Words: Phrases.Significant(s.Fact.Content, small))).ToList()
               from said in manuscript.Statements.Where(s => s.Relation.Role == RelationRole.Reference && s.Fact.Value is not null && !differing.Contains(s)).GroupBy(s => (Slot: s.Subject.ToUpperInvariant(), Value: s.Fact.Value!))
               let words = Phrases.Significant(said.Key.Value, small)
               let own = declared.Find(d => string.Equals(d.Slot.Fact.Slot, said.Key.Slot, StringComparison.OrdinalIgnoreCase))
               where own.Slot is not null && !Phrases.ShareAny(words, own.Words)
               let other = declared.Find(d => d.Words.Count(words.Contains) * 2 > words.Count)
               where other.Slot is not null
               select this.Finding(
                   $"{manuscript.Label} says that {own.Slot.Fact.Slot} shows {said.Key.Value} ({string.Join("; ", said.Select(s => AuditedManuscript.Where(s.Fact.Place)))}); it was declared to show {own.Slot.Fact.Content}, and {other.Slot.Fact.Slot} to show {other.Slot.Fact.Content}.",
                   [.. said.Select(s => s.Evidence), own.Slot.Evidence, other.Slot.Evidence],
                   said.SelectMany(s => s.About));
    }
}
