using System.Globalization;
using Npgsql;

namespace MgProvenance.Storage.Postgres;

/// <summary>
/// The private PostgreSQL cluster of one notebook folder, reached by unix socket and peer authentication only. Opening starts the server, or joins or adopts the one that runs;
/// disposing gives up this process's share, and the last one stops the server. A process that is killed loses its share by itself.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    public const string DatabaseName = "mgp", OwnerRole = "mgp_owner", ApplicationRole = "mgp_app", SuperuserRole = "postgres";

    internal static readonly string[] Roles = [SuperuserRole, OwnerRole, ApplicationRole];

    private readonly Lease lease;
    private readonly ClusterSite site;
    private bool disposed;

    private EmbeddedCluster(Lease lease, ClusterSite site, string socketFolder)
    {
        (this.lease, this.site) = (lease, site);
        SocketFolderPath = socketFolder;
    }

    public string Notebook => site.Notebook;

    public string DataFolder => site.Control.Data;

    public string SocketFolderPath { get; }

    public string ServerUserName => site.User.Name;

    /// <summary>Owns schema and tables, runs migrations; no superuser.</summary>
    public string OwnerConnectionString => ConnectionString(OwnerRole);

    /// <summary>What the program works with.</summary>
    public string AppConnectionString => ConnectionString(ApplicationRole);

    /// <summary>The bootstrap superuser: for tests that tamper, and for repair by hand. The program itself never uses it.</summary>
    public string SuperuserConnectionString => ConnectionString(SuperuserRole);

    /// <summary>Statements, for the superuser, that close a further database of the cluster to all but owner and application; CREATE DATABASE does not copy them from its template.</summary>
    public static IReadOnlyList<string> DatabaseRights(string database) => ClusterSetup.DatabaseRights(database);

    /// <summary>Whether the folder already is a notebook with a cluster of its own.</summary>
    public static bool Exists(string notebook) => ClusterRecord.Read(notebook) is not null;

    /// <param name="notebook">The notebook's folder; made if missing.</param>
    /// <exception cref="DatabaseSetupException">No server, a folder that cannot be used, or a server that does not start (with the end of its log).</exception>
    public static async Task<EmbeddedCluster> Open(string notebook, ClusterOptions? options = null, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        notebook = Path.GetFullPath(notebook);
        options ??= new ClusterOptions();
        NetworkFolders.Refuse(notebook, options.MountTable);
        Directory.CreateDirectory(notebook);
        var lease = await Lease.Enter(notebook, progress, ct);
        ClusterSite? site = null;
        try
        {
            site = await ClusterSite.Locate(notebook, options, progress, ct);
            var socket = await site.Control.EnsureRunning(() => site.Binaries(progress, ct), lease.TryBecomeOnlyUser, progress, ct);
            if (await ClusterSetup.AllowAccounts(site.Control.Data, site.User, ct)) await site.Control.Reload(await site.Binaries(progress, ct), ct);
            var cluster = new EmbeddedCluster(lease, site, socket);
            await cluster.Probe(ct);
            lease.StayUser();
            lease.LeaveGate();
            return cluster;
        }
        catch
        {
            await Leave(lease, site);
            throw;
        }
    }

    /// <summary>Stops the server and deletes the database of a notebook that is thrown away. False, and nothing done, while somebody uses it or where there is none.</summary>
    public static async Task<bool> Delete(string notebook, ClusterOptions? options = null, CancellationToken ct = default)
    {
        notebook = Path.GetFullPath(notebook);
        using var lease = await Lease.Enter(notebook, null, ct);
        if (ClusterRecord.Read(notebook) is not { } record || !lease.TryBecomeOnlyUser()) return false;
        if (Directory.Exists(Path.Combine(record.HomeFolder(notebook), "data")))
        {
            var site = await ClusterSite.Locate(notebook, options ?? new ClusterOptions(), null, ct);
            await site.Control.Stop(() => site.Binaries(null, ct), ct);
            await site.Control.RemoveSocketFolder(ct);
        }

        await ClusterSite.Erase(record, notebook, ct);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        await lease.EnterGate(null, CancellationToken.None);
        await Leave(lease, site);
    }

    /// <summary>Brings the schema up to date; where a schema exists already, only while no other process uses the notebook.</summary>
    /// <exception cref="DatabaseSetupException">As <see cref="Migrator.Run"/>, and when others hold a lease.</exception>
    public async Task<MigrationResult> Migrate(IReadOnlyList<MigrationScript> scripts, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        await lease.EnterGate(progress, ct);
        try
        {
            var state = await Inspect(scripts, ct);
            if (!state.IsNew && state.Pending.Count == 0) return new MigrationResult([]);
            if (!state.IsNew && !lease.TryBecomeOnlyUser())
            {
                throw new DatabaseSetupException(
                    "migration.in-use", $"The notebook needs {state.Pending.Count} schema change(s), first {state.Pending[0].FileName}, but another process uses it. Close the others and try again.");
            }

            progress?.Report($"Updating the notebook's schema ({state.Pending.Count} step(s))…");
            return await Migrator.Run(OwnerConnectionString, scripts, ct);
        }
        finally
        {
            lease.StayUser();
            lease.LeaveGate();
        }
    }

    private async Task<MigrationState> Inspect(IReadOnlyList<MigrationScript> scripts, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Pooling = false });
        await using var connection = await ServerConnection.OpenPatiently(source, ct);
        return await Migrator.Inspect(connection, scripts, ct);
    }

    /// <summary>Inside the gate, which disposing the lease opens.</summary>
    private static async Task Leave(Lease lease, ClusterSite? site)
    {
        try
        {
            if (site is not null && lease.TryBecomeOnlyUser()) await site.Control.Stop(() => site.Binaries(null, CancellationToken.None), CancellationToken.None);
        }
        finally
        {
            lease.Dispose();
        }
    }

    private async Task Probe(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Pooling = false });
        await using var connection = await ServerConnection.OpenPatiently(source, ct);
    }

    private string ConnectionString(string role) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolderPath,
        Port = 5432,
        Username = role,
        Database = DatabaseName,
        ApplicationName = string.Create(CultureInfo.InvariantCulture, $"mgprovenance-{Environment.ProcessId}"),
        NoResetOnClose = true, // the server is ours alone, and nothing leaves settings or locks in a session
    }.ConnectionString;
}
