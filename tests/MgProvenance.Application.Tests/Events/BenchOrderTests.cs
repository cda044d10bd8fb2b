using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Events;

/// <summary>Facts of one lot, told apart by their purpose, in the order in which a fold sees them.</summary>
public sealed class BenchOrderTests
{
    private const string Lot = "lot-0199b000-0000-7000-8000-000000000003";
    private const string Day = "2026-04-02+02:00";

    [Fact]
    public void What_is_in_order_is_not_touched()
    {
        var events = Stream("09:00", "09:00", Day, null, "10:00");
        Assert.Same(events, BenchOrder.Of(events, null));
        Assert.Same(events, BenchOrder.Of(events, At("10:00")));
    }

    [Theory]
    [InlineData("opened 2 0 1", "10:00", "12:00", "09:00")]
    [InlineData("opened 2 0 1", "09:00:30", "09:00", "09:00:10")]
    [InlineData("opened 3 0 1 2", "09:00", "2026-04-02+02:00", "12:00", "08:00")]
    [InlineData("opened 2 3 0 1", "10:00", null, "09:00", null)]
    [InlineData("opened 0 1 2", null, "09:00", "2026-04-02+02:00")]
    [InlineData("opened 1 0", "00:00", "2026-04-01+02:00")]
    [InlineData("opened 1 0", "00:00", "2026-04-02T00:30+03:00")]
    public void A_fact_stands_before_those_that_are_later_for_certain(string order, params string?[] times) => Assert.Equal(order, Order(Stream(times), null));

    [Theory]
    [InlineData("opened 0 1", "10:00", "09:00", "10:00", "10:01")]
    [InlineData("opened 1 0", "2026-04-02+02:00", "23:59", "09:00", "2026-04-03+02:00")]
    [InlineData("opened 0 2", "09:30", "09:00", "10:00", "09:15")]
    [InlineData("opened 0", "09:30", "09:00", "10:00", null)]
    [InlineData("opened 0 1", "09:30", "2026-04-02+02:00", "09:30:59", "09:31")]
    [InlineData("opened", "00:00", "09:30")]
    public void As_of_a_time_later_facts_are_left_out(string order, string asOf, params string?[] times) => Assert.Equal(order, Order(Stream(times), At(asOf)));

    [Fact]
    public void The_last_day_of_all_has_an_end() => Assert.Equal("opened 0", Order(Stream("9999-12-31+00:00"), BenchTime.Parse("9999-12-31T12:00+00:00")));

    [Fact]
    public void Any_order_of_recording_gives_the_order_of_the_bench()
    {
        var times = new List<string?>();
        for (var minute = 0; minute < 300; minute++) times.Add($"{minute / 60 + 8:00}:{minute % 60:00}");
        var chance = new Random(7);
        var shuffled = times.OrderBy(_ => chance.Next()).ToArray();
        Assert.Equal(times, BenchOrder.Of(Stream(shuffled), null).Skip(1).Select(e => $"{BenchTimes.Of(e.Fact)!.Value.At:HH:mm}"));
    }

    private static BenchTime At(string time) => BenchTime.Parse(time.Length > 8 ? time : $"2026-04-02T{time}+02:00");

    private static string Order(IReadOnlyList<RecordedEvent> events, BenchTime? asOf) =>
        string.Join(' ', BenchOrder.Of(events, asOf).Select(e => e.Fact is Domain.Reagents.AmountWithdrawn w ? w.Purpose : "opened"));

    /// <summary>A lot that claims to have come after all of it, and withdrawals in order of recording.</summary>
    private static IReadOnlyList<RecordedEvent> Stream(params string?[] times) => RecordedStream.From(Lot, Projections.Streams.Stored(
        Lot,
        [
            ("lot.received.v1", $$"""{"lot":"{{Lot}}","label":"DME-1","substance":"DME","doneAt":"2027-01-01+01:00"}"""),
            .. times.Select((t, i) => ("lot.amount-withdrawn.v1", $$"""{"lot":"{{Lot}}","volume":{"value":"1","unit":"mL"},"purpose":"{{i}}"{{(t is null ? "" : $",\"doneAt\":\"{At(t)}\"")}}}""")),
        ])).Events;
}
