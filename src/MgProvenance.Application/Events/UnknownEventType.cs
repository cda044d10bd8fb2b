namespace MgProvenance.Application.Events;

/// <summary>
/// A stored event whose type this program does not know, thrown by whoever has to read it. The projection runner quarantines the stream and goes on with the others.
/// </summary>
public sealed class UnknownEventTypeException(string streamId, long version, string type)
    : Exception($"Event {version} of stream {streamId} has the type '{type}', which this version of the program does not know.")
{
    public string StreamId { get; } = streamId;

    public long Version { get; } = version;

    public string Type { get; } = type;
}

/// <summary>A stream that contributes no rows to a projection, because its event <paramref name="Version"/> has a type that is not known.</summary>
public sealed record QuarantinedStream(string Projection, string StreamId, long Version, string Type);
