using System.CommandLine;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp record FILE</c>: commands as JSON lines.</summary>
internal static class RecordVerb
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A script: one command per line, as JSON.", Arity = ArgumentArity.ZeroOrOne };
        var schema = new Option<bool>("--schema") { Description = "Print what commands there are and what they hold, as JSON Schema." };
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("record", "Record what was done, from a script of commands.") { file, schema, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(schema))
            {
                terminal.WriteJson(CommandSchema.All());
                return ExitCodes.Done;
            }

            var source = parsed.GetValue(file) ?? throw VerbEndsException.Refused("file.missing", "Name a script, or ask for --schema.");
            if (!source.Exists) throw VerbEndsException.Refused("file.missing", $"There is no file {source.FullName}.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: true, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                using var reader = source.OpenText();
                var script = new RecordingScript(open, who, source.Name);
                var result = await new SigningCadence(open.Checkpoints, TimeProvider.System).During(stop => script.Record(reader, terminal.Progress, stop), cancellation).ConfigureAwait(false);
                var head = await open.Sign(cancellation).ConfigureAwait(false);
                return Report(terminal, result, head.Size, parsed.GetValue(json));
            }
        });
        return verb;
    }

    private static int Report(Terminal terminal, ScriptResult result, long events, bool json)
    {
        if (json)
        {
            terminal.WriteJson(new { recorded = result.Recorded, alreadyRecorded = result.Repeated, deviations = result.Deviations, refusedLine = result.Stopped?.Line, refusal = result.Stopped?.Refusal, ledgerSize = events });
        }
        else
        {
            terminal.Out.WriteLine($"{result.Recorded} commands recorded, {result.Repeated} had been recorded before; the ledger holds {events} events.");
            foreach (var deviation in result.Deviations) terminal.Out.WriteLine($"deviation, reason pending, {deviation}");
        }

        if (result.Stopped is not { } stopped) return ExitCodes.Done;
        terminal.Error.WriteLine($"line {stopped.Line} was refused, nothing of it and nothing after it was recorded: {stopped.Refusal}");
        return stopped.IsConflict ? ExitCodes.Conflict : ExitCodes.Refused;
    }
}
