using MgProvenance.Storage.Events;
using Npgsql;

namespace MgProvenance.Storage.Tests;

/// <summary>A migrated database of its own for one test class.</summary>
public sealed class LogDatabase : IAsyncLifetime
{
    private const string Socket = "/tmp/log/pg";
    private readonly string _name = $"t_{Guid.NewGuid():N}";

    public NpgsqlDataSource App { get; private set; } = null!;

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public NpgsqlEventLog Log { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using (var admin = NpgsqlDataSource.Create($"Host={Socket};Username=postgres;Database=postgres"))
        {
            await admin.CreateCommand($"create database {_name} owner mgp_owner").ExecuteNonQueryAsync();
        }

        Owner = NpgsqlDataSource.Create($"Host={Socket};Username=mgp_owner;Database={_name}");
        App = NpgsqlDataSource.Create($"Host={Socket};Username=mgp_app;Database={_name}");
        foreach (var file in Directory.GetFiles(Path.Combine(RealFiles.Checkout, "migrations"), "*.sql").Order(StringComparer.Ordinal))
        {
            await Owner.CreateCommand(await File.ReadAllTextAsync(file)).ExecuteNonQueryAsync();
        }

        Log = new(App);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Owner.DisposeAsync();
        await using var admin = NpgsqlDataSource.Create($"Host={Socket};Username=postgres;Database=postgres");
        await admin.CreateCommand($"drop database {_name} with (force)").ExecuteNonQueryAsync();
    }
}
