namespace MgProvenance.Application.Audits.Claims;

/// <summary>Claims against their evidence.</summary>
internal static class ClaimRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new ClaimWithoutEvidence(),
        new ClaimGroupAbsent(),
        new ClaimWithoutPartner(),
        new ClaimNotBorneOut(),
        new ClaimValueDiffers(),
        new ClaimValueUnplaced(),
        new DigitsBeyondUncertainty(),
        new ClaimsOnFewCells(),
        new CellCountUnstated(),
        new ClaimAbsolute(),
        new ClaimNegligible(),
        new ClaimConvention(),
        new ClaimsOnSimulatedFiles(),
        new ExperimentalReaders(),
        new NumbersMissing(),
    ];
}
