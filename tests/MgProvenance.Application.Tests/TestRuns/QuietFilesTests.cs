using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Tests.TestRuns;

/// <summary>When a file has come to rest; the clock is the test's own.</summary>
public sealed class QuietFilesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly QuietFiles _files = new(TimeSpan.FromMinutes(10));

    [Fact]
    public void At_the_first_look_the_folders_own_times_count()
    {
        Assert.Equal(["old"], Look(0, ("old", 100, -10), ("young", 100, -9)));
        Assert.Equal(["old", "young"], Look(1, ("old", 100, -10), ("young", 100, -9)));
    }

    [Fact]
    public void Later_a_file_is_watched_for_as_long_as_it_takes_whatever_its_time_says()
    {
        Look(0);
        Assert.Empty(Look(1, ("copied", 100, -5000)));
        Assert.Empty(Look(10, ("copied", 100, -5000)));
        Assert.Equal(["copied"], Look(11, ("copied", 100, -5000)));
    }

    [Theory]
    [InlineData(101, -20)]
    [InlineData(99, -20)]
    [InlineData(100, -19)]
    public void A_change_of_size_or_time_begins_the_wait_anew(long bytes, int modified)
    {
        Assert.Equal(["a"], Look(0, ("a", 100, -20)));
        Assert.Empty(Look(1, ("a", bytes, modified)));
        Assert.Empty(Look(10, ("a", bytes, modified)));
        Assert.Equal(["a"], Look(11, ("a", bytes, modified)));
    }

    [Fact]
    public void A_clock_that_is_ahead_delays_and_does_not_block()
    {
        Assert.Empty(Look(0, ("ahead", 100, 60)));
        Assert.Equal(["ahead"], Look(10, ("ahead", 100, 60)));
    }

    [Fact]
    public void A_file_that_went_away_and_came_back_is_another()
    {
        Look(0, ("a", 100, -20));
        Look(1);
        Assert.Empty(Look(2, ("a", 100, -20)));
    }

    private IEnumerable<string> Look(int minute, params (string Path, long Bytes, int Modified)[] files) =>
        _files.Look(files.ToDictionary(f => f.Path, f => new FileStamp(f.Bytes, Noon.AddMinutes(f.Modified).UtcDateTime)), Noon.AddMinutes(minute)).Order(StringComparer.Ordinal);
}
