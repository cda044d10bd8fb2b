using System.CommandLine;
using System.Text.Json.Nodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp impact STREAM VERSION --set …|--strike</c>, <c>mgp impact LOT --recall</c>: what it would change, before it is recorded.</summary>
internal static class ImpactVerb
{
    /// <summary>A correction has a reason; one that is only thought of has none yet.</summary>
    private const string Reason = "What if.";

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("STREAM") { Description = "Label or id of a lot, batch, sheet, piece, cell, run, study, …" };
        var version = new Argument<long?>("VERSION") { Description = "Number of the event in the list that mgp show prints; not with --recall.", Arity = ArgumentArity.ZeroOrOne };
        var (set, with) = CorrectVerb.Replacement();
        var strike = new Option<bool>("--strike") { Description = "What would change if the event were struck out." };
        var recall = new Option<bool>("--recall") { Description = "What would change if the lot were recalled." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("impact", "Say what a correction, a striking out or a recall would change before it is recorded. It reads only.") { subject, version, set, with, strike, recall, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (sets, whole, struck, recalled) = (parsed.GetValue(set) ?? [], parsed.GetValue(with), parsed.GetValue(strike), parsed.GetValue(recall));
            Check(parsed.GetValue(version), sets.Length > 0 || whole is not null, struck, recalled);
            if (!struck && !recalled) CorrectVerb.CheckReplacement(sets, whole);
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
                var (command, body) = recalled
                    ? ("recall-lot", new JsonObject { ["lot"] = id, ["reason"] = Reason })
                    : (struck ? "strike-fact" : "correct-fact", new JsonObject { ["stream"] = id, ["version"] = parsed.GetValue(version)!.Value, ["reason"] = Reason });
                if (!struck && !recalled) body["replacement"] = await CorrectVerb.Replacement(await open.Now.Stream(id, cancellation).ConfigureAwait(false), parsed.GetValue(version)!.Value, sets, whole, cancellation).ConfigureAwait(false);
                var (report, refusal) = await open.Impact.Of(command, body, cancellation).ConfigureAwait(false);
                if (report is null) throw VerbEndsException.Refused(refusal!.Code, refusal.Sentence);
                if (parsed.GetValue(json)) terminal.WriteJson(report);
                else new ImpactText(terminal, await Names.Read(open, cancellation).ConfigureAwait(false)).Write(report);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Check(long? version, bool replaces, bool strikes, bool recalls)
    {
        if ((replaces ? 1 : 0) + (strikes ? 1 : 0) + (recalls ? 1 : 0) != 1) throw VerbEndsException.Refused("impact.what", "Say what would be done: --set or --with, --strike, or --recall.");
        if (recalls == version is not null) throw VerbEndsException.Refused("impact.version", recalls ? "A lot is recalled as a whole: leave the number of the event away." : "Say which event, by its number in the list that mgp show prints.");
    }
}
