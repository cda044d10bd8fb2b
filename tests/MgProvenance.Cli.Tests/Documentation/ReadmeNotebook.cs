using MgProvenance.Storage.Postgres;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>A new notebook whose server stays up between the commands.</summary>
public sealed class ReadmeNotebook : IAsyncLifetime
{
    private readonly ClusterOptions _options = new() { SyncToDisk = false };
    private EmbeddedCluster? _cluster;

    public string Folder { get; } = Directory.CreateTempSubdirectory("mgp-readme-").FullName;

    public async ValueTask InitializeAsync() => _cluster = await EmbeddedCluster.Open(Folder, _options);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        await EmbeddedCluster.Delete(Folder, _options);
        Directory.Delete(Folder, recursive: true);
    }
}
