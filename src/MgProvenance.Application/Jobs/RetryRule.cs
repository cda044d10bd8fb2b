namespace MgProvenance.Application.Jobs;

/// <summary>How often and how soon a job is tried again.</summary>
public static class RetryRule
{
    public const int MostAttempts = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Longer than any derivation takes. A job that outlives it is done twice, with the same result.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait after this attempt, counted from 1: 10 s, doubled each time, up to an hour.</summary>
    public static TimeSpan DelayAfter(int attempt)
    {
        var doubled = First * Math.Pow(2, attempt - 1);
        return doubled < Longest ? doubled : Longest;
    }
}
