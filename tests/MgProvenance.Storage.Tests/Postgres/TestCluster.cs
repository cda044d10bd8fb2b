using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Testing;

/// <summary>
/// One PostgreSQL cluster per test process, in a temporary notebook folder; gone at the end of the process. No server: the tests fail.
/// Other test projects compile this file by a link.
/// </summary>
public sealed class TestCluster
{
    private static readonly string Prefix = $"mgp-tests-{Environment.UserName}-";
    private const string Template = "mgp_template";
    private static readonly Lazy<Task<TestCluster>> TheOne = new(Start);
    private int databases;

    private TestCluster(EmbeddedCluster cluster) => Cluster = cluster;

    public static Task<TestCluster> Shared => TheOne.Value;

    public EmbeddedCluster Cluster { get; }

    /// <summary>A fresh database with all migrations applied, owned by <c>mgp_owner</c>.</summary>
    public async Task<TestDatabase> NewDatabase() => new(this, await Create());

    /// <summary>The same without any migration.</summary>
    public async Task<TestDatabase> NewEmptyDatabase() => new(this, await Create("template1"));

    internal async Task<string> Create(string template = Template)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var admin = NpgsqlDataSource.Create(TestDatabase.On(Cluster.SuperuserConnectionString, "postgres", pooling: false));
        await CreateDatabase(admin, name, template);
        return name;
    }

    internal async Task Drop(string name)
    {
        await using var admin = NpgsqlDataSource.Create(TestDatabase.On(Cluster.SuperuserConnectionString, "postgres", pooling: false));
        await Execute(admin, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task<TestCluster> Start()
    {
        await RemoveLeftOvers();
        var notebook = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(notebook, (UnixFileMode)0b111_101_101); // the server's account passes through
        var cluster = await EmbeddedCluster.Open(notebook, Options(notebook));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(cluster).GetAwaiter().GetResult();
        await using var admin = NpgsqlDataSource.Create(TestDatabase.On(cluster.SuperuserConnectionString, "postgres", pooling: false));
        await CreateDatabase(admin, Template, "template1");
        await Migrator.Run(TestDatabase.On(cluster.OwnerConnectionString, Template, pooling: false), MigrationScript.BuiltIn());
        return new TestCluster(cluster);
    }

    /// <summary>Not safe against a power cut, which a test does not need.</summary>
    public static ClusterOptions Options(string notebook) => new() { SyncToDisk = false, RootDataFolder = notebook };

    private static async Task Remove(EmbeddedCluster cluster)
    {
        await cluster.DisposeAsync();
        await EmbeddedCluster.Delete(cluster.Notebook, Options(cluster.Notebook));
        Directory.Delete(cluster.Notebook, recursive: true);
    }

    /// <summary>Clusters of test processes that were killed. One process tidies at a time; the others do not wait for it.</summary>
    private static async Task RemoveLeftOvers()
    {
        FileStream alone;
        try
        {
            alone = new FileStream(Path.Combine(Path.GetTempPath(), Prefix + "tidying"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return; // another test process is at it
        }

        await using var tidying = alone;
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
        {
            var owner = folder.Name[Prefix.Length..].Split('-')[0];
            if (Directory.Exists("/proc/" + owner)) continue;
            await EmbeddedCluster.Delete(folder.FullName, Options(folder.FullName));
            folder.Delete(recursive: true);
        }
    }

    private static async Task CreateDatabase(NpgsqlDataSource admin, string name, string template)
    {
        await Execute(admin, $"CREATE DATABASE {name} TEMPLATE {template} OWNER {EmbeddedCluster.OwnerRole}");
        foreach (var statement in EmbeddedCluster.DatabaseRights(name)) await Execute(admin, statement);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
