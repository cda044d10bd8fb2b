using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Specimens;

public sealed record SpecimenRow(
    string Specimen,
    string Label,
    string Description,
    BenchTime? Taken,
    string? Cell,
    string? Part,
    string? Batch,
    string? Lot,
    string? Piece,
    string? Parent,
    bool UsedUp,
    int OpenDeviations);

public sealed class SpecimenProjection() : StreamProjection<SpecimenRow>(Named, 1, SpecimenId.Subject)
{
    public const string Named = "specimens";

    protected override IEnumerable<(string Key, SpecimenRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<SpecimenTaken>().FirstOrDefault().Fact is not { } taken) yield break;
        var (specimen, deviations) = stream.Fold<Specimen>();
        yield return (taken.Label.Text, new SpecimenRow(
            stream.StreamId,
            taken.Label.Text,
            taken.Description,
            taken.DoneAt,
            taken.Cell?.Value,
            taken.Part,
            taken.Batch?.Value,
            taken.Lot?.Value,
            taken.Piece?.Value,
            taken.Parent?.Value,
            specimen.IsUsedUp,
            deviations.Open.Count));
    }
}
