using MgProvenance.Storage.Events;
using Npgsql;

namespace MgProvenance.Storage.Tests;

/// <summary>A migrated database of its own for one test class, and the event log in it as the application sees it.</summary>
public sealed class LogDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public NpgsqlDataSource App => _database.App;

    public NpgsqlDataSource Owner => _database.Owner;

    public NpgsqlDataSource Superuser => _database.Superuser;

    public NpgsqlEventLog Log { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Log = new(App);
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await _database.DisposeAsync();
    }
}
