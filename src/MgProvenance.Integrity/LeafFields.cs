namespace MgProvenance.Integrity;

/// <summary>What a leaf holds, as text; null is SQL's NULL. The order of the properties is the order in the leaf.</summary>
/// <param name="EventId">UUID, lower case with hyphens.</param>
/// <param name="StreamId">The stream's key.</param>
/// <param name="Version">Position in the stream, from 1, decimal.</param>
/// <param name="Type">Stored name of the event type.</param>
/// <param name="Time">The event's own time, microseconds since 1970-01-01 UTC, decimal.</param>
/// <param name="Actor">Who acted (<c>user_name</c>).</param>
/// <param name="CorrelationId">Groups what belongs to one act.</param>
/// <param name="CausationId">What led to it.</param>
/// <param name="Headers">Text form of the jsonb headers.</param>
/// <param name="Data">Text form of the jsonb data.</param>
/// <param name="DatabaseTime">The database's clock at insertion, microseconds since 1970-01-01 UTC, decimal.</param>
/// <param name="DatabaseUser">The database's session user.</param>
public sealed record LeafFields(
    string? EventId, string? StreamId, string? Version, string? Type, string? Time, string? Actor, string? CorrelationId, string? CausationId,
    string? Headers, string? Data, string? DatabaseTime, string? DatabaseUser)
{
    internal const int Count = 12;

    internal string?[] InOrder() =>
        [EventId, StreamId, Version, Type, Time, Actor, CorrelationId, CausationId, Headers, Data, DatabaseTime, DatabaseUser];

    internal static LeafFields FromOrder(ReadOnlySpan<string?> t) => new(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], t[9], t[10], t[11]);
}
