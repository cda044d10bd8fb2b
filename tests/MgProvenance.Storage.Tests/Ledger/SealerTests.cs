using MgProvenance.Application.Events;
using MgProvenance.Integrity;
using MgProvenance.Storage.Ledger;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Ledger;

public sealed class SealerTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sealed_event_has_an_index_and_the_root_covers_it()
    {
        var lot = NewStream("lot");
        await database.Log.Append(Request(To(lot, 0, Requests.Events(3))), _stop);

        var head = await database.Log.Seal(_stop);

        Assert.Equal(head.Size, await database.App.Scalar<long>("select count(*) from mgp.ledger"));
        Assert.Equal((await Recompute()).ToString(), head.Root);
        Assert.Equal(head, await database.Log.Seal(_stop));
        var events = await database.Log.ReadStream(lot, null, _stop);
        Assert.Equal([head.Size - 3, head.Size - 2, head.Size - 1], events.Select(e => e.Index!.Value));
        Assert.Equal(2, (await database.Log.ReadStream(lot, head.Size - 1, _stop)).Count);
        Assert.Equal(events, await database.Log.ReadLedger(head.Size - 3, long.MaxValue, _stop).ToListAsync(_stop));
    }

    [Fact]
    public async Task Two_sealers_and_eight_writers_with_rollbacks_leave_a_dense_ledger()
    {
        using var done = new CancellationTokenSource();
        var sealing = Enumerable.Range(0, 2).Select(async _ =>
        {
            var sealer = new Sealer(database.App, batch: 5);
            while (!done.IsCancellationRequested) await sealer.Seal(_stop);
        }).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(Write));
        await done.CancelAsync();
        await Task.WhenAll(sealing);

        var head = await database.Log.Seal(_stop);
        Assert.Equal(0L, await database.App.Scalar<long>("select count(*) from mgp.pending"));
        Assert.Equal($"{head.Size} 0 {head.Size - 1}", await database.App.Scalar<string>("select concat_ws(' ', count(*), min(idx), max(idx)) from mgp.sealed"));
        Assert.Equal(head.Size, await database.App.Scalar<long>("select count(*) from mt_events"));
        Assert.True(await database.App.Scalar<long>("select last_value from mt_events_sequence") > head.Size, "No rollback burned a sequence number.");
        Assert.Equal((await Recompute()).ToString(), head.Root);
        Assert.Equal(0L, await database.App.Scalar<long>("""
            select count(*) from (select s.idx < lag(s.idx) over (partition by e.stream_id order by e.version) as swapped
                                  from mt_events e join mgp.sealed s using (seq_id)) x where swapped
            """));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_backlog_of_many_batches_is_sealed_by_one_call(int batch)
    {
        for (var n = 0; n < 7; n++) await database.Log.Append(Request(To(NewStream("lot"), 0, Requests.Events(3))), _stop);
        var head = await new Sealer(database.App, batch).Seal(_stop);
        Assert.Equal(head.Size, await database.App.Scalar<long>("select count(*) from mt_events"));
        Assert.False(await database.App.Scalar<bool>("select exists (select from mgp.pending)"));
    }

    [Fact]
    public async Task An_index_given_out_without_a_root_cannot_be_committed()
    {
        await database.Log.Append(Request(To(NewStream("lot"), 0, Event())), _stop);
        Assert.Equal("MP008", await database.App.SqlStateOf("select count(*) from mgp.seal_take(10)"));
        Assert.Equal("MP008", await database.App.SqlStateOf("select mgp.seal_advance(1000, '', sha256(''))"));
        await database.Log.Seal(_stop);
    }

    private async Task Write(int writer)
    {
        for (var n = 0; n < 25; n++)
        {
            var lot = NewStream("lot");
            if (n % 3 == 0) await RollBack(lot);
            for (var version = 0; version < 3; version++)
            {
                Assert.IsType<AppendOutcome.Appended>(await database.Log.Append(Request(To(lot, version * 2, Requests.Events(2))), _stop));
            }
        }
    }

    private async Task RollBack(string lot)
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        await using var transaction = await connection.BeginTransactionAsync(_stop);
        await OtherWriter.Insert(connection, lot, _stop);
        await transaction.RollbackAsync(_stop);
    }

    private async Task<Digest> Recompute()
    {
        var frontier = new MerkleFrontier();
        await using var command = database.App.CreateCommand("select leaf from mgp.sealed join mgp.ledger using (seq_id) order by idx");
        await using var row = await command.ExecuteReaderAsync(_stop);
        while (await row.ReadAsync(_stop)) frontier.Append(Digest.OfLeaf(row.GetFieldValue<byte[]>(0)));
        return frontier.Root();
    }
}
