using System.Reflection;
using Npgsql;

namespace MgProvenance.Storage.Postgres;

/// <summary>The file names applied by one run, in order; empty when there was nothing to do.</summary>
public sealed record MigrationResult(IReadOnlyList<string> Applied);

/// <summary>How a schema stands against the program's migrations. <see cref="IsNew"/>: nothing was ever applied.</summary>
public sealed record MigrationState(bool IsNew, IReadOnlyList<MigrationScript> Pending);

/// <summary>
/// Runs numbered migrations as the owner, each in one transaction with its row in <c>mgp.mgp_migration</c>, under an advisory lock: of two migrators one does the work
/// and the other then finds nothing to do.
/// </summary>
public static class Migrator
{
    // Any number will do as long as nothing else in this database uses it: "mgpmigr" in ASCII.
    private const long LockKey = 0x6d67_706d_6967_72;

    /// <exception cref="DatabaseSetupException">An edited, missing or badly numbered file, a schema newer than this program, or SQL that fails; earlier files stay applied.</exception>
    public static async Task<MigrationResult> Run(string ownerConnectionString, IReadOnlyList<MigrationScript> scripts, CancellationToken ct = default)
    {
        MigrationScript.RefuseGaps(scripts);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0 });
        await using var connection = await ServerConnection.Enter(source, ct);
        await Execute(connection, $"SELECT pg_advisory_lock({LockKey})", ct);
        var state = await Inspect(connection, scripts, ct);
        if (state.IsNew) await Begin(connection, ct);
        foreach (var script in state.Pending) await Apply(connection, script, ct);
        return new MigrationResult([.. state.Pending.Select(script => script.FileName)]);
    }

    /// <summary>What is pending; works with the application role too.</summary>
    /// <exception cref="DatabaseSetupException">As <see cref="Run"/>, without changing anything.</exception>
    public static async Task<MigrationState> Inspect(NpgsqlConnection connection, IReadOnlyList<MigrationScript> scripts, CancellationToken ct = default)
    {
        MigrationScript.RefuseGaps(scripts);
        await using var exists = new NpgsqlCommand("SELECT to_regclass('mgp.mgp_migration') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(ct) is not true) return new MigrationState(true, scripts);

        await using var command = new NpgsqlCommand("SELECT number, name, sha256, application_version FROM mgp.mgp_migration ORDER BY number", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        var applied = 0;
        while (await row.ReadAsync(ct))
        {
            Compare(scripts.ElementAtOrDefault(applied), row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3));
            applied++;
        }

        return new MigrationState(false, [.. scripts.Skip(applied)]);
    }

    private static void Compare(MigrationScript? script, int number, string name, string sha256, string version)
    {
        if (script is null)
        {
            throw new DatabaseSetupException(
                "migration.newer-schema", $"This notebook was written by a newer version of the program ({version}, migration {number:0000}_{name}). Update the program; nothing was changed.");
        }

        if (script.Number != number || script.Name != name || script.Sha256 != sha256)
        {
            throw new DatabaseSetupException(
                "migration.edited", $"The migration {script.FileName} is not the one that was applied here ({number:0000}_{name}, SHA-256 {sha256}, by version {version}). A released migration is never edited: add a new one.");
        }
    }

    private static async Task Begin(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await Execute(connection, Bookkeeping, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new DatabaseSetupException("migration.failed", $"The schema mgp could not be made: {e.MessageText}. Migrations need the role that owns the database.", e);
        }
    }

    private static async Task Apply(NpgsqlConnection connection, MigrationScript script, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var id = await TransactionId(connection, ct);
        try
        {
            await Execute(connection, script.Sql, ct);
        }
        catch (PostgresException e)
        {
            var line = e.Position > 0 && e.Position <= script.Sql.Length ? script.Sql.AsSpan(0, e.Position).Count('\n') + 1 : 0;
            throw new DatabaseSetupException("migration.failed", $"The migration {script.FileName} failed{(line > 0 ? $" at line {line}" : "")}: {e.MessageText} ({e.SqlState}). {e.Detail}", e);
        }

        if (await TransactionId(connection, ct) != id)
        {
            throw new DatabaseSetupException("migration.transaction", $"The migration {script.FileName} ends its transaction by itself (COMMIT or ROLLBACK); each file must leave that to the migrator.");
        }

        await using var note = new NpgsqlCommand("INSERT INTO mgp.mgp_migration (number, name, sha256, application_version) VALUES ($1, $2, $3, $4)", connection, transaction)
        {
            Parameters = { new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Sha256 }, new() { Value = ProgramVersion } },
        };
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static string ProgramVersion =>
        typeof(Migrator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? throw new InvalidOperationException("The assembly has no version.");

    private static async Task<string> TransactionId(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    // Everybody may read it: the application role looks here whether the schema fits the program.
    private const string Bookkeeping = """
        CREATE SCHEMA IF NOT EXISTS mgp;
        GRANT USAGE ON SCHEMA mgp TO PUBLIC;
        CREATE TABLE mgp.mgp_migration (
            number integer PRIMARY KEY CHECK (number > 0),
            name text NOT NULL,
            sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
            applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            application_version text NOT NULL
        );
        GRANT SELECT ON mgp.mgp_migration TO PUBLIC;
        """;
}
