using MgProvenance.Application.Events;
using MgProvenance.Integrity;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Ledger;

/// <summary>The trigger writes a leaf for every event, whoever inserts it.</summary>
public sealed class LeafTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_leaf_holds_what_was_stored_and_what_the_database_adds()
    {
        var lot = NewStream("lot");
        var opened = Event(data: """{"note":"Würfel 🧪 \\ ' \u0001"}""");
        await database.Log.Append(Request(To(lot, 0, opened)) with { CorrelationId = "corr" }, _stop);
        var stored = Assert.Single(await database.Log.ReadStream(lot, null, _stop));

        var (fields, hash) = await LeafOf(opened.Id);

        Assert.Equal(opened.Id.ToString(), fields.EventId);
        Assert.Equal((lot, "1", opened.Type), (fields.StreamId, fields.Version, fields.Type));
        Assert.Equal((stored.RecordedAt - DateTimeOffset.UnixEpoch).Ticks / 10, long.Parse(fields.Time!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((Actor, "corr", null), (fields.Actor, fields.CorrelationId, fields.CausationId));
        Assert.Equal(stored.Data, fields.Data);
        Assert.Contains("bench-1", fields.Headers, StringComparison.Ordinal);
        Assert.Equal("mgp_app", fields.DatabaseUser);
        Assert.Equal(Digest.OfLeaf(Leaf.Encode(fields)), hash);
    }

    [Fact]
    public async Task An_insert_by_hand_gets_its_leaf_too()
    {
        var (lot, id) = (NewStream("lot"), Guid.CreateVersion7());
        await database.Owner.Execute($$"""
            insert into mt_streams (id, type, version) values ('{{lot}}', null, 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('mt_events_sequence'), '{{id}}', '{{lot}}', 1, '{}', 'by_hand', '2026-03-01 12:00:00.123456+01');
            """);

        var (fields, _) = await LeafOf(id);
        Assert.Equal(("mgp_owner", null, null, "1772362800123456"), (fields.DatabaseUser, fields.Actor, fields.Headers, fields.Time));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task A_version_without_its_predecessor_is_refused(string version)
    {
        var lot = NewStream("lot");
        await database.App.Execute($"insert into mt_streams (id, version) values ('{lot}', 0)");
        Assert.Equal("MP006", await database.App.SqlStateOf(Insert(lot, version)));
        Assert.Null(await database.App.SqlStateOf(Insert(lot, "1")));
        Assert.Equal("MP006", await database.App.SqlStateOf(Insert(lot, "3")));
        Assert.Null(await database.App.SqlStateOf(Insert(lot, "2")));
    }

    [Fact]
    public async Task An_append_over_a_version_that_someone_moved_is_refused()
    {
        var lot = NewStream("lot");
        await database.Log.Append(Request(To(lot, 0, Event())), _stop);
        await database.App.Execute($"update mt_streams set version = 7 where id = '{lot}'");
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Log.Append(Request(To(lot, 7, Event())), _stop));
        Assert.Equal("MP006", error.SqlState);
    }

    [Fact]
    public async Task Martens_tombstone_gets_a_leaf_and_is_otherwise_skipped()
    {
        await database.App.Execute("""
            insert into mt_streams (id, version) values ('mt_tombstone', 0);
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select n, gen_random_uuid(), 'mt_tombstone', n, '{}', 'tombstone', now() from nextval('mt_events_sequence') n;
            """);
        Assert.Equal(1L, await database.App.Scalar<long>("select count(*) from mgp.ledger join mt_events using (seq_id) where type = 'tombstone'"));

        var head = await database.Log.Seal(_stop);
        Assert.Empty(await database.Log.ReadStream("mt_tombstone", null, _stop));
        Assert.DoesNotContain(await database.Log.ReadLedger(0, head.Size, _stop).ToListAsync(_stop), e => e.Type == "tombstone");
    }

    [Fact]
    public async Task A_binary_body_would_escape_the_leaf_and_is_refused()
    {
        var lot = NewStream("lot");
        await database.App.Execute($"insert into mt_streams (id, version) values ('{lot}', 1)");
        Assert.Equal("MP007", await database.App.SqlStateOf($$"""
            insert into mt_events (seq_id, id, stream_id, version, data, bdata, type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 1, '{}', '\x01', 'by_hand')
            """));
    }

    [Fact]
    public async Task A_leaf_may_have_65535_bytes_and_no_more()
    {
        var (probe, lot) = (Event(data: """{"note":""}"""), NewStream("lot"));
        await database.Log.Append(Request(Command("c0"), To(lot, 0, probe)), _stop);
        var spare = Leaf.MaxLength - await database.App.Scalar<int>($"select octet_length(leaf) from mgp.ledger where event_id = '{probe.Id}'");

        NewEvent Long(int bytes) => Event(data: $$"""{"note":"{{new string('x', bytes)}}"}""");
        Assert.Equal(
            new AppendOutcome.EventTooLarge(lot, probe.Type, Leaf.MaxLength + 1),
            await database.Log.Append(Request(Command("c1"), To(lot, 1, Long(spare + 1))), _stop));
        Assert.IsType<AppendOutcome.Appended>(await database.Log.Append(Request(Command("c2"), To(lot, 1, Long(spare))), _stop));
    }

    private static string Insert(string stream, string version) => $$"""
        insert into mt_events (seq_id, id, stream_id, version, data, type)
        values (nextval('mt_events_sequence'), gen_random_uuid(), '{{stream}}', {{version}}, '{}', 'by_hand')
        """;

    private async Task<(LeafFields Fields, Digest Hash)> LeafOf(Guid id)
    {
        var leaf = await database.App.Scalar<byte[]>($"select leaf from mgp.ledger where event_id = '{id}'");
        await database.Log.Seal(_stop);
        var hash = await database.App.Scalar<byte[]>($"select hash from mgp.sealed join mgp.ledger using (seq_id) where event_id = '{id}'");
        Assert.True(Leaf.TryDecode(leaf, out var fields, out var error), error);
        return (fields, Digest.From(hash));
    }
}
