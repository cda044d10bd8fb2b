namespace MgProvenance.Application.Audits.Checklists;

internal static class ChecklistRules
{
    public static IReadOnlyList<IAuditRule> All { get; } = [new ChecklistMissing()];
}
