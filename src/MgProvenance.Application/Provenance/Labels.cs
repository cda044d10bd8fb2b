using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

public static class Labels
{
    /// <summary>What people call a stream, as of the position at which it was read; its id where it has no label.</summary>
    public static string Of(RecordedStream stream) => stream.Events.Select(e => e.Fact).OfType<ILabels>().LastOrDefault()?.Label.Text ?? stream.StreamId;
}
