using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What people call a stream.</summary>
/// <param name="Corrections">How many corrections and strikings out it holds.</param>
public sealed record StreamName(string Stream, string Label, string Subject, int Corrections = 0);

/// <summary>The label of every stream that has one, keyed by stream id; a stream whose label was struck out is still called by it.</summary>
public sealed class NameProjection() : StreamProjection<StreamName>(Named, 2)
{
    public const string Named = "names";

    protected override IEnumerable<(string Key, StreamName Row)> Rows(RecordedStream stream) =>
        stream.History.Select(e => Domain.Kernel.Corrections.Stated(e.Fact)).OfType<ILabels>().TakeLast(1)
            .Select(l => (stream.StreamId, new StreamName(stream.StreamId, l.Label.Text, StreamIds.SubjectOf(stream.StreamId) ?? stream.StreamId, stream.History.Count(e => e.Fact is ICorrection))));
}
