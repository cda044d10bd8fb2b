using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

/// <summary>A notebook folder of one test; its database is stopped and deleted with it.</summary>
internal sealed class ScratchNotebook : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("mgp-scratch-").FullName;

    public ScratchNotebook()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
        Path = System.IO.Path.Combine(root, "notebook");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public ClusterOptions Options => TestCluster.Options(root) with { Patience = TimeSpan.FromSeconds(60) };

    public string Home => ClusterRecord.Read(Path)!.HomeFolder(Path);

    public string Data => System.IO.Path.Combine(Home, "data");

    public int? ServerProcessId => RunningServer.Find(Data)?.Pid;

    public Task<EmbeddedCluster> Open(CancellationToken ct) => EmbeddedCluster.Open(Path, Options, ct: ct);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(System.IO.Path.Combine(Path, "postgres.json")) && Directory.Exists(Data)) await EmbeddedCluster.Delete(Path, Options);
        Directory.Delete(root, recursive: true);
    }
}
