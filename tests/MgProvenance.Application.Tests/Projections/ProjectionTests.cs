using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;

namespace MgProvenance.Application.Tests.Projections;

/// <summary>
/// The rows of every projection from small streams, against <c>Rows.golden.txt</c>. A changed line is a changed row: then the projection's version is raised,
/// so that stored rows are rebuilt.
/// </summary>
public sealed class ProjectionTests
{
    [Fact]
    public void Rows_are_those_written_down()
    {
        var actual = new[] { Streams.ALot, Streams.ABatch, Streams.ACell, Streams.ARun, Streams.ASpecimen, Streams.AMeasurement }.SelectMany(Streams.Rows).ToArray();
        var path = Path.Combine(AppContext.BaseDirectory, "Rows.actual.txt");
        File.WriteAllLines(path, actual);
        using var golden = new StreamReader(typeof(ProjectionTests).Assembly.GetManifestResourceStream("Rows.golden.txt")!);
        Assert.Equal(golden.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), actual);
    }

    [Fact]
    public void The_same_events_give_the_same_rows() =>
        Assert.Equal(Streams.Rows(Streams.ABatch), Streams.Rows([.. Streams.ABatch.Select(e => e with { })]));

    [Fact]
    public void Names_are_unique_and_every_projection_has_a_version()
    {
        Assert.Distinct(AllProjections.List.Select(p => p.Name));
        Assert.All(AllProjections.List, p => Assert.True(p.Version > 0, p.Name));
    }

    [Fact]
    public void An_event_of_an_unknown_type_stops_its_stream()
    {
        var stream = Streams.Stored(Streams.Lot, ("lot.received.v1", Streams.ALot[0].Data), ("lot.eaten.v1", "{}"));
        var following = AllProjections.List.Where(p => p.Follows("lot")).ToList();
        Assert.Contains(following, p => p.Name == "lots");
        foreach (var projection in following)
        {
            var unknown = Assert.Throws<UnknownEventTypeException>(() => Streams.Project(projection, stream));
            Assert.Equal((Streams.Lot, 2, "lot.eaten.v1"), (unknown.StreamId, unknown.Version, unknown.Type));
        }
    }
}
