using System.Security.Cryptography;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Verbs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Cli.Watching;

/// <param name="TimeZone">IANA name of the zone of the instruments' clocks.</param>
internal sealed record WatchOrder(string Folder, bool Subfolders, string TimeZone, bool Simulated, FileRules Rules, TimeSpan Settle);

/// <summary>
/// Attaches the finished files of a folder to runs, each once. What was attached is asked of the notebook; what is remembered here only saves reading a file again that has not changed.
/// </summary>
internal sealed class FolderWatch(Notebook open, Actor who, WatchOrder order)
{
    /// <summary>EC-Lab writes a file anew when somebody exports it: other bytes, the same readings.</summary>
    public const string SameReadings = "watch.same-readings";

    private const string SameBytes = "watch.same-bytes";

    private readonly QuietFiles _quiet = new(order.Settle);
    private readonly Dictionary<string, Settled> _settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private RunsAtHand? _runs;

    /// <summary>Looks through the folder once.</summary>
    /// <exception cref="FolderUnreadableException">The folder is not there, or cannot be read now.</exception>
    public async Task<WatchReport> Pass(DateTimeOffset now, CancellationToken cancellation)
    {
        var (report, files) = (new WatchReport(), FolderListing.Of(order.Folder, order.Subfolders));
        foreach (var gone in _settled.Keys.Where(p => !files.ContainsKey(p)).ToList()) _settled.Remove(gone);
        _waiting.IntersectWith(files.Keys);
        _runs = null;
        var quiet = _quiet.Look(files, now);

        // The last file of a run counts, so they are taken in the order in which they were written.
        foreach (var (path, stamp) in files.OrderBy(f => f.Value.ModifiedUtc).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!quiet.Contains(path)) Wait(path, report);
            else await Take(path, stamp, report, cancellation).ConfigureAwait(false);
        }

