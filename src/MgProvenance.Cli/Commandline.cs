using System.CommandLine;
using MgProvenance.Application.Events;
using MgProvenance.Cli.Verbs;
using MgProvenance.Cli.Watching;
using MgProvenance.Documents.Typst;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Cli;

/// <summary>The command line: one file per verb, one place where exceptions become exit codes.</summary>
public static class Commandline
{
    /// <summary>After Ctrl-C: what was begun is recorded or dropped whole, a checkpoint is signed and the server is stopped.</summary>
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(30);

    /// <param name="args">Without the program's name.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress, refusals, defects.</param>
    /// <returns>See <see cref="ExitCodes"/>.</returns>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        var terminal = new Terminal(output, error, interactive: ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors) await error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            await error.WriteLineAsync("Try: mgp --help").ConfigureAwait(false);
            return ExitCodes.Refused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Closing }).ConfigureAwait(false);
        }
        catch (VerbEndsException end)
        {
            await error.WriteLineAsync($"{end.Code}: {end.Message}").ConfigureAwait(false);
            return end.ExitCode;
        }
        catch (MalformedValueException malformed)
        {
            await error.WriteLineAsync(malformed.Refusal.ToString()).ConfigureAwait(false);
            return ExitCodes.Refused;
        }
        catch (DatabaseSetupException setup)
        {
            await error.WriteLineAsync($"{setup.Code}: {setup.Message}").ConfigureAwait(false);
            return ExitCodes.Refused;
        }
        catch (FolderUnreadableException unreadable)
        {
            await error.WriteLineAsync($"folder.unreadable: {unreadable.Message}").ConfigureAwait(false);
            return ExitCodes.Refused;
        }
        catch (LaggingException lagging)
        {
            await error.WriteLineAsync($"{lagging.Code}: {lagging.Message}").ConfigureAwait(false);
            return ExitCodes.Conflict;
        }
        catch (Exception damage) when ((damage is LedgerInconsistentException or LogKeyException or SecondCopyException or RawFileDamagedException) && WorldFault.In(damage) is null)
        {
            await error.WriteLineAsync($"INTEGRITY: {damage.Message}").ConfigureAwait(false);
            return ExitCodes.Integrity;
        }
        catch (PdfEngineException engine)
        {
            await error.WriteLineAsync($"pdf.engine: {engine.Message}{(engine.InnerException is { } cause ? $" {cause.Message}" : string.Empty)} Nothing of the report was written.").ConfigureAwait(false);
            return ExitCodes.Defect;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return ExitCodes.Refused;
        }
#pragma warning disable CA1031 // The host is the one place where a defect becomes an exit code.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync(WorldFault.In(defect) is { } fault ? $"{fault.Code}: {fault.Sentence}" : $"Defect: {defect}").ConfigureAwait(false);
            return ExitCodes.Defect;
        }
    }

    private static RootCommand Root(Terminal terminal) => new("Laboratory notebook and provenance for rechargeable magnesium batteries.")
    {
        DemoVerb.Build(terminal),
        RecordVerb.Build(terminal),
        CorrectVerb.Build(terminal),
        StrikeVerb.Build(terminal),
        ImpactVerb.Build(terminal),
        ShowVerb.Build(terminal),
        ProtocolVerb.Build(terminal),
        BatchVerb.Build(terminal),
        PassportVerb.Build(terminal),
        DiffVerb.Build(terminal),
        CellsVerb.Build(terminal),
        StockVerb.Build(terminal),
        RecallVerb.Build(terminal),
        InspectVerb.Build(terminal),
        AttachVerb.Build(terminal),
        WatchVerb.Build(terminal),
        MeasurementsVerb.Build(terminal),
        SummaryVerb.Build(terminal),
        CompareVerb.Build(terminal),
        StudyVerb.Build(terminal),
        ManuscriptVerb.Build(terminal),
        AuditVerb.Build(terminal),
        CompletenessVerb.Build(terminal),
        PeopleVerb.Build(terminal),
        TraceVerb.Build(terminal),
        ReportVerb.Build(terminal),
        TableVerb.Build(terminal),
        MigrateVerb.Build(terminal),
        RebuildVerb.Build(terminal),
        JobsVerb.Build(terminal),
        VerifyVerb.Build(terminal),
    };
}
