using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits;

/// <summary>Which claims, figures, tables and issued reports stand on what a finding is about.</summary>
internal sealed class AffectedBy(AuditedRecord record)
{
    public Affected Of(AuditFinding finding)
    {
        // A manuscript and a study name everything in them, so a finding about one of their events is not about all of that.
        var streams = finding.Evidence.Select(e => e.Event.Stream).Concat(finding.About).Where(s => StreamIds.SubjectOf(s) is not ("manuscript" or "study")).ToHashSet(StringComparer.Ordinal);
        var events = finding.Evidence.Select(e => (e.Event.Stream, e.Event.Version)).ToHashSet();
        bool Stands(IEnumerable<string> on) => streams.Count > 0 && on.Any(s => record.Origins(s).Overlaps(streams));
        var claims = from manuscript in record.Manuscripts
                     from claim in manuscript.Claims
                     where events.Contains((claim.Recorded.Stored.StreamId, claim.Recorded.Stored.Version)) || Stands(claim.Supporting)
                     select record.Manuscripts.Count > 1 ? $"{manuscript.Label} {claim.Fact.Claim}" : claim.Fact.Claim;
        var slots = from slot in record.Slots
                    where events.Contains((slot.Recorded.Stored.StreamId, slot.Recorded.Stored.Version)) || Stands(slot.Filling)
                    select slot.Fact.Slot;
        return new Affected([.. claims], [.. slots], [.. record.Reports.Where(r => Stands(r.Streams)).Select(r => r.Label)]);
    }
}
