using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>Streams, labels and raw files that are not what the events say.</summary>
public sealed class StreamAndFileTamperTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("version = 9")]
    [InlineData("version = null")]
    public async Task A_streams_version_must_be_that_of_its_last_event(string change)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql($"update mt_streams set {change} where id = '{notebook.B}'");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.StreamVersion);
        Assert.Equal((notebook.B, 4L), (report.The(FaultKind.StreamVersion).Place.Stream, report.The(FaultKind.StreamVersion).Place.Version));
    }

    [Fact]
    public async Task A_version_that_is_there_twice_is_found_although_the_count_is_right()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"""
            drop index pk_mt_events_stream_and_version;
            update mt_events set version = 3 where stream_id = '{notebook.B}' and version = 2
            """);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.EventAltered, FaultKind.VersionGap);
        Assert.Equal(2, report.The(FaultKind.VersionGap).Place.Version);
    }

    [Fact]
    public async Task Events_and_labels_of_a_stream_without_its_row_are_found()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"insert into mgp.label (label, stream_id) values ('LOT-1', '{notebook.B}')");
        Assert.True((await notebook.Verify()).Ok);

        await notebook.Forger.Run($"delete from mt_streams where id = '{notebook.B}'");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.StreamMissing);
        Assert.Contains(report.Faults, f => f.Sentence.StartsWith("The label LOT-1", StringComparison.Ordinal));
        Assert.Contains(report.Faults, f => f.Sentence.StartsWith(notebook.B, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Martens_tombstones_are_not_held_to_an_order()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql("""
            insert into mt_streams (id, version) values ('mt_tombstone', 0);
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select n, gen_random_uuid(), 'mt_tombstone', n, '{}', 'tombstone', now() from nextval('mt_events_sequence') n
            """);
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.False(report.HasQuarantine);
    }

    [Fact]
    public async Task A_raw_file_with_other_bytes_is_named_with_its_event()
    {
        await using var notebook = await SignedNotebook.Create();
        File.Delete(notebook.RawFile);
        await File.WriteAllTextAsync(notebook.RawFile, "a better file", _stop);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.RawFileAltered);
        Assert.Equal(notebook.RawFile, report.Names(FaultKind.RawFileAltered, notebook.C, 1).Place.Subject);
    }

    [Fact]
    public async Task A_missing_raw_file_is_named_with_its_event_and_an_orphan_is_a_notice()
    {
        await using var notebook = await SignedNotebook.Create();
        var orphan = Path.Combine(Path.GetDirectoryName(notebook.RawFile)!, new string('0', 62));
        await File.WriteAllTextAsync(orphan, "nobody's", _stop);
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.Equal(orphan, Assert.Single(report.Notices, n => n.Kind == NoticeKind.OrphanedFile).Place.Subject);

        File.Delete(notebook.RawFile);
        report = await notebook.Verify();
        report.AreOnly(FaultKind.RawFileMissing);
        report.Names(FaultKind.RawFileMissing, notebook.C, 1);
    }

    [Theory]
    [InlineData("""{"sha256": "no digest"}""")]
    [InlineData("""{"sha256": 5}""")]
    [InlineData("""{"nested": {"sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}""")]
    [InlineData("{}")]
    public async Task An_attachment_that_names_no_raw_file_is_a_fault(string data)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Append(notebook.A, 3, Requests.Event("run.data-file-attached.v1", data));
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.RawFileMissing);
        Assert.Equal((notebook.A, 4L), (report.Faults[0].Place.Stream, report.Faults[0].Place.Version));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sha256": "0000000000000000000000000000000000000000000000000000000000000000"}""")]
    public async Task A_digest_of_a_file_that_the_notebook_does_not_keep_asks_for_no_raw_file(string data)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Append(notebook.A, 3, Requests.Event("run.program-pinned.v1", data));
        var report = await notebook.Verify();
        Assert.Empty(report.Faults);
        Assert.Equal(1, report.RawFiles);
    }

    [Fact]
    public async Task A_stream_with_an_unknown_type_is_quarantined_and_no_fault()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Append(notebook.A, 3, Requests.Event("lot.blessed.v1"), Requests.Event("lot.blessed.v2"));
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.True(report.HasQuarantine);
        var notice = Assert.Single(report.Notices, n => n.Kind == NoticeKind.Quarantined);
        Assert.Equal((notebook.A, 4L), (notice.Place.Stream, notice.Place.Version));
    }
}
