using System.Text;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Storage.Verification;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>
/// A small notebook for one test to damage: streams A (3 events), B (4), C (3) and D (3), checkpoints at sizes 3, 7 and 10; of D two events are sealed and
/// one waits. B's second event has index 4. C's first event names the one raw file.
/// </summary>
public sealed class SignedNotebook : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("mgp-verify-").FullName;
    private readonly LogDatabase _database = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private SignedNotebook() => Folders = new(Path.Combine(_home, "keys"), Path.Combine(_home, "state"));

    public string A { get; } = NewStream("lot");

    public string B { get; } = NewStream("lot");

    public string C { get; } = NewStream("run");

    public string D { get; } = NewStream("lot");

    public LogDatabase Database => _database;

    public LogFolders Folders { get; }

    public LogIdentity Identity { get; private set; } = null!;

    public string RawFile { get; private set; } = "";

    public string SecondCopyPath => Folders.CheckpointFile(Identity.Origin);

    internal Forger Forger { get; private set; } = null!;

    public static async Task<SignedNotebook> Create()
    {
        var notebook = new SignedNotebook();
        await notebook.Fill();
        return notebook;
    }

    /// <summary>All that lies outside the database.</summary>
    public VerifyOptions Options => new() { NotebookFolder = _home, Folders = Folders };

    /// <summary>Verifies as the application role.</summary>
    public Task<VerificationReport> Verify(VerifyOptions? options = null) => new Verifier(_database.App).Verify(options ?? Options, null, _stop);

    public CheckpointStore Store() => new(_database.App, Identity, Folders);

    public async Task Sign() => await new Checkpoints(_database.App, Identity, Folders).Sign(_stop);

    public Task Append(string stream, long expected, params Application.Events.NewEvent[] events) => _database.Log.Append(Request(To(stream, expected, events)), _stop);

    public Task Sql(string sql) => _database.Superuser.Execute(sql);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private async Task Fill()
    {
        await _database.InitializeAsync();
        Forger = new(_database.Superuser);
        Identity = await LogIdentity.Create(_database.App, Folders, _stop);
        await Append(A, 0, Requests.Events(3));
        await Sign();
        await Append(B, 0, Event(), Event(data: """{"mass": 1.0, "note": "ü"}"""), Event(), Event());
        await Sign();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("a cycler's file"));
        var sha256 = await new FileRawFiles(_home).Store(content, _stop);
        RawFile = Path.Combine(_home, "raw", sha256[..2], sha256[2..]);
        await Append(C, 0, [Event("run.data-file-attached.v1", $$"""{"nested": {"sha256": 1}, "sha256": "{{sha256}}"}"""), .. Requests.Events(2)]);
        await Sign();
        await Append(D, 0, Requests.Events(2));
        await _database.Log.Seal(_stop);
        await Append(D, 2, Event());
    }
}
