using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Simulation;

public sealed class Pcg32Tests
{
    [Fact]
    public void The_published_sequence_is_met()
    {
        // First numbers of the demonstration program of the PCG library, seed 42, sequence 54.
        var random = new Pcg32(42, 54);
        Assert.Equal([0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu], Enumerable.Range(0, 6).Select(_ => random.NextUInt()));
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_deviation_one()
    {
        var random = new Pcg32(7, 1);
        var values = Enumerable.Range(0, 20000).Select(_ => random.NextNormal()).ToArray();
        var summary = Analysis.Statistics.Summary.Of(values).Required();
        Assert.Equal(0, summary.Mean, 4 / Math.Sqrt(20000)); // four standard errors
        Assert.Equal(1, summary.StandardDeviation!.Value, 4 / Math.Sqrt(2 * 20000));
    }
}
