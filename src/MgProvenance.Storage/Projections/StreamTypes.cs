namespace MgProvenance.Storage.Projections;

internal static class StreamTypes
{
    private const int UuidLength = 36;

    /// <summary>The part of a stream id before its uuid; of an id of another shape, all of it.</summary>
    public static string Of(string streamId)
    {
        var subject = streamId.Length - UuidLength - 1;
        return subject > 0 && streamId[subject] == '-' && Guid.TryParseExact(streamId.AsSpan(subject + 1), "D", out _) ? streamId[..subject] : streamId;
    }
}
