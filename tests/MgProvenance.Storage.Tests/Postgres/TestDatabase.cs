using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Testing;

/// <summary>
/// A migrated database of its own. As a class fixture (<c>IClassFixture&lt;TestDatabase&gt;</c>) or by <see cref="TestCluster.NewDatabase"/>.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private TestCluster? cluster;
    private NpgsqlDataSource? owner, app, superuser;

    public TestDatabase() => Name = "";

    internal TestDatabase(TestCluster cluster, string name) => Use(cluster, Name = name);

    public string Name { get; private set; }

    public string OwnerConnectionString => Owner.ConnectionString;

    public string AppConnectionString => App.ConnectionString;

    public string SuperuserConnectionString => Superuser.ConnectionString;

    public NpgsqlDataSource Owner => owner ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public NpgsqlDataSource App => app ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public NpgsqlDataSource Superuser => superuser ?? throw new InvalidOperationException("The fixture has not been initialised.");

    /// <summary>The connection string with another database.</summary>
    public static string On(string connectionString, string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = pooling, IncludeErrorDetail = true }.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        var shared = await TestCluster.Shared;
        Use(shared, Name = await shared.Create());
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is null) return;
        await Owner.DisposeAsync();
        await App.DisposeAsync();
        await Superuser.DisposeAsync();
        await cluster.Drop(Name);
        cluster = null;
    }

    private void Use(TestCluster shared, string name)
    {
        cluster = shared;
        owner = NpgsqlDataSource.Create(On(shared.Cluster.OwnerConnectionString, name));
        app = NpgsqlDataSource.Create(On(shared.Cluster.AppConnectionString, name));
        superuser = NpgsqlDataSource.Create(On(shared.Cluster.SuperuserConnectionString, name));
    }
}
