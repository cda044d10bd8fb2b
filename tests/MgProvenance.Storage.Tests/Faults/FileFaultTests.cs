using MgProvenance.Storage.RawFiles;
using MgProvenance.Storage.Tests.Verification;
using MgProvenance.Storage.Verification;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Faults;

/// <summary>Files as a crash, a bad disk or a careless hand leaves them, and a clock that was set back.</summary>
public sealed class FileFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_raw_file_cut_short_is_found_and_named()
    {
        await using var notebook = await SignedNotebook.Create();
        var bytes = await File.ReadAllBytesAsync(notebook.RawFile, Stop);
        File.Delete(notebook.RawFile);
        await File.WriteAllBytesAsync(notebook.RawFile, bytes[..^1], Stop);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.RawFileAltered);
        report.Names(FaultKind.RawFileAltered, notebook.C, 1);
    }

    [Fact]
    public async Task A_raw_file_left_half_written_is_told_and_otherwise_left_alone()
    {
        await using var notebook = await SignedNotebook.Create();
        var folder = notebook.Options.NotebookFolder!;
        var half = Path.Combine(folder, "raw", ".incoming", "0123456789abcdef");
        await File.WriteAllTextAsync(half, "a cycler's fi", Stop);

        Assert.Single(new FileRawFiles(folder).Stored());
        using (var content = new MemoryStream("another file"u8.ToArray())) await new FileRawFiles(folder).Store(content, Stop);
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.OrphanedFile && n.Place.Subject == half && n.Sentence.Contains("half written", StringComparison.Ordinal));
        Assert.Equal("a cycler's fi", await File.ReadAllTextAsync(half, Stop));
    }

    [Fact]
    public async Task A_read_only_folder_takes_no_raw_file_and_still_gives_those_it_has()
    {
        var notebook = Directory.CreateTempSubdirectory("mgp-read-only-").FullName;
        using (var disk = SmallDisk.Over(notebook, "64k"))
        {
            var files = new FileRawFiles(notebook);
            using var first = new MemoryStream("first"u8.ToArray());
            var kept = await files.Store(first, Stop);
            disk.MakeReadOnly();
            using var second = new MemoryStream("second"u8.ToArray());
            await Assert.ThrowsAsync<IOException>(() => files.Store(second, Stop));
            Assert.Equal("first"u8.ToArray(), await new FileRawFiles(notebook).Read(kept, Stop));
            Assert.Equal([kept], files.Stored());
        }

        Directory.Delete(notebook);
    }

    [Fact]
    public async Task A_last_line_of_the_second_copy_that_was_torn_is_no_fault_and_signing_goes_on()
    {
        await using var notebook = await SignedNotebook.Create();
        var text = await File.ReadAllTextAsync(notebook.SecondCopyPath, Stop);
        await File.WriteAllTextAsync(notebook.SecondCopyPath, text[..^40], Stop);
        var torn = await notebook.Verify();
        Assert.Empty(torn.Faults);
        Assert.Equal(NoticeKind.SecondCopyBehind, Assert.Single(torn.Notices).Kind);

        await notebook.Sign();
        var signed = await notebook.Verify();
        Assert.Empty(signed.Faults);
        Assert.Equal((13L, ProtectionLevel.SecondStore), (signed.Last!.Size, signed.Protection));
        Assert.Equal([3L, 7L, 13L], (await notebook.Store().InSecondCopy(Stop)).Select(c => c.Checkpoint.Size));
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_of_the_second_copy_is_named()
    {
        await using var notebook = await SignedNotebook.Create();
        var lines = await File.ReadAllLinesAsync(notebook.SecondCopyPath, Stop);
        lines[1] = lines[1][..20];
        await File.WriteAllLinesAsync(notebook.SecondCopyPath, lines, Stop);

        var report = await notebook.Verify();
        report.AreOnly(FaultKind.CheckpointForged);
        Assert.Contains("line 2", report.Faults[0].Sentence, StringComparison.Ordinal);
    }

    /// <summary>The order is the ledger's; the time of recording is only told.</summary>
    [Fact]
    public async Task After_the_clock_was_set_back_events_keep_their_order()
    {
        await using var notebook = await SignedNotebook.Create();
        var lot = NewStream("lot");
        await notebook.Sql($$"""
            insert into mt_streams (id, type, version) values ('{{lot}}', 'lot', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 1, '{}', 'lot.opened.v1', clock_timestamp() + interval '1 year')
            """);
        await notebook.Append(lot, 1, Event());
        await notebook.Sign();

        var stream = await notebook.Database.Log.ReadStream(lot, null, Stop);
        Assert.Equal([1L, 2L], stream.Select(e => e.Version));
        Assert.True(stream[0].RecordedAt > stream[1].RecordedAt.AddDays(300), "The second event was not recorded at an earlier time than the first.");
        Assert.Equal(stream[0].Index + 1, stream[1].Index);
        var ledger = new List<string>();
        await foreach (var e in notebook.Database.Log.ReadLedger(stream[0].Index!.Value, stream[1].Index!.Value + 1, Stop)) ledger.Add($"{e.StreamId}@{e.Version}");
        Assert.Equal([$"{lot}@1", $"{lot}@2"], ledger);
        Assert.Empty((await notebook.Verify()).Faults);
    }
}
