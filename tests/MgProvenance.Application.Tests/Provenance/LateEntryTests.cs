using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Provenance;

public sealed class LateEntryTests
{
    [Theory]
    [InlineData("2026-03-02T09:15+01:00", "2026-03-03T08:16:00Z", false)]
    [InlineData("2026-03-02T09:15+01:00", "2026-03-03T08:16:01Z", true)]
    [InlineData("2026-03-02T09:15:00+01:00", "2026-03-03T08:15:02Z", true)]
    [InlineData("2026-03-02+01:00", "2026-03-03T23:00:00Z", false)]
    [InlineData("2026-03-02+01:00", "2026-03-03T23:00:01Z", true)]
    [InlineData("2026-03-02T09:15+01:00", "2026-03-01T00:00:00Z", false)]
    public void What_was_recorded_more_than_a_day_after_it_was_done_is_late(string doneAt, string recordedAt, bool late) =>
        Assert.Equal(late, LateEntry.Is(BenchTime.Parse(doneAt), DateTimeOffset.Parse(recordedAt, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Without_a_bench_time_nothing_is_late() => Assert.False(LateEntry.Is(null, DateTimeOffset.MaxValue));
}
