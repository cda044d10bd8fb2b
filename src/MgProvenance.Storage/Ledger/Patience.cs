using System.Globalization;
using Npgsql;

namespace MgProvenance.Storage.Ledger;

/// <summary>Bounds of a transaction that takes a lock which others need: how long it waits for it, and how long the server lets its owner hold it in silence.</summary>
internal static class Patience
{
    /// <summary>How long a read waits for another process before it says that things lag behind.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(10);

    // An owner that hangs is cut off by the server, and whoever comes next takes over.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    public static async Task Set(NpgsqlConnection connection, TimeSpan wait, CancellationToken cancellation)
    {
        await using var set = new NpgsqlCommand(
            "select set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)", connection)
        {
            Parameters = { new() { Value = Milliseconds(wait) }, new() { Value = Milliseconds(Silence) } },
        };
        await set.PrepareAsync(cancellation);
        await set.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether the wait was longer than the patience.</summary>
    public static bool IsOver(PostgresException error) => error.SqlState == PostgresErrorCodes.LockNotAvailable;

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
