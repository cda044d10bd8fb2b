using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Methods;

/// <summary>Measurements, tests and calculations by technique.</summary>
internal static class TechniqueStreams
{
    /// <summary>The technique as people call it; null for what is none.</summary>
    public static string? TechniqueOf(this AuditedRecord record, RecordedStream stream) => Known(record, stream)?.Name ?? StreamIds.SubjectOf(stream.StreamId) switch
    {
        "measurement" => stream.Of<SpecimenMounted>().FirstOrDefault().Fact?.Technique.ToString(),
        "run" => RunTechnique.Of(stream)?.Name,
        "computation" => stream.Of<CalculationRun>().FirstOrDefault().Fact?.Kind ?? stream.Of<InputsPinned>().FirstOrDefault().Fact?.Method,
        _ => null,
    };

    /// <summary>The technique of a measurement or a test, where rules know it.</summary>
    public static KnownTechnique? Known(this AuditedRecord record, RecordedStream stream) => StreamIds.SubjectOf(stream.StreamId) switch
    {
        "measurement" when stream.Of<SpecimenMounted>().FirstOrDefault().Fact is { } mounted => record.Settings.Techniques.Of(mounted.Technique),
        "run" when RunTechnique.Of(stream) is { } run => record.Settings.Techniques.Of(run.Kind),
        _ => null,
    };

    /// <summary>Measurements and tests by technique, as far as rules know it.</summary>
    public static ILookup<KnownTechnique, RecordedStream> ByTechnique(this AuditedRecord record, IEnumerable<RecordedStream> streams) =>
        streams.Select(s => (Stream: s, Technique: record.Known(s))).Where(s => s.Technique is not null).ToLookup(s => s.Technique!, s => s.Stream);

    /// <summary>On what the figures, tables and claims of a manuscript rest; where that is a cell, on its tests.</summary>
    public static IEnumerable<(string Result, bool IsClaim, RecordedStream Stream)> Results(this AuditedRecord record, AuditedManuscript manuscript) =>
        from result in manuscript.Slots.Select(s => (Name: s.Fact.Slot, IsClaim: false, On: s.Filling)).Concat(manuscript.Claims.Select(c => (Name: c.Fact.Claim, IsClaim: true, On: (IReadOnlyList<string>)[.. c.Supporting])))
        from id in result.On
        from stream in StreamIds.SubjectOf(id) == CellId.Subject && record.CellOf(id) is { } cell ? cell.Runs : record.Streams.TryGetValue(id, out var found) ? [found] : []
        select (result.Name, result.IsClaim, stream);
}
