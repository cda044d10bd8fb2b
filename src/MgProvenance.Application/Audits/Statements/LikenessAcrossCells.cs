using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Two things are said to be alike, and were measured on cells that are not.</summary>
internal sealed class LikenessAcrossCells : IAuditRule
{
    public string Id => "likeness.other-cells";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Two things are said to be alike that were measured on electrodes of cells of different configuration.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from said in manuscript.Statements
        where said.Relation.Role == RelationRole.Likeness
        let measured = said.About.Select(a => (Stream: a, Cell: record.CellOf(a))).Where(m => m.Cell?.Story.Configuration is not null).ToList()
        where measured.Select(m => Phrases.Name(m.Cell!.Story.Configuration!)).Distinct().Count() > 1
        let origins = manuscript.Statements.Where(s => s.Relation.Role == RelationRole.Origin && s.About.Intersect(said.About).Any())
        select this.Finding(
            $"{manuscript.Label} says that the {said.Says} ({AuditedManuscript.Where(said.Fact.Place)}); {string.Join(", ", measured.Select(m => $"{record.LabelOf(m.Stream)} is of {m.Cell!.Story.Configuration}"))}.",
            origins.Prepend(said).Select(s => s.Evidence).Concat(measured.Select(m => AuditEvidence.Of(record.Streams[m.Stream].Events[0], $"{record.LabelOf(m.Stream)}: of {m.Cell!.Story.Label}, {m.Cell.Story.Configuration}"))),
            said.About);
}
