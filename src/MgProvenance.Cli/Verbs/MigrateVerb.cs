using System.CommandLine;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp migrate</c>: brings a notebook's schema up to date, or begins a notebook.</summary>
internal static class MigrateVerb
{
    public static Command Build(Terminal terminal)
    {
        var notebook = Shared.Notebook();
        var verb = new Command("migrate", "Begin a notebook, or bring its schema up to date; on a server, as the role of MGP_OWNER_CONNECTION.") { notebook };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (ServerConnection.FromEnvironment() is { } server)
            {
                var owner = server.OwnerConnectionString ?? throw VerbEndsException.Refused("migration.no-owner", "Set MGP_OWNER_CONNECTION to the role that owns the schema.");
                var result = await Migrator.Run(owner, MigrationScript.BuiltIn(), cancellation).ConfigureAwait(false);
                terminal.Out.WriteLine(result.Applied.Count == 0 ? "The server's schema was up to date." : $"Applied {string.Join(", ", result.Applied)}.");
            }

            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: true, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var head = await open.Log.Seal(cancellation).ConfigureAwait(false);
                terminal.Out.WriteLine($"The notebook in {open.Folder} is up to date; its ledger holds {head.Size} events.");
            }

            return ExitCodes.Done;
        });
        return verb;
    }
}
