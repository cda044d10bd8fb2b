using System.CommandLine;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp strike STREAM VERSION</c>: a fact that did not happen no longer counts, and stays readable.</summary>
internal static class StrikeVerb
{
    public static Command Build(Terminal terminal)
    {
        var (subject, version, reason) = CorrectionReport.Target();
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("strike", "Strike out a fact that did not happen. It stays readable, and what depends on it is named.") { subject, version, reason, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var stream = await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
                return await new CorrectionReport(open, who, terminal, parsed.GetValue(json)).Record("strike-fact", stream, parsed.GetRequiredValue(version), parsed.GetRequiredValue(reason), null, cancellation).ConfigureAwait(false);
            }
        });
        return verb;
    }
}
