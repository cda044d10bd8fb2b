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
        from of in record.Results(manuscript).Select(r => (r.Result, r.Stream, Lacks: Lacking(r.Stream))).Where(r => r.Lacks is not null).GroupBy(r => (Technique: record.TechniqueOf(r.Stream), r.Lacks))
        let streams = of.Select(r => r.Stream).DistinctBy(s => s.StreamId).ToList()
        select this.Finding(
            $"{manuscript.Label}: {string.Join(", ", of.Select(r => r.Result).Distinct())} {(of.Select(r => r.Result).Distinct().Count() == 1 ? "rests" : "rest")} on {of.Key.Technique} ({string.Join(", ", streams.Select(s => s.Label))}), of which no {of.Key.Lacks} is recorded.",
            streams.Select(s => AuditEvidence.Of(s.Events[0], $"{s.Label}: no {of.Key.Lacks}")));

    private static string? Lacking(RecordedStream stream) => StreamIds.SubjectOf(stream.StreamId) switch
    {
        "run" => stream.Of<ChannelConnected>().Any() ? null : "instrument",
        "measurement" => stream.Of<SpecimenMounted>().Any(m => m.Fact.Instrument is not null) ? null : "instrument",
        "computation" => stream.Of<InputsPinned>().Any(p => p.Fact.Program is not null) ? null : "program",
        _ => null,
    };
}
