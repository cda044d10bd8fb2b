namespace MgProvenance.Application.Events;

/// <summary>
/// What a read needs lags behind what was acknowledged, because another process holds it and does not go on. Nothing is lost or wrong: the same request may
/// succeed later.
/// </summary>
public abstract class LaggingException(string code, string sentence, Exception? cause) : Exception(sentence, cause)
{
    /// <summary>Stable, for programs.</summary>
    public string Code { get; } = code;
}

/// <summary>A projection could not be brought up to the ledger's head in time.</summary>
/// <param name="position">Its rows hold the effect of the sealed events below this index.</param>
/// <param name="head">Number of sealed events that the read needed.</param>
public sealed class ProjectionLaggingException(string projection, long position, long head, Exception? cause = null)
    : LaggingException("projection.lagging", $"The list '{projection}' lags behind: it holds {position} of {head} events, and another process keeps it locked. Try again; if it stays so, end that process.", cause)
{
    public string Projection { get; } = projection;

    public long Position { get; } = position;

    public long Head { get; } = head;
}

/// <summary>Acknowledged events could not be given their index, or the ledger could not be signed, in time.</summary>
/// <param name="size">Number of sealed events.</param>
public sealed class LedgerLaggingException(long size, Exception? cause = null)
    : LaggingException("ledger.lagging", $"The ledger stays at {size} events: another process keeps it locked. What was recorded is stored. Try again; if it stays so, end that process.", cause)
{
    public long Size { get; } = size;
}
