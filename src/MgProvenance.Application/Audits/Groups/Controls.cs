using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>Groups are compared with no control, or with several.</summary>
internal sealed class Controls : IAuditRule
{
    public string Id => "study.controls";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A study of several groups without a control, or with more than one; where the factor of every group adds something to the same thing, whether a group has that thing alone.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (study, groups) = (record.Target.Opened.Label, record.Target.Stream.Of<GroupDeclared>().ToList());
        var controls = groups.Where(g => g.Fact.Control == true).ToList();
        if (groups.Count < 2 || controls.Count == 1) yield break;
        var says = controls.Count == 0 ? $"None of the groups of {study} is declared as its control" : $"{study} has {controls.Count} controls, {Words.List(controls.Select(c => c.Fact.Group))}, and a test against the control needs one";
        yield return this.Finding(
            AloneMissing([.. groups.Select(g => g.Fact.Factor)], record.Settings.Groups.Additions) is { } alone ? $"{says}; every group is “{alone}” and something more, and none is “{alone}” alone." : $"{says}.",
            groups.Select(g => AuditEvidence.Of(g.Recorded, $"{g.Fact.Group}: {g.Fact.Factor}{(g.Fact.Control == true ? " (control)" : string.Empty)}")));
    }

    /// <summary>What every factor adds something to, where none is that alone; null else.</summary>
    private static string? AloneMissing(List<string> factors, IReadOnlyList<string> additions)
    {
        var stems = factors.Select(f => additions.Select(a => f.IndexOf($" {a} ", StringComparison.OrdinalIgnoreCase)).Where(at => at > 0).DefaultIfEmpty(-1).Min() is > 0 and var at ? f[..at] : null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return stems is [{ } stem] ? stem : null;
    }
}
