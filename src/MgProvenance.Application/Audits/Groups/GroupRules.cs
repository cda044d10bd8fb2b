namespace MgProvenance.Application.Audits.Groups;

/// <summary>Groups of a study, their cells, and what was left out of them.</summary>
internal static class GroupRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new GroupsDifferInMore(),
        new GroupUntested(),
        new SingleReplicate(),
        new PseudoReplicates(),
        new OneSource(),
        new SampleSizeMissed(),
        new SampleSizeUnplanned(),
        new Controls(),
        new ExclusionPostHoc(),
        new ExclusionOwnApproval(),
        new GroupExcluded(),
        new ExclusionUneven(),
        new DeclaredPostHoc(),
    ];
}
