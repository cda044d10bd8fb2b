using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>A step is said not to end as it should, and yet the next ones follow, and nothing says what ended it.</summary>
internal sealed class EndConditionUnmet : IAuditRule
{
    public string Id => "end.unmet";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Cells are said not to reach the end condition of a half-cycle, later cycles, holds or specimens of them are stated or recorded, and neither a statement nor a program says what else ended it.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from unmet in manuscript.Statements.Where(s => s.Relation.Role == RelationRole.EndUnmet).GroupBy(s => Phrases.Name(s.Subject))
        where !manuscript.Statements.Any(s => s.Relation.Role == RelationRole.EndDeclared && unmet.Any(u => record.SpeakOfSameCells(u, s)))
        let later = manuscript.Statements.Where(s => s.Relation.Role == RelationRole.LaterUse && unmet.Any(u => record.SpeakOfSameCells(u, s))).ToList()
        let recorded = unmet.SelectMany(record.CellsOf).DistinctBy(c => c.Id).SelectMany(c => Later(c, unmet.First())).ToList()
        where later.Count > 0 || recorded.Count > 0
        let first = unmet.First()
        let uses = later.Count > 0 ? later.Select(s => $"{s.Fact.Relation}{(s.Fact.Quantity is { } q ? $" {q}" : null)} ({AuditedManuscript.Where(s.Fact.Place)})") : recorded.Select(r => r.What)
        select this.Finding(
            $"{manuscript.Label} says of {first.Fact.Subject}: {first.Fact.Relation} {first.Fact.Value ?? first.Fact.Quantity?.ToString()} ({AuditedManuscript.Where(first.Fact.Place)}), yet: {string.Join(", ", uses)}. What ended those half-cycles is not declared.",
            unmet.Concat(later).Select(s => s.Evidence).Concat(recorded.Select(r => AuditEvidence.Of(r.Recorded, r.What))),
            unmet.SelectMany(s => s.About));

    /// <summary>Tests of a cell that went on, where none of its programs declares another end.</summary>
    private static IEnumerable<(RecordedEvent Recorded, string What)> Later(AuditedCell cell, AuditedStatement unmet)
    {
        if (cell.Runs.Any(r => r.Of<ProgramPinned>().Any(p => EndsOtherwise(p.Fact, unmet)))) return [];
        var planned = from run in cell.Runs
                      from p in run.Of<ProgramPinned>()
                      where p.Fact.Cycles > 1 || p.Fact.AfterCycles > 0
                      select (p.Recorded, p.Fact.AfterCycles is { } after ? $"{run.Label} follows {after} cycles" : $"{run.Label} has {p.Fact.Cycles} cycles");
        return planned.Concat(
            from run in cell.Runs
            from ended in run.Of<RunEnded>()
            where ended.Fact.Completed > 1
            select (ended.Recorded, $"{run.Label} completed {ended.Fact.Completed} cycles"));
    }

    private static bool EndsOtherwise(ProgramPinned program, AuditedStatement unmet) =>
        program.ArealCapacity is not null
        || ((unmet.Relation.Topic == RelationTopic.LowerCutoff ? program.LowerCutoff : program.UpperCutoff) is { } cutoff && unmet.Fact.Quantity?.To(cutoff.Unit) is { } end && end != cutoff.Value);
}
