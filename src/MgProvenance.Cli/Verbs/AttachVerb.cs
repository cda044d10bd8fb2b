using System.CommandLine;
using System.Security.Cryptography;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Computation;
using MgProvenance.Application.Handling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp attach FILE --run R</c>: a raw instrument file becomes part of a run; <c>--measurement M</c>: any file, kept unread, of a measurement; <c>--computation C</c>: a program's output, whose energies are read.</summary>
internal static class AttachVerb
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file, as the instrument or the program wrote it." };
        var run = new Option<string?>("--run") { Description = "Label or id of the run to which a cycler's file belongs; it is read." };
        var measurement = new Option<string?>("--measurement") { Description = "Label or id of the measurement to which the file belongs; it is kept unread." };
        var computation = new Option<string?>("--computation") { Description = "Label or id of the computation to which a Gaussian log or a VASP OUTCAR belongs; its energies are read." };
        var zone = new Option<string?>("--time-zone") { Description = "Zone of the cycler's clock, for example Europe/Berlin, which most files do not say; needed with --run." };
        var simulated = new Option<bool>("--simulated") { Description = "The file was generated, not measured; it is marked so wherever it appears." };
        var map = Shared.Map();
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("attach", "Attach a raw file to a run, to a measurement or to a computation.") { file, run, measurement, computation, zone, map, simulated, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (ofRun, ofMeasurement, ofComputation) = (parsed.GetValue(run), parsed.GetValue(measurement), parsed.GetValue(computation));
            if (new[] { ofRun, ofMeasurement, ofComputation }.OfType<string>().Count() != 1) throw VerbEndsException.Refused("attach.owner", "Say to what the file belongs: --run, --measurement or --computation.");
            if (ofRun is not null && parsed.GetValue(zone) is null) throw VerbEndsException.Refused("time-zone.missing", "Give the zone of the instrument’s clock with --time-zone, for example Europe/Berlin.");
            if (ofRun is null && parsed.GetValue(map) is not null) throw VerbEndsException.Refused("attach.map", "A column map is for the file of a run.");
            var source = parsed.GetRequiredValue(file);
            var bytes = await Shared.ReadFile(source, cancellation).ConfigureAwait(false);
            var columns = await Shared.ReadMap(parsed.GetValue(map), cancellation).ConfigureAwait(false);
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var attaching = new Attaching(terminal, open, who, source.Name, bytes, parsed.GetValue(simulated), parsed.GetValue(json));
                if (ofComputation is not null) return await attaching.ToComputation(ofComputation, cancellation).ConfigureAwait(false);
                return ofRun is null
                    ? await attaching.ToMeasurement(ofMeasurement!, cancellation).ConfigureAwait(false)
                    : await attaching.ToRun(ofRun, parsed.GetValue(zone)!, columns, cancellation).ConfigureAwait(false);
            }
        });
        return verb;
    }

    /// <summary>Attaching the same bytes to the same stream is the same request, however often it is sent.</summary>
    public static string CommandIdOf(string streamId, ReadOnlySpan<byte> content) => $"attach:{streamId}:{Sha256(content)}";

    private static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed record Attaching(Terminal Terminal, Notebook Open, Actor Who, string FileName, byte[] Content, bool Simulated, bool Json)
    {
        public async Task<int> ToMeasurement(string name, CancellationToken cancellation)
        {
            var id = await Open.Resolve<MeasurementId>(name, cancellation).ConfigureAwait(false);
            var reply = await new AttachUnread(Open.Handler, Open.RawFiles).Attach(id, FileName, Content, Simulated, Who.Person, CommandIdOf(id.Value, Content), Who.Headers, cancellation).ConfigureAwait(false);
            var before = WasThere(reply);
            if (Json) Terminal.WriteJson(new { measurement = id.Value, sha256 = Sha256(Content), alreadyAttached = before });
            else Say(before);
            return ExitCodes.Done;
        }

        public async Task<int> ToRun(string name, string zone, ReadOnlyMemory<byte>? map, CancellationToken cancellation)
        {
            var id = (await Open.Resolve<RunId>(name, cancellation).ConfigureAwait(false)).Value;
            var attach = new FileToAttach(id, FileName, Content, zone, Simulated, map);
            var (reply, findings) = await new AttachFile(Open.Handler, Open.RawFiles).Attach(attach, Who.Person, CommandIdOf(id, Content) + (map is { } columns ? $":{Sha256(columns.Span)}" : string.Empty), Who.Headers, cancellation).ConfigureAwait(false);
            Shared.PrintFindings(Terminal, findings);
            var before = WasThere(reply);
            var deviations = Pending(reply, before);
            var stream = await Open.Now.Stream(id, cancellation).ConfigureAwait(false);
            await Open.Runs.Derive([stream], null, cancellation).ConfigureAwait(false);
            var numbers = await Open.Runs.Of(stream, RunConditions.None, cancellation).ConfigureAwait(false);
            var (word, isQuiet) = ($"{Shared.Word(numbers.State)}: {numbers.Reason}", numbers.State is RunState.Done or RunState.NotCycling);
            if (!isQuiet) Terminal.Error.WriteLine(word);
            if (Json) Terminal.WriteJson(new { run = id, sha256 = Sha256(Content), alreadyAttached = before, deviations, findings, numbers = new { numbers.State, numbers.Reason } });
            else Say(before, numbers.State == RunState.NotCycling ? $" ({word})" : string.Empty);
            return numbers.State == RunState.Failed || findings.Any(f => f.Severity >= Severity.Error) ? ExitCodes.Findings : ExitCodes.Done;
        }

        public async Task<int> ToComputation(string name, CancellationToken cancellation)
        {
            var id = await Open.Resolve<ComputationId>(name, cancellation).ConfigureAwait(false);
            var (reply, result) = await new AttachOutput(Open.Handler, Open.RawFiles).Attach(id, FileName, Content, Simulated, Who.Person, CommandIdOf(id.Value, Content), Who.Headers, cancellation).ConfigureAwait(false);
            Shared.PrintFindings(Terminal, result.Findings);
            var before = WasThere(reply);
            var deviations = Pending(reply, before);
            if (Json) Terminal.WriteJson(new { computation = id.Value, sha256 = Sha256(Content), alreadyAttached = before, output = result.Output, deviations, findings = result.Findings });
            else Say(before);
            if (!Json) CalculationText.Write(Terminal, result.Output!, Simulated);
            return result.Findings.Any(f => f.Severity >= Severity.Error) ? ExitCodes.Findings : ExitCodes.Done;
        }

        private IReadOnlyList<string> Pending(Reply reply, bool before)
        {
            IReadOnlyList<string> deviations = before ? [] : ((Reply.Recorded)reply).Answer.Deviations;
            foreach (var deviation in deviations) Terminal.Error.WriteLine($"deviation, reason pending, {deviation}");
            return deviations;
        }

        private static bool WasThere(Reply reply) => reply switch
        {
            Reply.Recorded recorded => recorded.IsRepeat || recorded.Answer.Events.Count == 0,
            Reply.Refused refused => throw VerbEndsException.Refused(refused.Refusal.Code, refused.Refusal.Sentence),
            _ => throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing to this stream; try again."),
        };

        private void Say(bool before, string more = "") => Terminal.Out.WriteLine($"{(before ? "Had been attached before" : "Attached")}: {FileName}, SHA-256 {Sha256(Content)}{more}");
    }
}
