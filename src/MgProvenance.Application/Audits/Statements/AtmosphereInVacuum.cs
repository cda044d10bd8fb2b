using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>An atmosphere is given for techniques that measure in vacuum.</summary>
internal sealed class AtmosphereInVacuum : IAuditRule
{
    public string Id => "condition.not-in-vacuum";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Measurements are said to be done under a gas by techniques that keep the specimen in vacuum.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (words, techniques) = (record.Settings.Words, record.Settings.Techniques);
        return from manuscript in record.Manuscripts
               from said in manuscript.Statements
               where said.Relation.Topic == RelationTopic.Atmosphere && said.Fact.Value is not null && Phrases.HoldsAny(said.Fact.Value, words.Atmospheres)
               let all = said.Universal && Phrases.HoldsAny(said.Subject, words.Measurements)
               let measured = (all ? record.Measurements.Where(m => !said.About.Any() || said.About.Contains(m.Stream.StreamId)) : []).ToList()
               let impossible = measured.Select(m => techniques.Of(m.Fact.Technique)).OfType<KnownTechnique>().Concat(techniques.In(said.Subject)).Where(t => t.InVacuum).Distinct().ToList()
               where impossible.Count > 0
               select this.Finding(
                   $"{manuscript.Label} says that {said.Fact.Subject} were {said.Fact.Relation} {said.Fact.Value} ({AuditedManuscript.Where(said.Fact.Place)}); {string.Join(", ", impossible.Select(t => t.Name))} {(impossible.Count == 1 ? "measures" : "measure")} in vacuum.",
                   measured.Where(m => impossible.Exists(t => t.Technique == m.Fact.Technique)).DistinctBy(m => m.Fact.Technique).Select(m => AuditEvidence.Of(m.Stream.Events[0], $"{m.Stream.Label}: {techniques.Of(m.Fact.Technique)!.Name}")).Prepend(said.Evidence),
                   said.About);
    }
}
