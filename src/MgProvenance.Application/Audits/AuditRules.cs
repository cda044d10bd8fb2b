using MgProvenance.Application.Audits.Bench;
using MgProvenance.Application.Audits.Checklists;
using MgProvenance.Application.Audits.Claims;
using MgProvenance.Application.Audits.Groups;
using MgProvenance.Application.Audits.Methods;
using MgProvenance.Application.Audits.Statements;

namespace MgProvenance.Application.Audits;

/// <summary>A rule as it is listed.</summary>
public sealed record AuditRuleLine(string Id, AuditSeverity Severity, string LooksFor);

/// <summary>Every rule of an audit.</summary>
public static class AuditRules
{
    internal static IReadOnlyList<IAuditRule> All { get; } =
    [
        .. StatementRules.All,
        .. MethodRules.All,
        .. BenchRules.All,
        .. ClaimRules.All,
        .. GroupRules.All,
        .. ChecklistRules.All,
    ];

    public static IReadOnlyList<AuditRuleLine> List { get; } = [.. All.Select(r => new AuditRuleLine(r.Id, r.Severity, r.LooksFor))];
}
