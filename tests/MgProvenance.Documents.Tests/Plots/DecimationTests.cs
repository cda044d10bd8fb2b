namespace MgProvenance.Documents.Tests.Plots;

public class DecimationTests
{
    [Fact]
    public void Keeps_first_lowest_highest_and_last_of_each_column_in_order() =>
        Assert.Equal(
            [(0.0, 5), (0.2, 9), (0.4, 1), (0.8, 4), (1.0, 4)],
            Decimation.PerPixelColumn([(0.0, 5), (0.1, 6), (0.2, 9), (0.3, 3), (0.4, 1), (0.5, 2), (0.8, 4), (1.0, 4)]));

    [Fact]
    public void A_spike_among_many_points_is_kept_and_the_line_is_short()
    {
        var points = Enumerable.Range(0, 100_000).Select(i => (i / 1000d, i == 54_321 ? 7d : Math.Sin(i))).ToArray();
        var kept = Decimation.PerPixelColumn(points);
        Assert.Contains((54.321, 7d), kept);
        Assert.InRange(kept.Count, 100, 400);
    }

    [Fact]
    public void A_loop_keeps_its_way_back() =>
        Assert.Equal([(0, 0), (1, 0), (2, 1), (1, 2), (0, 2)], Decimation.PerPixelColumn([(0, 0), (1, 0), (2, 1), (1, 2), (0, 2)]));
}
