using System.Globalization;
using MgProvenance.Analysis.Holds;
using MgProvenance.Analysis.Tests.Cycling;

namespace MgProvenance.Analysis.Tests.Holds;

public sealed class HoldWindowTests
{
    [Fact]
    public void The_real_hold_reaches_the_independent_numbers()
    {
        var columns = GalvaniCsv.Columns("reference/instruments/biologic/ca_hold_75min.galvani.csv.gz");
        var expected = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_holds.tsv"))[2].Split('\t');
        Assert.Equal("last 300 s", expected[3]);
        double Number(int column) => double.Parse(expected[column], CultureInfo.InvariantCulture);

        var window = HoldWindow.Of(columns["time/s"], columns["I/mA"], 300).Required();
        Assert.Equal((int)Number(4), window.N);
        Assert.Equal(Number(5), window.MeanMA, 1e-10); // printed to eight digits
        Assert.Equal(Number(7), window.StandardDeviationMA!.Value, 1e-11);
        Assert.Equal(Number(8), window.TimeWeightedMeanMA!.Value, 1e-10);
    }

    [Fact]
    public void A_linear_current_gives_its_slope_exactly()
    {
        // 1 mA falling by 0.36 mA/h: over 100 s with a row each second; rounding of 101 products.
        double[] t = [.. Enumerable.Range(0, 201).Select(i => (double)i)];
        var window = HoldWindow.Of(t, [.. t.Select(s => 1 - (1e-4 * s))], 100).Required();
        Assert.Equal((101, 200.0), (window.N, window.HoldDurationS));
        Assert.Equal(-0.36, window.SlopeMAPerHour!.Value, 1e-12);
        Assert.Equal(0, window.SlopeStandardErrorMAPerHour!.Value, 1e-12);
        Assert.Equal(0.985, window.MeanMA, 1e-14);
    }

    [Fact]
    public void Input_that_cannot_be_averaged_is_refused()
    {
        Assert.Equal("hold.no-rows", CodeOf([], [], 1));
        Assert.Equal("hold.lengths-differ", CodeOf([0, 1], [1], 1));
        Assert.Equal("hold.window-not-positive", CodeOf([0, 1], [1, 1], 0));
        Assert.Equal("hold.shorter-than-window", CodeOf([0, 1], [1, 1], 2));
        Assert.Equal("hold.not-finite", CodeOf([0, 1], [1, double.NaN], 1));
    }

    private static string CodeOf(double[] t, double[] i, double window)
    {
        Assert.False(HoldWindow.Of(t, i, window).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }
}
