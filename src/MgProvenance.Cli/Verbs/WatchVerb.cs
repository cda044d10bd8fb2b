using System.CommandLine;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Watching;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp watch FOLDER</c>: attaches finished files to runs by name or channel, each once.</summary>
internal static class WatchVerb
{
    /// <summary>Longer than cyclers pause between two readings of a rest, short beside a test.</summary>
    private const double SettleByDefaultS = 600;

    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Where the instruments' files arrive." };
        var zone = new Option<string>("--time-zone") { Description = "Zone of the instruments' clocks, for example Europe/Berlin, which most files do not say.", Required = true };
        var rule = new Option<string?>("--rule") { Description = "How the names of the files are built, for example {run}_{anything}.mpr; or a JSON file of rules with name, channel and run. Without it, the run whose label is in the name, else the running run on the file's channel." };
        var instrument = new Option<string?>("--instrument") { Description = "Label or id of the instrument whose files these are, where several have the same channels." };
        var settle = new Option<double>("--settle") { Description = "Seconds for which a finished file has been left alone.", DefaultValueFactory = _ => SettleByDefaultS };
        var every = new Option<double>("--every") { Description = "Seconds between two looks.", DefaultValueFactory = _ => 10 };
        var subfolders = new Option<bool>("--subfolders") { Description = "Look into the folders below as well." };
        var once = new Option<bool>("--once") { Description = "Look once, then end: exit code 3 where a finished file was not attached." };
        var verbose = new Option<bool>("--verbose") { Description = "Also name files that had been attached before or are not meant." };
        var simulated = new Option<bool>("--simulated") { Description = "The files were generated, not measured." };
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("watch", "Attach the finished files of a folder to runs, each once, until Ctrl-C.") { folder, zone, rule, instrument, settle, every, subfolders, once, verbose, simulated, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var where = parsed.GetRequiredValue(folder);
            if (!where.Exists) throw VerbEndsException.Refused("folder.missing", $"There is no folder {where.FullName}.");
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(parsed.GetRequiredValue(zone), out _)) throw VerbEndsException.Refused("time-zone.unknown", $"“{parsed.GetRequiredValue(zone)}” is no time zone; write for example Europe/Berlin.");
            var (rest, pause) = (Seconds(parsed.GetValue(settle), "--settle"), Seconds(parsed.GetValue(every), "--every"));
            if (parsed.GetValue(json) && !parsed.GetValue(once)) throw VerbEndsException.Refused("watch.json", "JSON is written at the end: give --once with --json.");
            var rules = parsed.GetValue(rule) is { } text ? await Rules(text, cancellation).ConfigureAwait(false) : null;
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var of = parsed.GetValue(instrument) is { } named ? (await open.Resolve<EquipmentId>(named, cancellation).ConfigureAwait(false)).Value : null;
                var order = new WatchOrder(where.FullName, parsed.GetValue(subfolders), parsed.GetRequiredValue(zone), parsed.GetValue(simulated), new FileRules(rules, of), rest);
                var watch = new FolderWatch(open, who, order);
                Func<CancellationToken, Task<int>> look = parsed.GetValue(once)
                    ? stop => Once(watch, terminal, parsed.GetValue(verbose), parsed.GetValue(json), stop)
                    : stop => UntilStopped(watch, new WatchText(terminal, parsed.GetValue(verbose)), pause, stop);
                return await new SigningCadence(open.Checkpoints, TimeProvider.System).During(look, cancellation).ConfigureAwait(false);
            }
        });
        return verb;
    }

    private static async Task<int> Once(FolderWatch watch, Terminal terminal, bool verbose, bool json, CancellationToken cancellation)
    {
        var (report, text) = (new WatchReport(), new WatchText(terminal, verbose));
        await watch.Look(DateTimeOffset.UtcNow, json ? report : text, cancellation).ConfigureAwait(false);
        if (json) terminal.WriteJson(report);
        return text.HasProblems || report.NotAttached.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    /// <summary>A folder on a network comes and goes, and another process may hold the notebook for a while: that is said, and looked at again.</summary>
    private static async Task<int> UntilStopped(FolderWatch watch, WatchText text, TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                try
                {
                    await watch.Look(DateTimeOffset.UtcNow, text, cancellation).ConfigureAwait(false);
                    text.Trouble(null);
                }
                catch (Exception passing) when (passing is FolderUnreadableException or LaggingException)
                {
                    text.Trouble(passing.Message);
                }

                await Task.Delay(pause, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }
    }

    private static async Task<IReadOnlyList<FileRule>> Rules(string patternOrFile, CancellationToken cancellation) =>
        patternOrFile.Contains('{', StringComparison.Ordinal) ? [new FileRule(patternOrFile)] : FileRules.Parse(await Shared.ReadFile(new FileInfo(patternOrFile), cancellation).ConfigureAwait(false));

    private static TimeSpan Seconds(double value, string option) =>
        value is >= 0 and <= 1e6 ? TimeSpan.FromSeconds(value) : throw VerbEndsException.Refused("seconds.range", $"Give {option} seconds from 0 to 1,000,000.");
}
