using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class ProfileTests
{
    [Fact]
    public void A_short_profile_is_kept_whole()
    {
        var trace = Traces.New().Ramp(-1, 2, 1, rows: 10).Build();
        var profile = Profile.Of(trace, HalfCycles.Find(trace).Items[0], massMg: 2);
        Assert.Equal(("mA.h/g", 11, 11), (profile.Unit, profile.Capacity.Length, profile.RowsBefore));
        Assert.Equal((0, 500), (profile.Capacity[0], Math.Round(profile.Capacity[^1], 9)));
        Assert.Equal((2, 1), (profile.VoltageV[0], profile.VoltageV[^1]));
    }

    [Fact]
    public void Thinning_keeps_ends_and_the_spike()
    {
        var x = Enumerable.Range(0, 1001).Select(i => (double)i).ToArray();
        var y = x.Select(v => v == 437 ? 5.0 : Math.Sin(v / 100)).ToArray();
        var kept = Thinning.Keep(x, y, 40);
        Assert.Equal(40, kept.Length);
        Assert.Equal((0, 1000), (kept[0], kept[^1]));
        Assert.Contains(437, kept);
        Assert.Equal(kept, kept.Distinct().Order());
    }

    [Fact]
    public void A_straight_line_needs_its_ends_only() =>
        Assert.Equal([0, 1000], Thinning.Keep([.. Enumerable.Range(0, 1001).Select(i => (double)i)], [.. Enumerable.Range(0, 1001).Select(i => 2.0 * i)], 100));

    [Fact]
    public void A_flat_line_has_no_range_to_scale() => Assert.Equal([0, 4], Thinning.Keep([0, 1, 2, 3, 4], [1, 1, 1, 1, 1], 3));

    [Fact]
    public void The_real_profile_stays_within_the_width_of_its_drawn_line()
    {
        var trace = GalvaniCsv.Trace("gcpl_5cycles_mass0p79mg");
        var half = HalfCycles.Find(trace).Items[0];
        var (full, thin) = (Profile.Of(trace, half, maximumPoints: 100000), Profile.Of(trace, half, maximumPoints: 60));
        Assert.Equal((247, 60), (full.Capacity.Length, thin.Capacity.Length));
        var (width, height) = (full.Capacity[^1], full.VoltageV.Max() - full.VoltageV.Min());
        var worst = Enumerable.Range(0, 247).Max(k => Enumerable.Range(1, 59).Min(i => Distance(
            (thin.Capacity[i - 1] / width, thin.VoltageV[i - 1] / height), (thin.Capacity[i] / width, thin.VoltageV[i] / height), (full.Capacity[k] / width, full.VoltageV[k] / height))));
        Assert.InRange(worst, 1e-9, 0.003); // 0.3 % of the frame: a line of 0.25 mm in a figure of 80 mm
    }

    [Fact]
    public void Fewer_than_two_points_are_a_defect() => Assert.Throws<ArgumentOutOfRangeException>(() => Thinning.Keep([0, 1], [0, 1], 1));

    private static double Distance((double X, double Y) a, (double X, double Y) b, (double X, double Y) p)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length2 = (dx * dx) + (dy * dy);
        var along = length2 == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length2, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * dx), 2) + Math.Pow(p.Y - a.Y - (along * dy), 2));
    }
}
