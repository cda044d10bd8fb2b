using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>Streams that are longer than what is read at a time.</summary>
public sealed class LongStreamTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly NpgsqlEventLog _log = database.Log;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2000)]
    [InlineData(4001)]
    public async Task A_long_stream_is_read_whole_and_in_order(int length)
    {
        var lot = await Fill(length);
        Assert.Equal(Enumerable.Range(1, length), (await _log.ReadStream(lot, null, _stop)).Select(e => (int)e.Version));
    }

    [Fact]
    public async Task Long_and_short_streams_are_read_in_order_of_their_ids()
    {
        var lengths = new[] { 2, 2001, 4000, 1, 2000, 3 };
        var expected = new List<(string, long)>();
        foreach (var length in lengths)
        {
            var lot = await Fill(length);
            expected.AddRange(Enumerable.Range(1, length).Select(v => (lot, (long)v)));
        }

        var asked = expected.Select(e => e.Item1).Distinct().Reverse().Append("lot-unknown").ToList();
        var read = await _log.ReadStreams(asked, null, _stop);

        Assert.Equal(expected.OrderBy(e => e.Item1, StringComparer.Ordinal).ThenBy(e => e.Item2), read.Select(e => (e.StreamId, e.Version)));
        Assert.Equal(
            read.Where(e => e.StreamId == asked[1]),
            await _log.ReadStream(asked[1], null, _stop));
    }

    [Fact]
    public async Task Only_what_was_sealed_below_the_asked_index_is_read()
    {
        var lot = await Fill(2500);
        await _log.Seal(_stop);
        var all = await _log.ReadStream(lot, null, _stop);
        await _log.Append(Request(To(lot, 2500, Event())), _stop);

        Assert.Equal(all, await _log.ReadStream(lot, all[^1].Index + 1, _stop));
        Assert.Equal(all.Take(2100), await _log.ReadStreams([lot, "lot-unknown"], all[2100].Index, _stop));
    }

    [Fact]
    public async Task Marten_s_tombstones_and_types_that_nobody_knows_disturb_neither_appends_nor_reads()
    {
        await database.App.Execute("""
            insert into mt_streams (id, version) values ('mt_tombstone', 0) on conflict do nothing;
            insert into mt_events (seq_id, id, stream_id, version, data, type)
            select n, gen_random_uuid(), 'mt_tombstone', n, '{}', 'tombstone' from (select nextval('mt_events_sequence') as n from generate_series(1, 2)) t
            """);
        var lot = await Fill(1);
        Assert.IsType<AppendOutcome.Appended>(await _log.Append(Request(To(lot, 1, Event("lot.sung-to.v9"))), _stop));

        var head = await _log.Seal(_stop);
        Assert.Equal(["lot.opened.v1", "lot.sung-to.v9"], (await _log.ReadStreams([lot, "mt_tombstone"], null, _stop)).Select(e => e.Type));
        Assert.Empty(await _log.ReadStream("mt_tombstone", null, _stop));
        Assert.DoesNotContain("tombstone", await _log.ReadLedger(0, head.Size, _stop).Select(e => e.Type).ToListAsync(_stop));
        Assert.Equal(head.Size.ToString(CultureInfo.InvariantCulture), await database.App.Scalar<string>("select count(*)::text from mt_events"));
    }

    private async Task<string> Fill(int length)
    {
        var lot = NewStream("lot");
        Assert.IsType<AppendOutcome.Appended>(await _log.Append(Request(To(lot, 0, Requests.Events(length))), _stop));
        return lot;
    }
}
