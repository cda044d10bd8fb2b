using System.CommandLine;
using MgProvenance.Application.Reports;
using MgProvenance.Integrity.Notes;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp report verify FILE</c>: whether a report is the one that was issued, and what of it would be printed otherwise.</summary>
internal static class ReportVerifyVerb
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The PDF; its sidecar and tables are looked for beside it." };
        var notebook = new Option<string?>("--notebook") { Description = "Folder of the notebook: the report is held against its ledger and built again. Without it, files alone are checked." };
        var key = new Option<FileInfo?>("--key") { Description = "File with the public key of the log (ledger.vkey of the notebook); with --notebook, the notebook's own where none is given." };
        var json = Shared.Json();
        var verb = new Command("verify", "Check that a report is the one that was issued, and name what has changed.") { file, notebook, key, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var pdf = parsed.GetRequiredValue(file);
            var bytes = await Shared.ReadFile(pdf, cancellation).ConfigureAwait(false);
            var check = new ReportVerification(pdf, bytes, await ReadKey(parsed.GetValue(key), cancellation).ConfigureAwait(false), terminal);
            var verdict = parsed.GetValue(notebook) is { } folder
                ? await Against(folder, check, terminal, parsed.GetValue(json), cancellation).ConfigureAwait(false)
                : Say(terminal, await check.Offline(cancellation).ConfigureAwait(false), parsed.GetValue(json), id => id);
            return verdict.ExitCode;
        });
        return verb;
    }

    private static async Task<ReportVerdict> Against(string folder, ReportVerification check, Terminal terminal, bool json, CancellationToken cancellation)
    {
        var open = await Cli.Notebook.Open(folder, create: false, terminal, cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            return Say(terminal, await check.Against(open, cancellation).ConfigureAwait(false), json, (await Names.Read(open, cancellation).ConfigureAwait(false)).Of);
        }
    }

    private static async Task<VerifierKey?> ReadKey(FileInfo? file, CancellationToken cancellation)
    {
        if (file is null) return null;
        var text = System.Text.Encoding.UTF8.GetString(await Shared.ReadFile(file, cancellation).ConfigureAwait(false)).Trim();
        return VerifierKey.TryParse(text, out var key, out var error) ? key : throw VerbEndsException.Refused("key.malformed", $"{file.Name} holds no public key of a log: {error}");
    }

    private static ReportVerdict Say(Terminal terminal, ReportVerdict verdict, bool json, Func<string, string> nameOf)
    {
        if (json)
        {
            terminal.WriteJson(verdict);
            return verdict;
        }

        terminal.Out.WriteLine(verdict.Report is { } label ? $"{verdict.File}: {label}" : verdict.File);
        foreach (var line in verdict.Lines) terminal.Out.WriteLine($"{Mark(line.State)} {line.Sentence}");
        if (verdict.Identical is { } identical) terminal.Out.WriteLine(identical ? "Built again at its ledger position: identical." : "Built again at its ledger position: OTHER BYTES.");
        if (verdict is { Identical: false, Rebuilt.Count: 0 }) terminal.Out.WriteLine("     No printed number differs: text or layout do, by another version of the program.");
        Changes(terminal, verdict.Rebuilt, "This program prints otherwise at the same position:");
        if (verdict.Standing is { } standing) foreach (var line in StandingText.Lines(standing, nameOf)) terminal.Out.WriteLine($"The report {line}");
        Changes(terminal, verdict.Since, "A build of today prints otherwise:");
        terminal.Out.WriteLine(Sentence(verdict));
        return verdict;
    }

    private static void Changes(Terminal terminal, IReadOnlyList<NumberChange> changes, string heading)
    {
        if (changes.Count > 0) terminal.Out.WriteLine(heading);
        foreach (var change in changes)
        {
            var because = change.Causes.Count == 0 ? string.Empty : $": {string.Join("; ", change.Causes)}";
            terminal.WriteBelow($"{change.Key}: {change.Was ?? "not printed"} → {change.Now ?? "not printed"} {change.Unit}{because}");
        }
    }

    private static string Mark(EvidenceState state) => state switch
    {
        EvidenceState.Holds => "ok         ",
        EvidenceState.NotChecked => "not checked",
        EvidenceState.Wrong => "WRONG      ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    private static string Sentence(ReportVerdict verdict) => verdict.ExitCode switch
    {
        ExitCodes.Integrity => "The report is not what was issued, or is not proven.",
        ExitCodes.Done when verdict.Identical == true => "The report is the issued one, and a build at its position is identical.",
        ExitCodes.Done => "The report is the issued one.",
        _ => "Nothing speaks against the report; see above for what changed or was not checked.",
    };
}
