using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Facts that broke a rule wait for their reason.</summary>
internal sealed class PendingDeviations : IAuditRule
{
    public string Id => "deviation.pending";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Deviations without a reason in anything that the study, its manuscripts or an issued report stand on. One finding for each rule that was broken.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from stream in record.Streams.Values
        let open = stream.Deviations.Open.Select(o => o.Number).ToHashSet()
        where open.Count > 0
        from noted in stream.Of<DeviationNoted>().Where(n => open.Contains(n.Fact.Number))
        group (Stream: stream, noted.Fact, noted.Recorded) by noted.Fact.Rule into same
        orderby same.Key
        select this.Finding(
            same.Count() == 1
                ? $"A deviation of {record.LabelOf(same.First().Stream.StreamId)} waits for its reason: {same.First().Fact.Sentence}"
                : $"{same.Count()} deviations of {Words.Count(same.Select(s => s.Stream).Distinct().Count(), "record")} by the rule {same.Key} wait for their reason.",
            same.OrderBy(s => record.LabelOf(s.Stream.StreamId), StringComparer.Ordinal).Select(s => AuditEvidence.Of(s.Recorded, $"{record.LabelOf(s.Stream.StreamId)}: {s.Fact.Sentence}")));
}