        if (report.Attached.Count > 0) await Derive(report.Attached.Select(a => a.Run), cancellation).ConfigureAwait(false);
        return report;
    }

    private void Wait(string path, WatchReport report)
    {
        if (order.Rules.MayMean(Path.GetFileName(path)) && _waiting.Add(path)) report.Waiting.Add(new LeftFile(path, new Refusal("watch.growing", "it was written to a short while ago; it is taken once it is left alone")));
    }

    private async Task Take(string path, FileStamp stamp, WatchReport report, CancellationToken cancellation)
    {
        _waiting.Remove(path);
        var before = _settled.GetValueOrDefault(path) is { } settled && settled.Stamp == stamp ? settled : null;
        if (before is { Awaits: null, MayPass: false }) return;
        if (before is { Awaits: { } readings } && await Choose(path, readings, cancellation).ConfigureAwait(false) is RunChoice.Unknown unchanged)
        {
            Leave(path, before with { Problem = unchanged.Why }, before, report);
            return;
        }

        Leave(path, await Read(path, stamp, report, cancellation).ConfigureAwait(false), before, report);
    }

    /// <summary>Remembers what became of a file, and says what stands in its way where that was not said before.</summary>
    private void Leave(string path, Settled? now, Settled? before, WatchReport report)
    {
        if (now is null) return;
        _settled[path] = now;
        if (now.Problem is { } problem && problem != before?.Problem) report.Problems.Add(new LeftFile(path, problem));
    }

    /// <summary>Null where the file changed or went away meanwhile: the next look sees it.</summary>
    private async Task<Settled?> Read(string path, FileStamp stamp, WatchReport report, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        if (!order.Rules.MayMean(name)) return Ignored("watch.no-rule", "no rule is about it");
        var (content, refusal) = await InputFile.Read(path, cancellation).ConfigureAwait(false);
        if (FolderListing.StampOf(new FileInfo(path)) != stamp) return null;
        if (content is null) return new Settled(stamp) { Problem = refusal, MayPass = true };
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var runs = await Runs(cancellation).ConfigureAwait(false);
        if (runs.Holding(sha256) is { } holder) return Known(SameBytes, $"it had been attached to {holder.Label} before");
        var parsed = InstrumentReader.Read(content, name);
        if (parsed.Findings.FirstOrDefault(f => f.Rule == "file.unrecognised") is { } foreign) return Ignored(foreign.Rule, foreign.Message);
        if (Unfinished(parsed) is { } cut) return new Settled(stamp) { Problem = new Refusal("watch.unfinished", $"it ends in the middle ({cut.Rule} at {cut.Place}): it is taken once it is whole") };
        if (parsed.File is not { } file)
        {
            var fatal = parsed.Findings.Last(f => f.Severity == Severity.Fatal);
            return new Settled(stamp) { Problem = new Refusal(fatal.Rule, $"{fatal.Message} (at {fatal.Place})") };
        }

        var readings = new Readings(sha256, file.PrimaryDigest, ChannelName.Of(name, file));
        switch (await Choose(path, readings, cancellation).ConfigureAwait(false))
        {
            case RunChoice.NotMeant:
                return Ignored("watch.no-rule", "no rule is about it");
            case RunChoice.Unknown unknown:
                return new Settled(stamp) { Awaits = readings, Problem = unknown.Why };
            case RunChoice.Chosen chosen when chosen.Run.Files.FirstOrDefault(f => f.PrimaryDigest == file.PrimaryDigest) is { } same:
                return Known(SameReadings, $"its readings are those of {same.FileName}, which had been attached to {chosen.Run.Label} before");
            case RunChoice.Chosen chosen:
                var attach = new FileToAttach(chosen.Run.Run, name, content, order.TimeZone, order.Simulated) { Parsed = parsed };
                return await Attach(path, stamp, attach, new RunFile(sha256, file.PrimaryDigest, name, file.Format, file.ParserName, file.RowCount, order.Simulated), chosen, report, cancellation).ConfigureAwait(false);
            case var other:
                throw new InvalidOperationException($"{other} is no choice of a run.");
        }

        Settled Ignored(string code, string sentence)
        {
            report.Ignored.Add(new LeftFile(path, new Refusal(code, sentence)));
            return new Settled(stamp);
        }

        Settled Known(string code, string sentence)
        {
            report.Known.Add(new LeftFile(path, new Refusal(code, sentence)));
            return new Settled(stamp);
        }
    }

    private async Task<Settled?> Attach(string path, FileStamp stamp, FileToAttach file, RunFile attached, RunChoice.Chosen chosen, WatchReport report, CancellationToken cancellation)
    {
        var commandId = AttachVerb.CommandIdOf(file.Run, file.Content.Span);
        var (reply, _) = await new AttachFile(open.Handler, open.RawFiles).Attach(file, who.Person, commandId, who.Headers, cancellation).ConfigureAwait(false);
        switch (reply)
        {
            case Reply.Recorded { IsRepeat: false, Answer.Events.Count: > 0 } recorded:
                report.Attached.Add(new WatchedFile(path, chosen.Run.Label, attached.Sha256, chosen.Because, chosen.Run.Files.Any(f => f.FileName == attached.FileName), recorded.Answer.Deviations));
                _runs!.Add(chosen.Run, attached);
                return new Settled(stamp);
            case Reply.Recorded or Reply.Refused { Refusal.Code: "command.reused" }:
                // Another watcher was faster, or the file was attached before and struck out since.
                report.Known.Add(new LeftFile(path, new Refusal(SameBytes, $"it had been attached to {chosen.Run.Label} before")));
                return new Settled(stamp);
            case Reply.Refused refused:
                return new Settled(stamp) { Problem = refused.Refusal };
            default:
                return new Settled(stamp) { Problem = new Refusal("version.conflict", $"others kept writing to {chosen.Run.Label}"), MayPass = true };
        }
    }

    private async Task<RunChoice> Choose(string path, Readings readings, CancellationToken cancellation) =>
        order.Rules.Choose(Path.GetFileName(path), readings.Channel, (await Runs(cancellation).ConfigureAwait(false)).All);

    private async Task<RunsAtHand> Runs(CancellationToken cancellation) =>
        _runs ??= new RunsAtHand((await open.Projections.Rows(RunProjection.Named, cancellation).ConfigureAwait(false)).As<RunRow>());

    /// <summary>A file that ends in the middle is still being written or copied, however long ago that began.</summary>
    private static Finding? Unfinished(ParseResult parsed) =>
        parsed.Findings.FirstOrDefault(f => f.Severity >= Severity.Error && (f.Rule.EndsWith(".truncated", StringComparison.Ordinal) || f.Rule.EndsWith(".cut", StringComparison.Ordinal)));

    private async Task Derive(IEnumerable<string> labels, CancellationToken cancellation)
    {
        var (now, streams) = (open.Now, new List<RecordedStream>());
        foreach (var run in _runs!.All.IntersectBy(labels, r => r.Label)) streams.Add(await now.Stream(run.Run, cancellation).ConfigureAwait(false));
        await open.Runs.Derive(streams, null, cancellation).ConfigureAwait(false);
        await open.Checkpoints.Sign(cancellation).ConfigureAwait(false);
    }

    /// <summary>What is needed of a file to choose its run again without opening it.</summary>
    private sealed record Readings(string Sha256, string PrimaryDigest, string? Channel);

    /// <summary>What became of a file as it is now.</summary>
    private sealed record Settled(FileStamp Stamp)
    {
        /// <summary>Its run is not known yet.</summary>
        public Readings? Awaits { get; init; }

        /// <summary>Why it was not attached; null where it was, or is none of ours.</summary>
        public Refusal? Problem { get; init; }

        /// <summary>The problem may pass without a change of the file.</summary>
        public bool MayPass { get; init; }
    }
}
