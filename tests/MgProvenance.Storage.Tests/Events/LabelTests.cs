using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

public sealed class LabelTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly NpgsqlEventLog _log = database.Log;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_and_a_stream_id_lead_to_the_stream()
    {
        var lot = NewStream("lot");
        await _log.Append(Request(To(lot, 0, Event())) with { Labels = [new("MG-2026-001", lot)] }, _stop);

        Assert.Equal(lot, await _log.Resolve("MG-2026-001", _stop));
        Assert.Equal(lot, await _log.Resolve(lot, _stop));
        Assert.Null(await _log.Resolve("MG-2026-002", _stop));
    }

    [Fact]
    public async Task A_taken_label_leaves_nothing_behind()
    {
        var (first, second) = (NewStream("lot"), NewStream("lot"));
        await _log.Append(Request(To(first, 0, Event())) with { Labels = [new("MG-2026-010", first)] }, _stop);
        var request = Request(To(second, 0, Event())) with { Labels = [new("MG-2026-009", second), new("MG-2026-010", second)] };

        Assert.Equal(new AppendOutcome.LabelTaken("MG-2026-010", first), await _log.Append(request, _stop));

        Assert.Empty(await _log.ReadStream(second, null, _stop));
        Assert.Null(await _log.Resolve("MG-2026-009", _stop));
        Assert.Null(await _log.FindCommand(request.Command, _stop));
    }

    [Fact]
    public async Task A_label_that_already_leads_to_the_stream_may_be_claimed_again()
    {
        var lot = NewStream("lot");
        var labels = new[] { new LabelClaim("MG-2026-020", lot) };
        await _log.Append(Request(To(lot, 0, Event())) with { Labels = labels }, _stop);
        Assert.IsType<AppendOutcome.Appended>(await _log.Append(Request(To(lot, 1, Event())) with { Labels = labels }, _stop));
    }

    [Fact]
    public async Task Of_two_that_claim_one_label_at_once_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var label = $"MG-2027-{round}";
            var lots = Enumerable.Range(0, 4).Select(_ => NewStream("lot")).ToArray();

            var outcomes = await Task.WhenAll(lots.Select(lot => _log.Append(Request(To(lot, 0, Event())) with { Labels = [new(label, lot)] }, _stop)));

            Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
            var winner = await _log.Resolve(label, _stop);
            Assert.Equal(3, outcomes.Count(o => o == new AppendOutcome.LabelTaken(label, winner!)));
            Assert.Single(await _log.ReadStreams(lots, null, _stop));
        }
    }
}
