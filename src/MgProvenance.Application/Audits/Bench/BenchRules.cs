namespace MgProvenance.Application.Audits.Bench;

/// <summary>What happened at the bench: against protocols, declared ranges, limits, and the clock.</summary>
internal static class BenchRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new LoadingOutsideDeclared(),
        new VoidNotFilled(),
        new CellFlooded(),
    ];
}
