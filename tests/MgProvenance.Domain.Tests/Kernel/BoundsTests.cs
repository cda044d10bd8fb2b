using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class BoundsTests
{
    [Theory]
    [InlineData("30 min", false, false)]
    [InlineData("~5 min", false, false)]
    [InlineData("5 ± 1 min", false, false)]
    [InlineData(">= 30 min", false, false)]
    [InlineData("> 30 min", true, false)]
    [InlineData(">= 0.6 h", true, false)]
    [InlineData("<= 30 min", false, false)]
    [InlineData("< 30 min", false, true)]
    [InlineData("20..29 min", false, true)]
    [InlineData("20..31 min", false, false)]
    [InlineData("31..40 min", true, false)]
    public void Only_what_is_certain_lies_above_or_below_a_limit(string reported, bool above, bool below)
    {
        var bounds = Bounds.Of(QuantityText.ParseReported<Duration>(reported), "min");
        Assert.Equal((above, below), (bounds.IsAbove(30), bounds.IsBelow(30)));
    }

    [Fact]
    public void Nothing_is_certain_of_what_is_not_known() => Assert.Equal(Bounds.None, Bounds.Of<Duration>(null, "min"));

    /// <summary>A time written to the minute lies within that minute, one written as a day within that day.</summary>
    [Theory]
    [InlineData("2026-03-02T09:00+01:00", "2026-03-02T09:30+01:00", 1740, 1860)]
    [InlineData("2026-03-02T09:00:00+01:00", "2026-03-02T09:30:00+01:00", 1799, 1801)]
    [InlineData("2026-03-02T09:00+01:00", "2026-03-02T09:30+02:00", -1860, -1740)]
    [InlineData("2026-03-02+01:00", "2026-03-03+01:00", 0, 172800)]
    public void From_start_to_end_it_took_as_long_as_the_precision_of_both_tells(string start, string end, int least, int most) =>
        Assert.Equal(new Bounds(least, most, true, true), BenchTime.Between(BenchTime.Parse(start), BenchTime.Parse(end)));

    [Fact]
    public void An_act_cannot_end_before_it_began()
    {
        Assert.Equal("time.ends-before-start", Assert.IsType<Decision.Refused>(BenchTime.EndsBeforeStart(Ids.Morning, BenchTime.Parse("2026-03-02T09:13+01:00"))).Refusal.Code);
        Assert.Null(BenchTime.EndsBeforeStart(Ids.Morning, BenchTime.Parse("2026-03-02T09:15+01:00")));
        Assert.Null(BenchTime.EndsBeforeStart(Ids.Morning, BenchTime.Parse("2026-03-02+01:00")));
        Assert.Null(BenchTime.EndsBeforeStart(Ids.Morning, null));
    }
}
