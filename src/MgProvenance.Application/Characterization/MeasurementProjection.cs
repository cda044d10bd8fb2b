using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Characterization;

public sealed record MeasurementRow(string Measurement, string Label, Technique Technique, string? Specimen, string? Lot, BenchTime? Taken, int Files, bool Simulated, int OpenDeviations);

public sealed class MeasurementProjection() : StreamProjection<MeasurementRow>(Named, 1, MeasurementId.Subject)
{
    public const string Named = "measurements";

    protected override IEnumerable<(string Key, MeasurementRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<SpecimenMounted>().FirstOrDefault().Fact is not { } mounted) yield break;
        var files = stream.Of<MeasurementFileAttached>().Select(f => f.Fact).ToList();
        yield return (mounted.Label.Text, new MeasurementRow(
            stream.StreamId,
            mounted.Label.Text,
            mounted.Technique,
            mounted.Specimen?.Value,
            mounted.Lot?.Value,
            stream.Of<MeasurementTaken>().FirstOrDefault().Fact?.DoneAt ?? mounted.DoneAt,
            files.Count,
            files.Exists(f => f.Simulated),
            stream.Deviations.Open.Count));
    }
}
