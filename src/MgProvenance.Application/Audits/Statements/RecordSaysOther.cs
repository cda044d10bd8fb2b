using System.Globalization;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>A condition is stated otherwise than it was recorded.</summary>
internal sealed class RecordSaysOther : IAuditRule
{
    public string Id => "condition.recorded-otherwise";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A stated volume, size, temperature, duration, scan rate, cutoff, current or number of cycles is not what is recorded of the things that the statement is about.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        let differing = StatementsDiffer.In(manuscript).SelectMany(s => s).ToHashSet()
        from said in manuscript.Statements.Where(s => !differing.Contains(s)).GroupBy(s => (Subject: Phrases.Name(s.Subject), s.Relation.Name, Value: Stated(s)))
        let stated = said.Key.Value
        where stated is not null
        let recorded = said.SelectMany(s => RecordedValues.For(record, s)).ToList()
        let other = said.First().Relation.Topic is RelationTopic.Loading or RelationTopic.Temperature && IsAmong(recorded, stated.Value) ? [] : Other(recorded, stated.Value).ToList()
        where other.Count > 0
        select this.Finding(
            $"{manuscript.Label}: {said.First().Fact.Subject} {said.First().Fact.Relation}{(said.First().Fact.Quantity is { } q ? $" {q}" : null)} ({AuditedManuscript.Where(said.First().Fact.Place)}); the record has {string.Join(", ", other.GroupBy(o => o.Value).Select(o => $"{(o.Key.Unit == "1" ? o.Key.Value.ToString(CultureInfo.InvariantCulture) : o.Key)} ({Instances.Labels(o.Select(v => v.Of))})"))}.",
            said.Select(s => s.Evidence).Concat(other.Select(o => AuditEvidence.Of(o.Recorded, $"{o.Of}: {o.Value}"))),
            said.SelectMany(s => s.About));

    /// <summary>Its quantity; where it has none that is the number of cycles, the number in its relation.</summary>
    private static AnyQuantity? Stated(AuditedStatement said) =>
        said.Relation is { Topic: RelationTopic.Cycles, Role: not RelationRole.Count } ? int.TryParse(string.Concat(said.Fact.Relation.Where(char.IsAsciiDigit)), out var cycles) ? new AnyQuantity(cycles, "1") : null : said.Fact.Quantity;

    /// <summary>A measured value is stated once for things that differ in it: it is theirs where it lies among them.</summary>
    private static bool IsAmong(IReadOnlyList<RecordedValue> recorded, AnyQuantity stated)
    {
        var values = recorded.Select(r => r.Value.To(stated.Unit)).OfType<decimal>().ToList();
        return values.Count > 0 && values.Min() - stated.HalfOfLastDigit() <= stated.Value && stated.Value <= values.Max() + stated.HalfOfLastDigit();
    }

    /// <summary>Values of things of which no value is the stated one: a batch may be stirred several times, a run have several scan rates.</summary>
    private static IEnumerable<RecordedValue> Other(IEnumerable<RecordedValue> recorded, AnyQuantity stated) =>
        recorded.GroupBy(r => r.Of, StringComparer.Ordinal).Where(of => of.All(r => r.Value.To(stated.Unit) is { } value && !stated.Covers(value))).SelectMany(of => of).DistinctBy(r => r.Recorded.Stored.Id);
}
