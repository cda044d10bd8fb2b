namespace MgProvenance.Application.Audits;

/// <summary>One thing that an audit looks for. A rule is pure: the same record gives the same findings in the same order. It names no label, group, salt or figure.</summary>
internal interface IAuditRule
{
    /// <summary>Lower case, <c>subject.what-is-wrong</c>.</summary>
    string Id { get; }

    AuditSeverity Severity { get; }

    /// <summary>What is looked at and when it is a finding, in one sentence for the people who are audited.</summary>
    string LooksFor { get; }

    IEnumerable<AuditFinding> Check(AuditedRecord record);
}

internal static class RuleFindings
{
    public static AuditFinding Finding(this IAuditRule rule, string sentence, IEnumerable<AuditEvidence> evidence, IEnumerable<string>? about = null) =>
        new(rule.Id, rule.Severity, sentence, [.. evidence.Distinct()], [.. (about ?? []).Distinct(StringComparer.Ordinal)]);
}
