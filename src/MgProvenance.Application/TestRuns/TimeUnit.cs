namespace MgProvenance.Application.TestRuns;

/// <summary>The unit in which a span is said: seconds up to five minutes, minutes up to two hours, then hours.</summary>
public sealed record TimeUnit(string Symbol, double Seconds)
{
    public static TimeUnit For(double spanS) => spanS switch
    {
        > 7200 => new("h", 3600),
        > 300 => new("min", 60),
        _ => new("s", 1),
    };
}
