using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What people call a stream.</summary>
public sealed record StreamName(string Stream, string Label, string Subject);

/// <summary>The label of every stream that has one, keyed by stream id.</summary>
public sealed class NameProjection() : StreamProjection<StreamName>(Named, 1)
{
    public const string Named = "names";

    protected override IEnumerable<(string Key, StreamName Row)> Rows(RecordedStream stream) =>
        stream.Of<ILabels>().TakeLast(1).Select(l => (stream.StreamId, new StreamName(stream.StreamId, l.Fact.Label.Text, StreamIds.SubjectOf(stream.StreamId) ?? stream.StreamId)));
}
