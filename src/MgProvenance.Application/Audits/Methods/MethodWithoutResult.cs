using MgProvenance.Application.Audits.Statements;

namespace MgProvenance.Application.Audits.Methods;

/// <summary>A method is described and nothing is shown of what it gave.</summary>
internal sealed class MethodWithoutResult : IAuditRule
{
    public string Id => "method.without-result";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "The Methods section describes a technique, and no figure, table or claim rests on a measurement or test by it.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var recorded = record.ByTechnique(record.Measurements.Select(m => m.Stream).Concat(record.Cells.SelectMany(c => c.Runs)));
        foreach (var manuscript in record.Manuscripts)
        {
            var shown = record.Results(manuscript).Select(r => record.Known(r.Stream)).ToHashSet();
            var described = from said in manuscript.Statements
                            where record.Settings.Words.IsMethods(said.Fact.Place)
                            from technique in record.Settings.Techniques.In(said.Subject)
                            group said by technique;
            foreach (var of in described.Where(d => !d.Key.Supporting && !shown.Contains(d.Key)))
            {
                var streams = recorded[of.Key].ToList();
                yield return this.Finding(
                    $"{manuscript.Label} describes {of.Key.Name} ({string.Join("; ", of.Select(s => AuditedManuscript.Where(s.Fact.Place)).Distinct())}), and no figure, table or claim rests on it; {(streams.Count == 0 ? "nothing by it is recorded" : $"recorded by it: {Instances.Labels(streams.Select(s => s.Label!))}")}.",
                    of.Select(s => s.Evidence).Concat(streams.Select(s => AuditEvidence.Of(s.Events[0], $"{s.Label}: {of.Key.Name}"))));
            }
        }
    }
}
