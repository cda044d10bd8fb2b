namespace MgProvenance.Application.Events;

/// <summary>A stored event has a type that this program does not know, so nothing may be concluded from its stream.</summary>
public sealed class UnknownEventTypeException(string streamId, long version, string type)
    : Exception($"{streamId} holds an event that this program does not know: {type} at version {version}.")
{
    public string StreamId { get; } = streamId;

    public long Version { get; } = version;

    public string Type { get; } = type;
}
