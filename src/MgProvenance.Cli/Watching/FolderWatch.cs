using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Watching;

/// <param name="TimeZone">IANA name of the zone of the instruments' clocks.</param>
internal sealed record WatchOrder(string Folder, bool Subfolders, string TimeZone, bool Simulated, FileRules Rules, TimeSpan Settle);

/// <summary>
/// Attaches the finished files of a folder to runs, each once. What was attached is asked of the notebook; what is remembered here only saves reading a file again that has not changed, and saying a thing twice.
/// </summary>
internal sealed class FolderWatch(Notebook open, Actor who, WatchOrder order)
{
    private readonly QuietFiles _quiet = new(order.Settle);
    private readonly Dictionary<string, (FileStamp Stamp, FileOutcome Outcome)> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    /// <summary>Looks through the folder once.</summary>
    /// <param name="said">Takes what was not said before, as it happens.</param>
    /// <exception cref="FolderUnreadableException">The folder is not there, or cannot be read now.</exception>
    public async Task Look(DateTimeOffset now, IProgress<FileOutcome> said, CancellationToken cancellation)
    {
        var files = FolderListing.Of(order.Folder, order.Subfolders);
        foreach (var gone in _done.Keys.Where(p => !files.ContainsKey(p)).ToList()) _done.Remove(gone);
        _waiting.IntersectWith(files.Keys);
        var (quiet, taker) = (_quiet.Look(files, now), new FileTaker(open, who, order));

        // The last file of a run counts, so they are taken in the order in which they were written.
        foreach (var (path, stamp) in files.OrderBy(f => f.Value.ModifiedUtc).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (quiet.Contains(path)) await Take(taker, path, stamp, said, cancellation).ConfigureAwait(false);
            else if (order.Rules.MayMean(Path.GetFileName(path)) && _waiting.Add(path)) said.Report(new FileOutcome.Waiting(path, new Refusal("watch.growing", "it was written to a short while ago; it is taken once it is left alone")));
        }

        await Derive(taker.RunsWithNews, cancellation).ConfigureAwait(false);
    }

    private async Task Take(FileTaker taker, string path, FileStamp stamp, IProgress<FileOutcome> said, CancellationToken cancellation)
    {
        _waiting.Remove(path);
        var before = _done.TryGetValue(path, out var done) && done.Stamp == stamp ? done.Outcome : null;
        if (before is not null and not FileOutcome.NotAttached { MayPass: true }) return;
        if (await taker.Take(path, stamp, before, cancellation).ConfigureAwait(false) is not { } outcome) return;
        _done[path] = (stamp, outcome);
        if (outcome != before) said.Report(outcome);
    }

    private async Task Derive(IReadOnlyCollection<string> runs, CancellationToken cancellation)
    {
        if (runs.Count == 0) return;
        var (now, streams) = (open.Now, new List<RecordedStream>());
        foreach (var run in runs) streams.Add(await now.Stream(run, cancellation).ConfigureAwait(false));
        await open.Runs.Derive(streams, null, cancellation).ConfigureAwait(false);
    }
}
