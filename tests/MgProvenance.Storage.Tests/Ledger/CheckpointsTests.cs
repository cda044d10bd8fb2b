using MgProvenance.Storage.Ledger;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Ledger;

/// <summary>Each test has a database and folders of its own, because most of them damage it.</summary>
public sealed class CheckpointsTests : IAsyncLifetime
{
    private readonly LogDatabase _database = new();
    private readonly string _home = Directory.CreateTempSubdirectory("mgp-home-").FullName;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private LogFolders _folders = null!;
    private LogIdentity _log = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _folders = new(Path.Combine(_home, "config", "keys"), Path.Combine(_home, "state"));
        _log = await LogIdentity.Create(_database.App, _folders, _stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task Events_are_sealed_signed_and_remembered_in_two_places()
    {
        Assert.Null(await Signer().Sign(_stop));
        await Append(3);
        var signer = Signer();
        var first = await signer.Sign(_stop);
        Assert.Equal((3L, (await _database.Log.Seal(_stop)).Root), (first!.Checkpoint.Size, first.Checkpoint.Root.ToString()));
        Assert.Equal(first, await signer.Sign(_stop));
        Assert.Equal(first, await Signer().Sign(_stop));
        await Append(2);
        var second = await signer.Sign(_stop);

        Assert.Equal([first, second!], await Store().InDatabase(_stop));
        Assert.Equal([first, second!], await Store().InSecondCopy(_stop));
        Assert.StartsWith(_log.Origin + "\n5\n", second!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_and_second_copy_are_private_and_outside_the_notebook()
    {
        await Append(1);
        await Signer().Sign(_stop);
        Assert.Equal(_log, await LogIdentity.Create(_database.App, _folders, _stop));
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix file modes.");
            return;
        }

        foreach (var file in new[] { _folders.KeyFile(_log.Origin), _folders.CheckpointFile(_log.Origin) })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }
    }

    [Fact]
    public async Task A_rewritten_ledger_is_not_signed()
    {
        await Append(4);
        var signed = await Signer().Sign(_stop);
        await Tamper("update mgp.sealed set hash = sha256('forged') where idx = 1");
        await RecomputeHead();
        await Append(1);

        await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.Equal([signed!], await Store().InDatabase(_stop));
        Assert.Equal([signed!], await Store().InSecondCopy(_stop));
    }

    [Fact]
    public async Task The_signer_that_stayed_awake_notices_a_rewrite_too()
    {
        await Append(4);
        var signer = Signer();
        await signer.Sign(_stop);
        await Tamper("update mgp.sealed set hash = sha256('forged') where idx = 1");
        await RecomputeHead();
        await Append(1);
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => signer.Sign(_stop));
    }

    [Fact]
    public async Task A_database_rolled_back_together_with_its_checkpoints_contradicts_the_second_copy()
    {
        await Append(2);
        await Signer().Sign(_stop);
        await Append(2);
        await Signer().Sign(_stop);
        await Tamper("delete from mgp.checkpoint where size = 4; delete from mgp.sealed where idx >= 2");
        await RecomputeHead();

        var shorter = await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.Contains("events are missing", shorter.Message, StringComparison.Ordinal);
        await Append(3);
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
    }

    [Fact]
    public async Task A_head_that_its_hashes_do_not_give_is_not_signed()
    {
        await Append(2);
        await _database.Log.Seal(_stop);
        await Tamper("update mgp.head set root = sha256('forged')");
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
    }

    [Fact]
    public async Task A_checkpoint_that_another_key_signed_is_found()
    {
        await Append(1);
        var signed = await Signer().Sign(_stop);
        await Tamper("update mgp.checkpoint set note = replace(note, e'\\n1\\n', e'\\n2\\n')");
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.Equal([signed!], await Store().InSecondCopy(_stop));
    }

