using System.Security.Cryptography;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Verbs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Cli.Watching;

/// <summary>Takes finished files during one look: reads each, finds its run and attaches it.</summary>
internal sealed class FileTaker(Notebook open, Actor who, WatchOrder order)
{
    private readonly HashSet<string> _news = new(StringComparer.Ordinal);
    private RunsAtHand? _runs;

    /// <summary>Ids of the runs to which a file was attached.</summary>
    public IReadOnlyCollection<string> RunsWithNews => _news;

    /// <param name="before">What became of the file when it was looked at before, unchanged since.</param>
    /// <returns>Null where the file changed or went away meanwhile: the next look sees it.</returns>
    public async Task<FileOutcome?> Take(string path, FileStamp stamp, FileOutcome? before, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        if (!order.Rules.MayMean(name)) return NoRule(path);
        if (before is FileOutcome.NotAttached { AwaitsRun: { } known } && await Choose(name, known, cancellation).ConfigureAwait(false) is RunChoice.Unknown still) return NoRun(path, still, known);
        var (content, refusal) = await InputFile.Read(path, cancellation).ConfigureAwait(false);
        if (FolderListing.StampOf(new FileInfo(path)) != stamp) return null;
        return content is null ? new FileOutcome.NotAttached(path, refusal!) { MayPass = true } : await Take(path, name, content, cancellation).ConfigureAwait(false);
    }

    private async Task<FileOutcome> Take(string path, string name, byte[] content, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if ((await Runs(cancellation).ConfigureAwait(false)).Holding(sha256) is { } holder) return Known(path, holder);
        var parsed = InstrumentReader.Read(content, name);
        if (parsed.Findings.FirstOrDefault(f => f.Rule == "file.unrecognised") is { } foreign) return new FileOutcome.Ignored(path, new Refusal(foreign.Rule, foreign.Message));
        if (Unfinished(parsed) is { } cut) return new FileOutcome.NotAttached(path, new Refusal("watch.unfinished", $"it ends in the middle ({cut.Rule} at {cut.Place}); it is taken once it is whole"));
        if (parsed.File is not { } file)
        {
            var fatal = parsed.Findings.Last(f => f.Severity == Severity.Fatal);
            return new FileOutcome.NotAttached(path, new Refusal(fatal.Rule, $"{fatal.Message} (at {fatal.Place})"));
        }

        var readings = new Readings(ChannelName.Of(name, file));
        return await Choose(name, readings, cancellation).ConfigureAwait(false) switch
        {
            RunChoice.NotMeant => NoRule(path),
            RunChoice.Unknown unknown => NoRun(path, unknown, readings),
            RunChoice.Chosen { Run: var run } when run.Files.FirstOrDefault(f => f.PrimaryDigest == file.PrimaryDigest) is { } same =>
                new FileOutcome.Known(path, new Refusal(FileOutcome.Known.SameReadings, $"its readings are those of {same.FileName}, which had been attached to {run.Label} before")),
            RunChoice.Chosen chosen => await Attach(path, content, parsed, new RunFile(sha256, file.PrimaryDigest, name, file.Format, file.ParserName, file.RowCount, order.Simulated), chosen, cancellation).ConfigureAwait(false),
            var other => throw new InvalidOperationException($"{other} is no choice of a run."),
        };
    }

    private async Task<FileOutcome> Attach(string path, byte[] content, ParseResult parsed, RunFile file, RunChoice.Chosen chosen, CancellationToken cancellation)
    {
        var run = chosen.Run;
        var attach = new FileToAttach(run.Run, file.FileName, content, order.TimeZone, order.Simulated) { Parsed = parsed };
        var (reply, _) = await new AttachFile(open.Handler, open.RawFiles).Attach(attach, who.Person, AttachVerb.CommandIdOf(run.Run, content), who.Headers, cancellation).ConfigureAwait(false);
        switch (reply)
        {
            case Reply.Recorded { IsRepeat: false, Answer: { Events.Count: > 0 } answer }:
                _runs!.Add(run, file);
                _news.Add(run.Run);
                return new FileOutcome.Attached(path, run.Label, file.Sha256, chosen.Because, run.Files.Any(f => f.FileName == file.FileName), answer.Deviations);
            case Reply.Recorded or Reply.Refused { Refusal.Code: "command.reused" }:
                return Known(path, run);   // Another watcher was faster, or the file was attached before and struck out since.
            case Reply.Refused refused:
                return new FileOutcome.NotAttached(path, refused.Refusal);
            default:
                return new FileOutcome.NotAttached(path, new Refusal("version.conflict", $"others kept writing to {run.Label}")) { MayPass = true };
        }
    }

    private async Task<RunChoice> Choose(string name, Readings readings, CancellationToken cancellation) => order.Rules.Choose(name, readings.Channel, (await Runs(cancellation).ConfigureAwait(false)).All);

    private async Task<RunsAtHand> Runs(CancellationToken cancellation) =>
        _runs ??= new RunsAtHand((await open.Projections.Rows(RunProjection.Named, cancellation).ConfigureAwait(false)).As<RunRow>());

    /// <summary>A file that ends in the middle is still being written or copied, however long ago that began.</summary>
    private static Finding? Unfinished(ParseResult parsed) =>
        parsed.Findings.FirstOrDefault(f => f.Severity >= Severity.Error && (f.Rule.EndsWith(".truncated", StringComparison.Ordinal) || f.Rule.EndsWith(".cut", StringComparison.Ordinal)));

    private static FileOutcome.Known Known(string path, RunRow run) => new(path, new Refusal(FileOutcome.Known.SameBytes, $"it had been attached to {run.Label} before"));

    private static FileOutcome.NotAttached NoRun(string path, RunChoice.Unknown unknown, Readings readings) => new(path, unknown.Why) { AwaitsRun = readings, MayPass = true };

    private static FileOutcome.Ignored NoRule(string path) => new(path, new Refusal("watch.no-rule", "no rule is about it"));
}
