using System.Text.Json;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>What a superuser changes in order, tree and checkpoints is found.</summary>
public sealed class TreeTamperTests
{
    [Fact]
    public async Task A_tail_cut_with_its_checkpoint_is_found_by_the_second_copy_alone()
    {
        await using var notebook = await SignedNotebook.Create();
        await CutTail(notebook);
        await notebook.Forger.Run("delete from mgp.checkpoint where size = 10");

        var report = await notebook.Verify();

        report.AreOnly(FaultKind.TailCut);
        Assert.Equal(new Bracket(7, 10), report.The(FaultKind.TailCut).Bracket);
        Assert.Equal(ProtectionLevel.Local, report.Protection);

        // What local protection is worth: without the second copy the cut cannot be seen.
        var alone = await notebook.Verify(new() { LogKey = notebook.Identity.Key });
        Assert.True(alone.Ok);
        Assert.Equal(ProtectionLevel.Local, alone.Protection);
    }

    [Fact]
    public async Task A_tail_cut_that_forgot_its_checkpoint_is_found_by_the_notebook()
    {
        await using var notebook = await SignedNotebook.Create();
        await CutTail(notebook);
        var report = await notebook.Verify(new() { LogKey = notebook.Identity.Key });
        report.AreOnly(FaultKind.TailCut);
        Assert.Contains("size 10 was signed, but the ledger holds 7", report.The(FaultKind.TailCut).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_events_that_changed_places_in_the_ledger_are_bracketed()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("update mgp.sealed set idx = 100 where idx = 4; update mgp.sealed set idx = 4 where idx = 5; update mgp.sealed set idx = 5 where idx = 100");
        (await notebook.Verify()).AreOnly(FaultKind.HeadWrong, FaultKind.TreeRewritten);

        await notebook.Forger.RewriteHead();
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.TreeRewritten);
        Assert.Equal(new Bracket(3, 7), report.The(FaultKind.TreeRewritten).Bracket);
    }

