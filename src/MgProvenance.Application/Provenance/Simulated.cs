using MgProvenance.Application.Events;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Provenance;

internal static class Simulated
{
    /// <summary>Whether a stream holds a file that no instrument and no program made, or history that was made up.</summary>
    public static bool IsIn(RecordedStream stream) => FileIn(stream) || stream.Events.Any(e => e.Stored.Headers.Source is not null);

    /// <summary>Whether it holds such a file.</summary>
    public static bool FileIn(RecordedStream stream) =>
        stream.Events.Any(e => e.Fact is DataFileAttached { Simulated: true } or MeasurementFileAttached { Simulated: true } or EnergiesExtracted { Simulated: true });
}
