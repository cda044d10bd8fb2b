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

    /// <summary>
    /// Processor time of the whole process, compiler and garbage collector included: what one core takes where others are busy with something else. For work that is done by one thread.
    /// </summary>
    public static double CpuMilliseconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    /// <summary>Bytes that are allocated while it runs.</summary>
    public static long Allocated(Action work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>The value below which this fraction of the figures lies.</summary>
    public static double Percentile(IEnumerable<double> figures, double fraction)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(fraction * sorted.Length))];
    }
}
