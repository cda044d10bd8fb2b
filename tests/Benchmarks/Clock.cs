using System.Diagnostics;

namespace MgProvenance.Benchmarks;

/// <summary>Work in seconds, milliseconds or per second.</summary>
internal static class Clock
{
    public static async Task<double> PerSecond(long count, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static async Task<double> Milliseconds(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static double Milliseconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>The value below which this fraction of the figures lies.</summary>
    public static double Percentile(IEnumerable<double> figures, double fraction)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(fraction * sorted.Length))];
    }
}
