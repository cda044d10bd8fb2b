using System.CommandLine;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp rebuild</c>: computes every projection anew from the events.</summary>
internal static class RebuildVerb
{
    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("rebuild", "Compute every list of the notebook anew from its events.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var rows = await open.Projections.Rebuild(cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(rows);
                else foreach (var (name, count) in rows.OrderBy(r => r.Key, StringComparer.Ordinal)) terminal.Out.WriteLine($"{name}: {count} rows");
                return ExitCodes.Done;
            }
        });
        return verb;
    }
}
