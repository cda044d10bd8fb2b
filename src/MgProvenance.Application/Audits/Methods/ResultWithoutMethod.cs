using MgProvenance.Application.Audits.Statements;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Methods;

/// <summary>A result is shown, and with what it was obtained is not recorded.</summary>
internal sealed class ResultWithoutMethod : IAuditRule
{
    public string Id => "result.without-method";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A figure, table or claim rests on a test or measurement of which no instrument, or on a calculation of which no program is recorded.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from manuscript in record.Manuscripts
        from of in record.Results(manuscript).Select(r => (r.Result, r.IsClaim, r.Stream, Lacks: Lacking(r.Stream))).Where(r => r.Lacks is not null).GroupBy(r => (Technique: record.TechniqueOf(r.Stream), r.Lacks))
        let streams = of.Select(r => r.Stream).DistinctBy(s => s.StreamId).ToList()
        select this.Finding(
            $"{manuscript.Label} rests {Shown([.. of.Select(r => (r.Result, r.IsClaim)).Distinct()])} on {of.Key.Technique} ({Instances.Labels(streams.Select(s => record.LabelOf(s.StreamId)))}), of which no {of.Key.Lacks} is recorded.",
            streams.Select(s => AuditEvidence.Of(s.Events[0], $"{s.Label}: no {of.Key.Lacks}")));

    private static string Shown(List<(string Result, bool IsClaim)> results) => string.Join(" and ", new[]
    {
        string.Join(", ", results.Where(r => !r.IsClaim).Select(r => r.Result)),
        results.Exists(r => r.IsClaim) ? $"what it claims as {string.Join(", ", results.Where(r => r.IsClaim).Select(r => r.Result))}" : string.Empty,
    }.Where(r => r.Length > 0));

    private static string? Lacking(RecordedStream stream) => StreamIds.SubjectOf(stream.StreamId) switch
    {
        "run" => stream.Of<ChannelConnected>().Any() ? null : "instrument",
        "measurement" => stream.Of<SpecimenMounted>().Any(m => m.Fact.Instrument is not null) ? null : "instrument",
        "computation" => stream.Of<InputsPinned>().Any(p => p.Fact.Program is not null) ? null : "program",
        _ => null,
    };
}
