using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

internal static class Faults
{
    /// <summary>The report has faults of these kinds and of no other, in any number.</summary>
    public static void AreOnly(this VerificationReport report, params FaultKind[] kinds)
    {
        Assert.False(report.Ok);
        Assert.Equal(kinds.Order(), report.Faults.Select(f => f.Kind).Distinct().Order());
    }

    public static Fault The(this VerificationReport report, FaultKind kind) => Assert.Single(report.Faults, f => f.Kind == kind);

    /// <summary>The one fault of this kind names this event.</summary>
    public static Fault Names(this VerificationReport report, FaultKind kind, string stream, long version)
    {
        var fault = report.The(kind);
        Assert.Equal((stream, version), (fault.Place.Stream, fault.Place.Version));
        Assert.Contains($"{stream}@{version}", fault.Sentence, StringComparison.Ordinal);
        return fault;
    }
}
