namespace MgProvenance.Application.Audits.Methods;

/// <summary>What the Methods section says against what was done and what is shown.</summary>
internal static class MethodRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new OutsideMethods(),
        new MethodWithoutResult(),
        new ResultWithoutMethod(),
    ];
}
