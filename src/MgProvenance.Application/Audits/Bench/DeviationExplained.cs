using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Deviations whose reason was given, but for those that other rules of the bench look at closer.</summary>
internal sealed class DeviationExplained : IAuditRule
{
    public string Id => "deviation.answered";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "A deviation was noted, and its reason given.";

    /// <summary>Different sentences and reasons that are given in full; the evidence has them all.</summary>
    private const int Most = 3;

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var noted = from stream in bench.Streams.Append(record.Target.Stream)
                    from recorded in Noted(stream, bench)
                    let deviation = (DeviationNoted)recorded.Fact
                    where !StepDiffers.Covers(deviation.Rule) && !LotPastLastDay.Covers(deviation.Rule) && !NotCalibrated.Covers(deviation.Rule)
                    let reason = Answers.Of(stream, deviation)
                    where reason is not null
                    select (Stream: stream, Recorded: recorded, Deviation: deviation, Says: IdsInText.Replace(deviation.Sentence, record.LabelOf).TrimEnd('.'), Reason: reason);
        foreach (var those in noted.GroupBy(n => n.Deviation.Rule))
        {
            yield return this.Finding(
                FormattableString.Invariant($"A reason was given for {those.Count()} deviation{(those.Count() == 1 ? string.Empty : "s")} behind {bench.CellsOn(those.Select(n => n.Stream.StreamId))}: ")
                + $"{string.Join("; ", those.Select(n => n.Says).Distinct(StringComparer.Ordinal).Take(Most))}. Reason: {string.Join("; ", those.Select(n => n.Reason).Distinct(StringComparer.Ordinal).Take(Most))}",
                those.Select(n => AuditEvidence.Of(n.Recorded, $"{n.Stream.Label ?? n.Stream.StreamId}: {n.Says}")),
                those.Select(n => n.Stream.StreamId));
        }
    }

    /// <summary>Without those of what left a stream for something outside the study.</summary>
    private static IEnumerable<RecordedEvent> Noted(RecordedStream stream, StudyBench bench)
    {
        var isOurs = true;
        foreach (var recorded in stream.Events)
        {
            if (recorded.Fact is not DeviationNoted) isOurs = !LineageProjection.SaysWhatLeft(recorded.Fact.GetType()) || Mentions.In(recorded.Fact).All(id => bench.Stream(id) is not null);
            else if (isOurs) yield return recorded;
        }
    }
}
