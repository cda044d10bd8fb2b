using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Several connections that see the database at one moment, however long they read and whoever writes meanwhile. They only read.
/// </summary>
internal sealed class SharedSnapshot : IAsyncDisposable
{
    private const string Begin = "begin isolation level repeatable read read only";

    // The indices give every order that is asked for. A sort would spill the whole ledger to disk first.
    private const string Settings = "set local enable_sort = off; set local jit = off";

    // A verification reads all there is: the driver's usual 8 KiB would cost a system call for every few events.
    private const int ReadBuffer = 1 << 18;

    private readonly List<NpgsqlConnection> _connections = [];

    public NpgsqlConnection this[int connection] => _connections[connection];

    public static async Task<SharedSnapshot> Take(NpgsqlDataSource database, int connections, CancellationToken cancellation)
    {
        var snapshot = new SharedSnapshot();
        try
        {
            await snapshot.Join(database, $"{Begin}; {Settings}", cancellation);
            await using var export = new NpgsqlCommand("select pg_export_snapshot()", snapshot[0]);
            var id = (string)(await export.ExecuteScalarAsync(cancellation))!;
            for (var n = 1; n < connections; n++)
            {
                await snapshot.Join(database, $"{Begin}; set transaction snapshot '{id}'; {Settings}", cancellation);
            }

            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
    }

    private async Task Join(NpgsqlDataSource database, string begin, CancellationToken cancellation)
    {
        await using var template = database.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(template.ConnectionString) { Pooling = false, ReadBufferSize = ReadBuffer, CommandTimeout = 0 };
        var connection = template.CloneWith(settings.ConnectionString);
        _connections.Add(connection);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(begin, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
