using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

/// <summary>A notebook folder of one test; its database is stopped and deleted with it.</summary>
internal sealed class ScratchNotebook : IAsyncDisposable
{
    private static readonly Lazy<Task<ScratchNotebook>> Template = new(MakeTemplate);
    private readonly string root = Directory.CreateTempSubdirectory("mgp-scratch-").FullName;

    public ScratchNotebook(string name = "notebook")
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
        Path = System.IO.Path.Combine(root, name);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public ClusterOptions Options => TestCluster.Options(root) with { Patience = TimeSpan.FromMinutes(2) };

    public string Home => ClusterRecord.Read(Path)!.HomeFolder(Path);

    public string Data => System.IO.Path.Combine(Home, "data");

    public int? ServerProcessId => RunningServer.Find(Data)?.Pid;

    /// <summary>A notebook that was opened before and is closed now; a copy, since initdb is the slowest part of these tests.</summary>
    public static async Task<ScratchNotebook> WithCluster(CancellationToken ct)
    {
        var template = await Template.Value;
        var notebook = new ScratchNotebook();
        var record = ClusterRecord.Read(template.Path)!;
        if (System.IO.Path.IsPathRooted(record.Home)) record = record with { Home = System.IO.Path.Combine(notebook.root, "home") };
        record.Write(notebook.Path);
        var copied = await CommandRunner.Run(["cp", "-a", "--", template.Home, notebook.Home], "/", null, "", ct);
        Assert.True(copied.Succeeded, copied.AllOutput);
        await ClusterOrigin.Write(notebook.Home, notebook.Path, (await ServerUser.Find(record.ServerUser, ct))!, ct);
        return notebook;
    }

    public Task<EmbeddedCluster> Open(CancellationToken ct) => EmbeddedCluster.Open(Path, Options, ct: ct);

    private static async Task<ScratchNotebook> MakeTemplate()
    {
        var notebook = new ScratchNotebook();
        await (await notebook.Open(CancellationToken.None)).DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => notebook.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return notebook;
    }

    public async ValueTask DisposeAsync()
    {
        await EmbeddedCluster.Delete(Path, Options);
        Directory.Delete(root, recursive: true);
    }
}
