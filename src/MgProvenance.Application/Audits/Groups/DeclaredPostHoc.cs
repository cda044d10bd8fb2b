using MgProvenance.Application.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>What decides which cycles count was declared when data could be seen.</summary>
internal sealed class DeclaredPostHoc : IAuditRule
{
    public string Id => "study.declared-post-hoc";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Conditioning, activation, reference cycle, reaction or sample size that was declared, or changed, after the first data file of a cell of the study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var events = record.Target.Runs.Prepend(record.Target.Stream).SelectMany(s => s.Events).Where(e => (e.Correction ?? e.Stored).Index is not null).ToLookup(e => (e.Correction ?? e.Stored).Index);
        return from declared in record.Target.Declarations
               where declared.When == Declared.PostHoc && declared.What != Declarations.Criterion
               select this.Finding(
                   $"The {declared.What}{(declared.Of is { } of ? $" of {of}" : string.Empty)} in {record.Target.Opened.Label} was declared when data could be seen: {declared.Text}.",
                   events[declared.Index].Select(e => AuditEvidence.Of(e, $"{declared.What}: {declared.Text}")));
    }
}
