using System.Globalization;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>How much of what was done was written down long after.</summary>
internal sealed class LateEntries : IAuditRule
{
    public string Id => "clock.late-entries";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "Entries were recorded more than a day after they were done.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var timed = bench.Streams.Append(record.Target.Stream).SelectMany(s => s.Events.Where(e => BenchTimes.Of(e.Fact) is not null).Select(e => (Stream: s, Event: e, Late: LateEntry.Of(e)))).ToList();
        var late = timed.Where(t => t.Late is not null).ToList();
        if (late.Count == 0) yield break;
        yield return this.Finding(
            string.Create(CultureInfo.InvariantCulture, $"{late.Count} of {timed.Count} entries with a time were recorded more than {LateEntry.Allowed.TotalHours:0} h after they were done, the latest {late.Max(l => l.Late!.Value).TotalDays:0.#} d after."),
            late.GroupBy(l => l.Stream.StreamId).Select(those => those.MaxBy(l => l.Late!.Value)).Select(l => AuditEvidence.Of(l.Event, string.Create(CultureInfo.InvariantCulture, $"{l.Stream.Label ?? l.Stream.StreamId}: {l.Late!.Value.TotalDays:0.#} d after"))));
    }
}
