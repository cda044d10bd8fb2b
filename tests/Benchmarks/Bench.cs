using MgProvenance.Benchmarks.Laboratory;
using MgProvenance.Storage.Postgres;
using MgProvenance.Testing;
using Npgsql;

namespace MgProvenance.Benchmarks;

/// <summary>One durable cluster (fsync on) with a database per purpose; all of it goes at the end.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const string StoreTemplate = "store_template";
    private const string BareTemplate = "bare_template";
    private readonly TemporaryNotebook _notebook;
    private readonly EmbeddedCluster _cluster;
    private readonly List<NpgsqlDataSource> _sources = [];
    private FilledLaboratory? _laboratory;
    private int _databases;

    private Bench(TemporaryNotebook notebook, EmbeddedCluster cluster, Settings settings, CancellationToken cancellation) =>
        (_notebook, _cluster, Settings, Cancellation) = (notebook, cluster, settings, cancellation);

    public Settings Settings { get; }

    public CancellationToken Cancellation { get; }

    public int Runs => Settings.Runs;

    public static async Task<Bench> Open(Settings settings, CancellationToken cancellation)
    {
        var notebook = await TemporaryNotebook.Create();
        try
        {
            var bench = new Bench(notebook, await notebook.Open(cancellation), settings, cancellation);
            await bench.Template(StoreTemplate, MigrationScript.BuiltIn());
            await bench.Template(BareTemplate, [MigrationScript.BuiltIn()[0]]);
            return bench;
        }
        catch
        {
            await notebook.DisposeAsync();
            throw;
        }
    }

    /// <summary>A fresh store as the application role sees it: trigger, ledger and all.</summary>
    public Task<NpgsqlDataSource> NewStore() => NewDatabase(StoreTemplate, _cluster.AppConnectionString);

    /// <summary>The event store's own tables and nothing else, as their owner.</summary>
    public Task<NpgsqlDataSource> NewBare() => NewDatabase(BareTemplate, _cluster.OwnerConnectionString);

    /// <summary>A made-up laboratory of the asked size, made when first needed.</summary>
    public async Task<FilledLaboratory> Laboratory() => _laboratory ??= await NewLaboratory(Settings.Events);

    public async Task<FilledLaboratory> NewLaboratory(int events)
    {
        var store = await NewStore();
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"    filling a store with {events:N0} events …"));
        var filled = await FilledLaboratory.Fill(store, events, Cancellation);
        await Execute(TemporaryNotebook.On(_cluster.OwnerConnectionString, DatabaseOf(store)), "analyze");
        return filled;
    }

    /// <summary>The same store for one who may do anything.</summary>
    public NpgsqlDataSource Superuser(NpgsqlDataSource store) =>
        Source(TemporaryNotebook.On(_cluster.SuperuserConnectionString, DatabaseOf(store)));

    private static string DatabaseOf(NpgsqlDataSource store) => new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!;

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        await _cluster.DisposeAsync();
        await _notebook.DisposeAsync();
    }

    private async Task Template(string name, IReadOnlyList<MigrationScript> migrations)
    {
        await Execute(Postgres, $"create database {name} owner {EmbeddedCluster.OwnerRole}");
        await Migrator.Run(TemporaryNotebook.On(_cluster.OwnerConnectionString, name), migrations, Cancellation);
    }

    private async Task<NpgsqlDataSource> NewDatabase(string template, string connectionString)
    {
        var name = FormattableString.Invariant($"bench_{++_databases}");
        await Execute(Postgres, $"create database {name} template {template} owner {EmbeddedCluster.OwnerRole}");
        foreach (var right in EmbeddedCluster.DatabaseRights(name)) await Execute(Postgres, right);
        return Source(TemporaryNotebook.On(connectionString, name));
    }

    private string Postgres => TemporaryNotebook.On(_cluster.SuperuserConnectionString, "postgres");

    private NpgsqlDataSource Source(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        _sources.Add(source);
        return source;
    }

    private async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
