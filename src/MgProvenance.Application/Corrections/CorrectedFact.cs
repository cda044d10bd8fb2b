using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>A fact that was corrected or struck out, with both values where it was corrected.</summary>
/// <param name="Correction">Version of the correction that counts.</param>
/// <param name="Changes">From the fact as first recorded to what counts; empty where it is struck out.</param>
public sealed record CorrectedFact(long Version, string Event, long Correction, bool Struck, string Reason, IReadOnlyList<Change> Changes)
{
    /// <summary>All of one stream, by version.</summary>
    public static IReadOnlyList<CorrectedFact> Of(RecordedStream stream) =>
        [.. from first in stream.History
            let corrections = stream.CorrectionsOf(first.Stored.Version).ToList()
            where corrections.Count > 0
            let last = corrections[^1]
            select new CorrectedFact(
                first.Stored.Version, first.Stored.Type, last.Stored.Version, last.Correction is FactStruck, last.Correction.Reason, last.Correction is FactCorrected now ? Change.Between(first.Fact, now.Replacement) : [])];
}
