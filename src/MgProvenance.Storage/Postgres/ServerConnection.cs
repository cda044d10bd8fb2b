using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace MgProvenance.Storage.Postgres;

/// <summary>A server that somebody else runs: connection strings from the environment.</summary>
/// <param name="AppConnectionString"><c>MGP_CONNECTION</c>: the application role.</param>
/// <param name="OwnerConnectionString"><c>MGP_OWNER_CONNECTION</c>: for migrations only; null where not set.</param>
public sealed record ServerConnection(string AppConnectionString, string? OwnerConnectionString)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Null where <c>MGP_CONNECTION</c> is not set: then the notebook's embedded cluster is meant.</summary>
    /// <exception cref="DatabaseSetupException">A variable holds no connection string.</exception>
    public static ServerConnection? FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static ServerConnection? From(Func<string, string?> environment) =>
        environment("MGP_CONNECTION") is { Length: > 0 } app
            ? new ServerConnection(Readable("MGP_CONNECTION", app), environment("MGP_OWNER_CONNECTION") is { Length: > 0 } owner ? Readable("MGP_OWNER_CONNECTION", owner) : null)
            : null;

    /// <summary>Refuses a role that could undo the ledger's protection: a superuser, or an owner of our schema or tables, or a member of such a role.</summary>
    /// <exception cref="DatabaseSetupException">The role is not a mere application role, or the server does not let it in.</exception>
    public static async Task RefusePowerfulRole(NpgsqlDataSource source, CancellationToken ct = default)
    {
        const string question = """
            SELECT session_user::text,
                   (SELECT coalesce(bool_or(r.rolsuper), false) FROM pg_roles r WHERE pg_has_role(session_user, r.oid, 'MEMBER')),
                   (SELECT min(n.nspname)::text FROM pg_namespace n WHERE n.nspname = 'mgp' AND pg_has_role(session_user, n.nspowner, 'MEMBER')),
                   (SELECT min(c.relname)::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE (c.relname IN ('mt_events', 'mt_streams') OR n.nspname = 'mgp') AND c.relkind IN ('r', 'p') AND pg_has_role(session_user, c.relowner, 'MEMBER'))
            """;
        await using var connection = await Enter(source, ct);
        await using var command = new NpgsqlCommand(question, connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var role = row.GetString(0);
        var power = row.GetBoolean(1) ? "is a superuser"
            : !row.IsDBNull(2) ? "owns the schema mgp"
            : !row.IsDBNull(3) ? $"owns the table {row.GetString(3)}"
            : null;
        if (power is not null)
        {
            throw new DatabaseSetupException("postgres.powerful-role", $"The role '{role}' {power}. Work with an application role, which cannot change the ledger; name the owner in MGP_OWNER_CONNECTION for migrations only.");
        }
    }

    /// <summary>As <see cref="OpenPatiently(NpgsqlDataSource, CancellationToken)"/>; that a server is away or turns us away is told as such, because it is no defect of the program.</summary>
    /// <exception cref="DatabaseSetupException">No connection could be had.</exception>
    internal static async Task<NpgsqlConnection> Enter(NpgsqlDataSource source, CancellationToken ct)
    {
        try
        {
            return await OpenPatiently(source, ct);
        }
        catch (NpgsqlException e)
        {
            throw new DatabaseSetupException("postgres.no-entry", $"The PostgreSQL server cannot be reached or does not let the program in: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Opens a connection, and tries again for some seconds while the server starts up, shuts down or is away between the two.</summary>
    public static Task<NpgsqlConnection> OpenPatiently(NpgsqlDataSource source, CancellationToken ct = default) => OpenPatiently(source, Patience, ct);

    internal static async Task<NpgsqlConnection> OpenPatiently(NpgsqlDataSource source, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(ct);
            }
            catch (NpgsqlException e) when (waited.Elapsed < patience && IsPassing(e))
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    private static string Readable(string variable, string text)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(text);
            return text;
        }
        catch (ArgumentException e)
        {
            throw new DatabaseSetupException("postgres.connection-string", $"{variable} holds no connection string: {e.Message} Write for example: Host=db.example;Database=mgp;Username=mgp_app", e);
        }
    }

    // A unix socket that is not there is reported as "address not available"; a server that ends between accept and answer, as the end of the stream or a reset.
    private static bool IsPassing(NpgsqlException error) => error switch
    {
        PostgresException e => e.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown,
        { InnerException: SocketException e } => e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable,
        { InnerException: EndOfStreamException or IOException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } } } => true,
        _ => false,
    };
}
