using System.CommandLine;
using System.Globalization;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp verify</c>: whether the notebook still holds what was recorded, and how much that says.</summary>
internal static class VerifyVerb
{
    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("verify", "Check that the notebook still holds what was recorded: events, ledger, checkpoints, raw files, and what protects them.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                return await RunAsync(open.Database, open.Folder, terminal, parsed.GetValue(json), cancellation).ConfigureAwait(false);
            }
        });
        return verb;
    }

    /// <param name="database">As the application role. Nothing is written.</param>
    /// <param name="notebookFolder">The folder that holds the raw files.</param>
    public static async Task<int> RunAsync(NpgsqlDataSource database, string notebookFolder, Terminal terminal, bool json, CancellationToken cancellation)
    {
        var options = new VerifyOptions { NotebookFolder = notebookFolder, Folders = LogFolders.OfUser() };
        var report = await new Verifier(database).Verify(options, terminal.Progress, cancellation).ConfigureAwait(false);
        if (json) terminal.WriteJson(report);
        else Print(terminal.Out, report);
        return !report.Ok ? ExitCodes.Integrity : report.HasQuarantine ? ExitCodes.Findings : ExitCodes.Done;
    }

    /// <summary>The report as a person reads it.</summary>
    public static void Print(TextWriter output, VerificationReport report)
    {
        output.WriteLine($"{Digits(report.Events)} events, {Digits(report.Size)} of them sealed; {Digits(report.RawFiles)} raw files.");
        output.WriteLine($"Root {report.Root}");
        output.WriteLine(report.Last is { } last
            ? $"{Digits(report.Checkpoints)} checkpoints; the last that holds covers {Digits(last.Size)} events{(last.Signed is { } signed ? $", signed {signed.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : string.Empty)}."
            : "No checkpoint holds.");
        output.WriteLine($"Not covered yet: {Digits(report.UncoveredTail)} events, {Digits(report.Unsealed)} of them not sealed.");
        output.WriteLine($"Protection: {Explain(report.Protection)}");
        foreach (var notice in report.Notices) output.WriteLine($"notice {notice.Kind}: {notice.Sentence}");
        if (report.NoticeCount > report.Notices.Count) output.WriteLine($"… and {Digits(report.NoticeCount - report.Notices.Count)} more notices.");
        foreach (var fault in report.Faults) output.WriteLine($"FAULT {fault.Kind}: {fault.Sentence}");
        if (report.FaultCount > report.Faults.Count) output.WriteLine($"… and {Digits(report.FaultCount - report.Faults.Count)} more faults.");
        output.WriteLine(report.Ok ? "The notebook holds what was recorded." : $"{Digits(report.FaultCount)} faults: the notebook is not what was recorded.");
    }

    private static string Explain(ProtectionLevel level) => level switch
    {
        ProtectionLevel.None => "none. No checkpoint was signed, or none holds: whoever can write to the database can change everything.",
        ProtectionLevel.Local => "local. Signed checkpoints lie in the notebook alone: whoever can write to the database can cut its end together with them.",
        ProtectionLevel.SecondStore => "second store. The checkpoints outside the notebook agree with it; whoever can change both places and has the key could still rewrite it.",
        ProtectionLevel.Witnessed => "witnessed. A witness on another machine countersigned the checkpoints.",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private static string Digits(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
