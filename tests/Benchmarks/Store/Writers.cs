using System.Collections.Concurrent;
using System.Diagnostics;
using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;

namespace MgProvenance.Benchmarks.Store;

/// <summary>One of several who append at the same time.</summary>
internal interface IWriter : IAsyncDisposable
{
    Task Append(StreamAppend stream, CancellationToken cancellation);
}

/// <summary>Through the event log of the program, which all writers of a process share.</summary>
internal sealed class LogWriter(NpgsqlEventLog log) : IWriter
{
    public async Task Append(StreamAppend stream, CancellationToken cancellation)
    {
        var outcome = await log.Append(Bodies.Request(stream), cancellation);
        if (outcome is not AppendOutcome.Appended) throw new InvalidOperationException($"An append of the benchmark came to {outcome}.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Writers at work, each with appends prepared beforehand.</summary>
internal static class Writers
{
    /// <returns>Events per second, and the time of each append in milliseconds.</returns>
    public static async Task<(double PerSecond, IReadOnlyCollection<double> Latencies)> Work(
        IReadOnlyList<(IWriter Writer, StreamAppend[] Appends)> work, CancellationToken cancellation)
    {
        var latencies = new ConcurrentBag<double>();
        try
        {
            var perSecond = await Clock.PerSecond(work.Sum(w => w.Appends.Sum(a => a.Events.Count)), () => Task.WhenAll(work.Select(w => Task.Run(() => One(w.Writer, w.Appends), cancellation))));
            return (perSecond, latencies);
        }
        finally
        {
            foreach (var (writer, _) in work) await writer.DisposeAsync();
        }

        async Task One(IWriter writer, StreamAppend[] appends)
        {
            foreach (var append in appends)
            {
                var started = Stopwatch.GetTimestamp();
                await writer.Append(append, cancellation);
                latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }
}
