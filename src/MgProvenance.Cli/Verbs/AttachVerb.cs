using System.CommandLine;
using System.Security.Cryptography;
using MgProvenance.Application.Handling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp attach FILE --run R</c>: a raw instrument file becomes part of a run.</summary>
internal static class AttachVerb
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The instrument file, as the instrument wrote it." };
        var run = new Option<string>("--run") { Description = "Label or id of the run.", Required = true };
        var zone = new Option<string>("--time-zone") { Description = "Zone of the instrument's clock, for example Europe/Berlin; most files do not say.", Required = true };
        var simulated = new Option<bool>("--simulated") { Description = "The file was generated, not measured; it is marked so wherever it appears." };
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("attach", "Attach a raw instrument file to a run.") { file, run, zone, simulated, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetRequiredValue(file);
            var bytes = await Shared.ReadFile(source, cancellation).ConfigureAwait(false);
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var runId = (await open.Resolve<RunId>(parsed.GetRequiredValue(run), cancellation).ConfigureAwait(false)).Value;
                var attach = new FileToAttach(runId, source.Name, bytes, parsed.GetRequiredValue(zone), parsed.GetValue(simulated));
                var commandId = CommandIdOf(runId, bytes);
                var (reply, findings) = await new AttachFile(open.Handler, open.RawFiles).Attach(attach, who.Person, commandId, who.Headers, cancellation).ConfigureAwait(false);
                Shared.PrintFindings(terminal, findings);
                if (reply is Reply.Refused refused) throw VerbEndsException.Refused(refused.Refusal.Code, refused.Refusal.Sentence);
                if (reply is not Reply.Recorded recorded) throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing to this run; try again.");
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
                var stream = await open.Now.Stream(runId, cancellation).ConfigureAwait(false);
                await open.Runs.Derive([stream], null, cancellation).ConfigureAwait(false);
                var numbers = await open.Runs.Of(stream, null, referenceCycle: 1, cancellation).ConfigureAwait(false);
                if (numbers.Summary is null && numbers.State != RunState.NotCycling) terminal.Error.WriteLine($"{Shared.Word(numbers.State)}: {numbers.Reason}");
                if (parsed.GetValue(json)) terminal.WriteJson(new { run = runId, sha256, alreadyAttached = recorded.IsRepeat || recorded.Answer.Events.Count == 0, findings, numbers = new { numbers.State, numbers.Reason } });
                else terminal.Out.WriteLine($"{(recorded.IsRepeat ? "Had been attached before" : "Attached")}: {source.Name}, SHA-256 {sha256}{(numbers.State == RunState.NotCycling ? $"; {Shared.Word(numbers.State)}: {numbers.Reason}" : string.Empty)}");
                return numbers.State == RunState.Failed || findings.Any(f => f.Severity >= Severity.Error) ? ExitCodes.Findings : ExitCodes.Done;
            }
        });
        return verb;
    }

    /// <summary>Attaching the same bytes to the same run is the same request, however often it is sent.</summary>
    public static string CommandIdOf(string runId, ReadOnlySpan<byte> content) => $"attach:{runId}:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
