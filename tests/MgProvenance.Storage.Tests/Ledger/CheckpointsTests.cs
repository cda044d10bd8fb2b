using MgProvenance.Application.Events;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
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
        var forged = await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.Contains("not one that this log signed", forged.Message, StringComparison.Ordinal);
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
        await Assert.ThrowsAsync<SecondCopyException>(() => Signer().Sign(_stop));
    }

    [Fact]
    public async Task A_checkpoint_that_a_crash_left_in_the_second_copy_alone_is_put_back_before_the_next_is_signed()
    {
        await Append(3);
        var first = await Signer().Sign(_stop);
        await Tamper("delete from mgp.checkpoint");
        await Append(2);
        var second = await Signer().Sign(_stop);
        Assert.Equal(5L, second!.Checkpoint.Size);
        Assert.Equal([first!, second], await Store().InDatabase(_stop));
        Assert.Equal([first!, second], await Store().InSecondCopy(_stop));
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
    public async Task A_signer_goes_on_from_the_last_signed_tree_and_not_from_the_first_event()
    {
        await Append(5);
        await Signer().Sign(_stop);
        await Append(4);
        var grown = await Signer().Sign(_stop);
        Assert.Equal((await _database.Log.Seal(_stop)).Root, grown!.Checkpoint.Root.ToString());

        // Below the signed tree the signer does not look: that is for a verification. What it signs still extends what was signed.
        await Tamper("update mgp.sealed set hash = sha256('forged') where idx = 1");
        await Append(1);
        Assert.Equal(10, (await Signer().Sign(_stop))!.Checkpoint.Size);
        var report = await new MgProvenance.Storage.Verification.Verifier(_database.App).Verify(new() { Folders = _folders }, null, _stop);
        Assert.Contains(report.Faults, f => f.Kind == MgProvenance.Storage.Verification.FaultKind.TreeRewritten);
    }

    [Theory]
    [InlineData("update mgp.checkpoint set frontier = sha256('forged') || sha256('forged') where size = 3")]
    [InlineData("update mgp.checkpoint set frontier = '' where size = 3")]
    public async Task A_kept_tree_that_does_not_give_the_signed_root_is_not_gone_on_from(string sql)
    {
        await Append(3);
        await Signer().Sign(_stop);
        await Tamper(sql);
        await Append(1);
        var changed = await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.Contains("The tree that mgp.checkpoint keeps for size 3", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_copy_that_is_behind_is_held_against_the_tree_and_catches_up()
    {
        await Append(2);
        var first = await Signer().Sign(_stop);
        await Append(3);
        var path = _folders.CheckpointFile(_log.Origin);
        var old = await File.ReadAllBytesAsync(path, _stop);
        await Signer().Sign(_stop);
        await File.WriteAllBytesAsync(path, old, _stop);
        Assert.Equal(5, (await Signer().Sign(_stop))!.Checkpoint.Size);
        Assert.Equal([2L, 5L], (await Store().InSecondCopy(_stop)).Select(c => c.Checkpoint.Size));

        // A fork: the second copy remembers another tree of size 2, signed by the same key.
        var other = new Checkpoint(_log.Origin, 2, Digest.OfLeaf([1]));
        await File.WriteAllTextAsync(path, System.Text.Json.JsonSerializer.Serialize(other.Sign(await _log.ReadKey(_folders, _stop)).ToString()) + "\n", _stop);
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => Signer().Sign(_stop));
        Assert.NotEqual(first!.Checkpoint.Root, other.Root);
    }

    [Fact]
    public async Task A_second_copy_that_cannot_be_used_says_what_to_do()
    {
        await Append(1);
        await Signer().Sign(_stop);
        var path = _folders.CheckpointFile(_log.Origin);
        File.Delete(path);
        File.CreateSymbolicLink(path, "/proc/self/mem");   // root may read any file: this one gives an I/O error
        var unreadable = await Assert.ThrowsAsync<SecondCopyException>(() => Signer().Sign(_stop));
        Assert.Contains(path, unreadable.Message, StringComparison.Ordinal);
        Assert.Contains("mgp verify", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_second_copy_cannot_take_is_not_signed()
    {
        await Append(1);
        var signed = await Signer().Sign(_stop);
        var folder = Path.GetDirectoryName(_folders.CheckpointFile(_log.Origin))!;
        Directory.Move(folder, folder + ".aside");
        await File.WriteAllTextAsync(folder, "a file where the folder was: not even root can write below it", _stop);
        await Append(1);
        await Assert.ThrowsAsync<SecondCopyException>(() => Signer().Sign(_stop));
        Assert.Equal([signed!], await Store().InDatabase(_stop));

        File.Delete(folder);
        Directory.Move(folder + ".aside", folder);
        Assert.Equal(2, (await Signer().Sign(_stop))!.Checkpoint.Size);
    }

    [Fact]
    public async Task A_damaged_line_within_the_second_copy_is_named_when_it_is_read_whole()
    {
        await Append(1);
        await Signer().Sign(_stop);
        await Append(1);
        await Signer().Sign(_stop);
        var path = _folders.CheckpointFile(_log.Origin);
        var lines = await File.ReadAllLinesAsync(path, _stop);
        await File.WriteAllTextAsync(path, $"{lines[0][..^5]}\n{lines[1]}\n", _stop);
        var damaged = await Assert.ThrowsAsync<SecondCopyException>(() => Store().InSecondCopy(_stop));
        Assert.Contains("line 1 is damaged", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_line_of_a_long_second_copy_is_found_whatever_its_length()
    {
        var path = Path.Combine(_home, "copy");
        foreach (var length in new[] { 10, 4000, 4096, 9000, 40_000 })
        {
            await File.WriteAllTextAsync(path, $"no json\n\"{new string('n', length)}\"\n\"torn", _stop);
            Assert.Equal(new string('n', length), await SecondCopy.Last(path, _stop));
        }

        await File.WriteAllTextAsync(path, "\"torn", _stop);
        Assert.Null(await SecondCopy.Last(path, _stop));
        Assert.Null(await SecondCopy.Last(path + ".none", _stop));
    }

    [Fact]
    public async Task A_signer_that_is_stuck_is_not_waited_for_for_ever()
    {
        await Append(1);
        await using var other = await _database.App.OpenConnectionAsync(_stop);
        await using var stuck = await other.BeginTransactionAsync(_stop);
        await using (var hold = new NpgsqlCommand($"select pg_advisory_xact_lock({0x6d67_7063_686b_7074})", other)) await hold.ExecuteNonQueryAsync(_stop);
        await Assert.ThrowsAsync<LedgerLaggingException>(() => new Checkpoints(_database.App, _log, _folders, TimeSpan.FromMilliseconds(200)).Sign(_stop));
    }

    [Fact]
    public async Task While_long_work_goes_on_what_it_appended_is_signed()
    {
        var clock = new Clock();
        await new SigningCadence(Signer(), clock).During(
            async stop =>
            {
                for (var size = 2; size <= 6; size += 2)
                {
                    await Append(2);
                    clock.Advance(TimeSpan.FromSeconds(5));
                    Assert.Equal(size, await Signed(size, stop));
                }

                return 0;
            },
            _stop);
    }

    [Fact]
    public async Task Long_work_stops_when_signing_is_refused()
    {
        await Append(2);
        await Signer().Sign(_stop);
        await Tamper("delete from mgp.sealed where idx = 1");
        await RecomputeHead();
        var (clock, workEnded) = (new Clock(), false);
        await Assert.ThrowsAsync<LedgerInconsistentException>(() => new SigningCadence(Signer(), clock).During(
            async stop =>
            {
                while (!stop.IsCancellationRequested)
                {
                    clock.Advance(TimeSpan.FromSeconds(5));
                    await Task.Yield();
                }

                await Store().InDatabase(_stop);   // what is begun is brought to its end
                workEnded = true;
                return 0;
            },
            _stop));
        Assert.True(workEnded, "The work went on after the refusal.");
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

    /// <summary>Size of the newest checkpoint, once it is no smaller than this; zero when none comes.</summary>
    private async Task<long> Signed(long size, CancellationToken stop)
    {
        using var never = CancellationTokenSource.CreateLinkedTokenSource(stop);
        never.CancelAfter(TimeSpan.FromSeconds(30));
        while (!never.IsCancellationRequested)
        {
            if (await Store().InDatabase(stop) is [.., { Checkpoint.Size: var newest }] && newest >= size) return newest;
        }

        return 0;
    }

    /// <summary>A clock with one timer; it stands still until the test moves it.</summary>
    private sealed class Clock : TimeProvider
    {
        private (Action Tick, TimeSpan Period) _timer;
        private TimeSpan _now, _due;

        public void Advance(TimeSpan time)
        {
            for (_now += time; _due <= _now; _due += _timer.Period) _timer.Tick();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_timer, _due) = ((() => callback(state), period), _now + dueTime);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
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