    [Fact]
    public async Task A_missing_index_is_named()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("delete from mgp.sealed where idx = 11");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.HeadWrong, FaultKind.SealingWrong);

        await notebook.Forger.Run("delete from mgp.sealed where idx = 4");
        report = await notebook.Verify();
        report.AreOnly(FaultKind.HeadWrong, FaultKind.SealingWrong, FaultKind.IndexGap, FaultKind.TreeRewritten);
        Assert.Equal(4, report.The(FaultKind.IndexGap).Place.Index);
    }

    [Theory]
    [InlineData("update mgp.head set size = size - 1")]
    [InlineData("update mgp.head set taken = taken + 1")]
    [InlineData("update mgp.head set root = sha256('x')")]
    [InlineData("update mgp.head set frontier = ''")]
    [InlineData("delete from mgp.head")]
    public async Task A_head_that_its_hashes_do_not_give_is_found(string sql)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run(sql);
        (await notebook.Verify()).AreOnly(FaultKind.HeadWrong);
    }

    [Theory]
    [InlineData("delete from mgp.pending", 12)]
    [InlineData("update mgp.pending set seq_ids = seq_ids || 4711::bigint", null)]
    [InlineData("update mgp.pending set seq_ids = seq_ids || 1::bigint", 0)]
    public async Task What_waits_for_an_index_is_what_has_none(string sql, int? index)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run(sql);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.SealingWrong);
        if (index < 12) Assert.Equal(index, (int?)report.The(FaultKind.SealingWrong).Place.Index);
    }

    [Fact]
    public async Task A_checkpoint_that_another_key_signed_is_no_evidence()
    {
        await using var notebook = await SignedNotebook.Create();
        var size = 12L;
        var forged = new Checkpoint(notebook.Identity.Origin, size, Digest.Empty).Sign(SignerKey.Generate(notebook.Identity.Origin)).ToString();
        await notebook.Forger.Run($"insert into mgp.checkpoint (size, root, note) values ({size}, '\\x{Digest.Empty}', '{forged}')");

        var report = await notebook.Verify();

        report.AreOnly(FaultKind.CheckpointForged);
        Assert.Contains("size 12", report.The(FaultKind.CheckpointForged).Sentence, StringComparison.Ordinal);
        Assert.Equal(10, report.Last!.Size);
    }

    [Theory]
    [InlineData("update mgp.checkpoint set root = sha256('x') where size = 7")]
    [InlineData("update mgp.checkpoint set size = 8 where size = 7")]
    [InlineData("update mgp.checkpoint set note = replace(note, e'\\n7\\n', e'\\n8\\n') where size = 7")]
    [InlineData("update mgp.checkpoint set note = 'no note' where size = 7")]
    public async Task A_changed_checkpoint_is_forged_and_the_true_one_missing(string sql)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run(sql);
        (await notebook.Verify()).AreOnly(FaultKind.CheckpointForged, FaultKind.CheckpointMissing);
    }

    [Fact]
    public async Task A_checkpoint_that_the_notebook_lost_is_known_by_the_second_copy()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("delete from mgp.checkpoint where size = 7");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.CheckpointMissing);
        Assert.Contains("size 7", report.The(FaultKind.CheckpointMissing).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_checkpoint_may_be_in_the_second_copy_alone_as_after_a_crash()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("delete from mgp.checkpoint where size = 10");
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.SecondCopyBehind);
        Assert.Equal(10, report.Last!.Size);
    }

    [Fact]
    public async Task A_second_copy_that_is_behind_or_damaged_does_not_count_as_one()
    {
        await using var notebook = await SignedNotebook.Create();
        var lines = await File.ReadAllLinesAsync(notebook.SecondCopyPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(notebook.SecondCopyPath, $"{lines[0]}\n{lines[1]}\n", TestContext.Current.CancellationToken);
        var behind = await notebook.Verify();
        Assert.True(behind.Ok);
        Assert.Equal(ProtectionLevel.Local, behind.Protection);
        Assert.Contains(behind.Notices, n => n.Kind == NoticeKind.SecondCopyBehind);

        await File.WriteAllTextAsync(notebook.SecondCopyPath, "no json\n", TestContext.Current.CancellationToken);
        (await notebook.Verify()).AreOnly(FaultKind.CheckpointForged);

        var forged = new Checkpoint(notebook.Identity.Origin, 10, Digest.Empty).Sign(SignerKey.Generate(notebook.Identity.Origin)).ToString();
        await File.WriteAllTextAsync(notebook.SecondCopyPath, JsonSerializer.Serialize(forged) + "\n", TestContext.Current.CancellationToken);
        (await notebook.Verify()).AreOnly(FaultKind.CheckpointForged);
    }

    [Fact]
    public async Task Two_signed_roots_of_one_size_are_a_fork()
    {
        await using var notebook = await SignedNotebook.Create();
        var key = await notebook.Identity.ReadKey(notebook.Folders, TestContext.Current.CancellationToken);
        var other = new Checkpoint(notebook.Identity.Origin, 7, Digest.Empty).Sign(key).ToString();
        await File.AppendAllTextAsync(notebook.SecondCopyPath, JsonSerializer.Serialize(other) + "\n", TestContext.Current.CancellationToken);
        (await notebook.Verify()).AreOnly(FaultKind.CheckpointsDisagree);

        await File.WriteAllTextAsync(notebook.SecondCopyPath, JsonSerializer.Serialize(other) + "\n", TestContext.Current.CancellationToken);
        (await notebook.Verify()).AreOnly(FaultKind.CheckpointsDisagree, FaultKind.TreeRewritten);
    }

    [Theory]
    [InlineData("of another key")]
    [InlineData("damaged")]
    public async Task A_notebook_that_changed_its_logs_key_is_found_by_the_key_file(string how)
    {
        await using var notebook = await SignedNotebook.Create();
        var vkey = how == "damaged" ? "no key" : SignerKey.Generate(notebook.Identity.Origin).Verifier.ToString();
        await notebook.Forger.Run($"update mgp.log set vkey = '{vkey}'");
        (await notebook.Verify()).AreOnly(FaultKind.LogChanged);
    }

    [Fact]
    public async Task A_log_without_a_name_gives_its_checkpoints_no_weight()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("delete from mgp.log");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.CheckpointForged);
        Assert.Equal(ProtectionLevel.None, report.Protection);
    }

    private static async Task CutTail(SignedNotebook notebook)
    {
        await notebook.Forger.Run($"""
            delete from mt_events where stream_id in ('{notebook.C}', '{notebook.D}');
            delete from mt_streams where id in ('{notebook.C}', '{notebook.D}');
            delete from mgp.ledger l where not exists (select from mt_events e where e.seq_id = l.seq_id);
            delete from mgp.sealed s where not exists (select from mt_events e where e.seq_id = s.seq_id);
            delete from mgp.pending
            """);
        await notebook.Forger.RewriteHead();
    }
}
