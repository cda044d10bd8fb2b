using System.Globalization;
using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>More or fewer cells or batches are stated than are recorded.</summary>
internal sealed class CountRecordedOtherwise : IAuditRule
{
    public string Id => "count.recorded-otherwise";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A stated number of cells or batches is not the number of those that the statement is about, or of the group that it names.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        let differing = StatementsDiffer.In(manuscript).SelectMany(s => s).ToHashSet()
        from said in manuscript.Statements
        where said.Relation is { Role: RelationRole.Count, Topic: RelationTopic.Cells or RelationTopic.Batches } && said.Fact.Quantity is not null && !differing.Contains(said)
        from counted in Counted(record, said)
        where counted.Members.Count > 0 && !counted.Allowed.Contains(said.Fact.Quantity!.Value.Value)
        select this.Finding(
            $"{manuscript.Label}: {said.Fact.Relation} of {said.Fact.Subject} is {said.Fact.Quantity!.Value.Value.ToString(CultureInfo.InvariantCulture)} ({AuditedManuscript.Where(said.Fact.Place)}); the record has {counted.Members.Count}{counted.Group}: {Instances.Labels(counted.Members.Select(record.LabelOf))}.",
            counted.Members.Where(record.Streams.ContainsKey).Select(m => AuditEvidence.Of(record.Streams[m].Events[0], record.LabelOf(m))).Prepend(said.Evidence),
            counted.Members);

    /// <summary>What is counted, of each group apart where it is said of each. Without the excluded cells is as good a number as with them.</summary>
    private static IEnumerable<(string? Group, IReadOnlyList<string> Members, IReadOnlyList<decimal> Allowed)> Counted(AuditedRecord record, AuditedStatement said)
    {
        var cells = said.About.Any() ? record.CellsOf(said).Select(c => c.Id).ToList() : [.. record.Target.Cells.Where(c => Phrases.Name(c.Group) == Phrases.Name(said.Subject)).Select(c => c.Story.Cell.StreamId)];
        foreach (var group in said.Universal ? cells.GroupBy(c => record.GroupsOf(c).Select(g => $" in {g.Group}").FirstOrDefault()) : cells.GroupBy(_ => (string?)null))
        {
            var members = said.Relation.Topic == RelationTopic.Cells ? [.. group] : group.Select(c => record.CellOf(c)?.Story.Batch?.StreamId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var excluded = group.Count(c => record.Studies.Any(s => s.State.Excluded.Any(e => e.Cell.Value == c)));
            yield return (group.Key, members, said.Relation.Topic == RelationTopic.Cells ? [members.Count, members.Count - excluded] : [members.Count]);
        }

        if (said.Relation.Topic == RelationTopic.Batches && cells.Count == 0 && said.About.Distinct(StringComparer.Ordinal).Where(a => Domain.Kernel.StreamIds.SubjectOf(a) == Domain.Kernel.BatchId.Subject).ToList() is { Count: > 0 } batches) yield return (null, batches, [batches.Count]);
    }
}
