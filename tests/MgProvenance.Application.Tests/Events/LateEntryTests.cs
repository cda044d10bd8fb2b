using MgProvenance.Application.Events;

namespace MgProvenance.Application.Tests.Events;

/// <summary>Recorded on 10 April 2026 at 12:00 UTC, one event a minute.</summary>
public sealed class LateEntryTests
{
    private const string Lot = "lot-0199b000-0000-7000-8000-000000000003";

    [Theory]
    [InlineData("2026-04-09T11:59:59+00:00", null)]
    [InlineData("2026-04-09T11:58+00:00", 1441)]
    [InlineData("2026-04-09+00:00", null)]
    [InlineData("2026-04-08+00:00", 2160)]
    [InlineData("2026-04-12T12:00+00:00", null)]
    public void An_entry_is_late_a_day_after_the_end_of_the_claimed_time(string doneAt, int? minutes)
    {
        var entry = Received($",\"doneAt\":\"{doneAt}\"");
        Assert.Equal(minutes, LateEntry.Of(entry)?.TotalMinutes);
        Assert.Null(LateEntry.Of(entry with { Stored = entry.Stored with { Headers = entry.Stored.Headers with { Source = "imported" } } }));
    }

    [Fact]
    public void Without_a_bench_time_nothing_is_late() => Assert.Null(LateEntry.Of(Received("")));

    private static RecordedEvent Received(string more) =>
        RecordedStream.From(Lot, Projections.Streams.Stored(Lot, ("lot.received.v1", $$"""{"lot":"{{Lot}}","label":"L","substance":"DME"{{more}}}"""))).Events[0];
}