    [Fact]
    public async Task What_one_place_lost_in_a_crash_is_put_back_from_the_other()
    {
        await Append(1);
        var first = await Signer().Sign(_stop);
        var path = _folders.CheckpointFile(_log.Origin);
        await File.WriteAllTextAsync(path, """
            "half a li
            """.Trim(), _stop);
        Assert.Equal(first, await Signer().Sign(_stop));
        Assert.Equal([first!], await Store().InSecondCopy(_stop));

        await Tamper("delete from mgp.checkpoint");
        Assert.Equal(first, await Signer().Sign(_stop));
        Assert.Equal([first!], await Store().InDatabase(_stop));

        await File.AppendAllTextAsync(path, "no json\n", _stop);
        await Assert.ThrowsAsync<InvalidDataException>(() => Signer().Sign(_stop));
    }

    [Fact]
    public async Task Without_the_key_or_with_another_nothing_is_signed()
    {
        await Append(1);
        var path = _folders.KeyFile(_log.Origin);
        await File.WriteAllTextAsync(path, MgProvenance.Integrity.Notes.SignerKey.Generate(_log.Origin).ExportSecret() + "\n", _stop);
        await Assert.ThrowsAsync<LogKeyException>(() => Signer().Sign(_stop));
        File.Delete(path);
        await Assert.ThrowsAsync<LogKeyException>(() => Signer().Sign(_stop));
        Assert.Empty(await Store().InDatabase(_stop));
    }

    [Fact]
    public async Task Signers_at_once_sign_one_checkpoint()
    {
        await Append(5);
        var signed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Signer().Sign(_stop)));
        Assert.Single(signed.Distinct());
        Assert.Single(await Store().InSecondCopy(_stop));
    }

    [Theory]
    [InlineData("update mgp.checkpoint set size = 9")]
    [InlineData("delete from mgp.checkpoint")]
    [InlineData("truncate mgp.checkpoint")]
    [InlineData("update mgp.log set origin = 'other'")]
    [InlineData("delete from mgp.log")]
    public async Task Neither_role_changes_a_checkpoint_or_the_logs_name(string sql)
    {
        await Append(1);
        await Signer().Sign(_stop);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await _database.App.SqlStateOf(sql));
        Assert.Equal("MP005", await _database.Owner.SqlStateOf(sql));
    }

    private Checkpoints Signer() => new(_database.App, _log, _folders);

    private CheckpointStore Store() => new(_database.App, _log, _folders);

    private async Task Append(int events) => await _database.Log.Append(Request(To(NewStream("lot"), 0, Requests.Events(events))), _stop);

    /// <summary>What a superuser can do who switches the triggers off.</summary>
    private Task Tamper(string sql) => _database.Superuser.Execute($"""
        begin;
        alter table mgp.sealed disable trigger all; alter table mgp.head disable trigger all; alter table mgp.checkpoint disable trigger all;
        {sql};
        alter table mgp.sealed enable always trigger mgp_append_only; alter table mgp.checkpoint enable always trigger mgp_append_only;
        alter table mgp.head enable always trigger mgp_append_only; alter table mgp.head enable always trigger mgp_check_head;
        commit;
        """);

    /// <summary>A thorough forger also fits the head to the forged hashes.</summary>
    private async Task RecomputeHead()
    {
        var frontier = new MgProvenance.Integrity.MerkleFrontier();
        await using var read = _database.Superuser.CreateCommand("select hash from mgp.sealed order by idx");
        await using (var row = await read.ExecuteReaderAsync(_stop))
        {
            while (await row.ReadAsync(_stop)) frontier.Append(MgProvenance.Integrity.Digest.From(row.GetFieldValue<byte[]>(0)));
        }

        await Tamper($"""
            update mgp.head set taken = {frontier.Size}, size = {frontier.Size},
                frontier = '\x{Convert.ToHexStringLower(frontier.ToBytes())}', root = '\x{frontier.Root()}'
            """);
    }
}
