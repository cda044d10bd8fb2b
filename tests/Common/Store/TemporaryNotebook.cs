using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Testing;

/// <summary>
/// A notebook folder with a server that writes to disk as a user's does; gone when disposed. One that a killed process left is removed when the next is made.
/// Projects that need it compile this file by a link.
/// </summary>
public sealed class TemporaryNotebook : IAsyncDisposable
{
    private static readonly string Prefix = $"mgp-durable-{Environment.UserName}-";
    private readonly string _root;

    private TemporaryNotebook(string root) => _root = root;

    /// <summary>What belongs into the notebook's folder.</summary>
    public string Folder => Path.Combine(_root, "notebook");

    /// <summary>A folder of its own beside the notebook.</summary>
    public string Beside(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    public static async Task<TemporaryNotebook> Create()
    {
        await RemoveLeftOvers();
        var root = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101); // the server's account passes through
        var notebook = new TemporaryNotebook(root);
        notebook.Beside("notebook");
        return notebook;
    }

    public Task<EmbeddedCluster> Open(CancellationToken cancellation) => Open(Folder, cancellation);

    /// <summary>The same from another process, which knows the folder only.</summary>
    public static Task<EmbeddedCluster> Open(string folder, CancellationToken cancellation) =>
        EmbeddedCluster.Open(folder, Options(Path.GetDirectoryName(folder)!), ct: cancellation);

    /// <summary>A connection string of the same role for another database of the cluster.</summary>
    public static string On(string connectionString, string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Remove(_root);
    }

    private static ClusterOptions Options(string root) => new() { RootDataFolder = root };

    private static async Task Remove(string root)
    {
        var notebook = Path.Combine(root, "notebook");
        var isInUse = Directory.Exists(notebook) && EmbeddedCluster.Exists(notebook) && !await EmbeddedCluster.Delete(notebook, Options(root));
        if (!isInUse) Directory.Delete(root, recursive: true);
    }

    private static async Task RemoveLeftOvers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/" + owner)) await Remove(folder);
        }
    }
}
