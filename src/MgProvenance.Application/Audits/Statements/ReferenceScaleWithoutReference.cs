using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Potentials are given on a scale, and no reference electrode puts them there.</summary>
internal sealed class ReferenceScaleWithoutReference : IAuditRule
{
    public string Id => "potential.without-reference";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A potential is given against a scale for cells of which no reference electrode is recorded, so that only the voltage against the counter electrode was measured.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from said in manuscript.Statements
        where said.Relation.Role == RelationRole.ReferredTo && said.Fact.Value is not null && !Phrases.HoldsAny(said.Fact.Value, record.Settings.Words.CellVoltages)
        let without = record.RunsOf(said).Where(r => !HasReference(record, r)).ToList()
        where without.Count > 0
        let cells = record.CellsOf(said).ToList()
        let counters = manuscript.Statements.Where(s => s.Relation.Topic == RelationTopic.CounterElectrode && (record.SpeakOfSameCells(s, said) || cells.Exists(c => c.IsConfiguration(s.Subject)))).ToList()
        select this.Finding(
            $"{manuscript.Label} refers the {said.Fact.Subject} to {said.Fact.Value} ({AuditedManuscript.Where(said.Fact.Place)}); {string.Join(", ", without.Select(r => r.Label))} {(without.Count == 1 ? "has" : "have")} no reference electrode{Counter(counters)}.",
            counters.Prepend(said).Select(s => s.Evidence).Concat(without.Select(r => AuditEvidence.Of(r.Events[0], $"{r.Label}: reference {r.Of<ChannelConnected>().LastOrDefault().Fact?.Reference ?? "none"}"))),
            said.About);

    /// <summary>Of its own: a counter electrode that serves as reference is none.</summary>
    private static bool HasReference(AuditedRecord record, RecordedStream run)
    {
        var connected = run.Of<ChannelConnected>().LastOrDefault().Fact;
        return (connected?.Reference is { } reference && !Phrases.HoldsAny(reference, record.Settings.Words.CellVoltages) && Phrases.Name(reference) != Phrases.Name(connected.CounterElectrode))
            || record.CellOf(run.StreamId)?.Story.Cell.Of<PartPlaced>().Any(p => p.Fact.Role == PartRole.ReferenceElectrode) == true;
    }

    private static string? Counter(List<AuditedStatement> counters) =>
        counters.Count == 0 ? null : $", and {string.Join(", ", counters.Select(s => $"{s.Fact.Value} is the counter electrode ({AuditedManuscript.Where(s.Fact.Place)})"))}";
}
