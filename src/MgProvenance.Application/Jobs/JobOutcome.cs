namespace MgProvenance.Application.Jobs;

/// <summary>What a handler says about its message. An exception is the world's doing or a defect, and is tried again.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    public sealed record Done : JobOutcome;

    /// <summary>A finding that another attempt would not change.</summary>
    /// <param name="Reason">A whole sentence.</param>
    public sealed record Failed(string Reason) : JobOutcome;

    /// <summary>What it needs is not there now and may come back.</summary>
    /// <param name="Reason">A whole sentence.</param>
    public sealed record NotYet(string Reason) : JobOutcome;
}
