using System.Globalization;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

public sealed class RealSweepTests
{
    [Theory]
    [InlineData("cv", "cv.galvani")]
    [InlineData("cv_v1150_decimalcomma", "cv_v1150_decimalcomma.true-ids")]
    public void Every_cycle_agrees_with_the_independent_derivation(string name, string file)
    {
        var expected = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_cv.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c[1] == name).ToArray();
        var extremes = CyclicVoltammetry.Of(Sweeps.Real(file)).Required().Extremes;
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, extremes.Count);
        foreach (var (row, e) in expected.Zip(extremes))
        {
            Assert.Equal((row[2], row[3]), (e.Number.ToString(CultureInfo.InvariantCulture), e.Rows.Count.ToString(CultureInfo.InvariantCulture)));
            double[] ours =
            [
                e.FirstS, e.LastS, e.Maximum.Value!.Value, e.PotentialAtMaximum.Value!.Value, e.Minimum.Value!.Value, e.PotentialAtMinimum.Value!.Value, e.Separation.Value!.Value,
                1000 * e.AnodicCharge.Value!.Value, 1000 * e.CathodicCharge.Value!.Value, e.ChargeRatio.Value!.Value, e.MedianScanRate.Value!.Value,
            ];

            // The file prints eight digits: half a unit of the last is at most 5e-8 of the number.
            foreach (var (text, value) in row.Skip(4).Zip(ours))
            {
                var number = double.Parse(text, CultureInfo.InvariantCulture);
                Assert.Equal(number, value, 5.1e-8 * Math.Abs(number));
            }
        }
    }

    [Fact]
    public void A_resistor_dummy_has_three_and_a_half_cycles_and_no_peak()
    {
        var cv = CyclicVoltammetry.Of(Sweeps.Real("cv_v1150_decimalcomma.true-ids")).Required();
        Assert.Equal([0, 479, 1477, 2455, 3453, 4431, 5430], cv.Branches.Select(b => b.Rows.First));
        Assert.Equal([true, false, false, false, false, false, true], cv.Branches.Select(b => b.IsPartial));
        Assert.All(cv.Branches, b => Assert.Contains("No peak", b.Peak.Potential.Reason, StringComparison.Ordinal));
        Assert.All(cv.Branches, b => Assert.Equal(50, b.ScanRate.Value!.Value, 0.02)); // the instrument was told 50 mV/s
        Assert.Empty(cv.Findings);
    }

    [Fact]
    public void Vertices_are_found_in_the_measured_potential_where_no_control_is_recorded()
    {
        var real = Sweeps.Real("cv_v1150_decimalcomma.true-ids");
        var measured = Voltammogram.From(real.TimeS.ToArray(), real.PotentialV.ToArray(), real.CurrentMA.ToArray()).Required();
        var (told, seen) = (CyclicVoltammetry.Of(real).Required().Branches, CyclicVoltammetry.Of(measured).Required().Branches);
        Assert.Equal(told.Count, seen.Count);
        foreach (var (a, b) in told.Zip(seen)) Assert.InRange(Math.Abs(a.Rows.First - b.Rows.First), 0, 2);
    }

    [Fact]
    public void A_real_cell_that_spikes_has_no_peak_in_either_direction()
    {
        // 1.5 to 5.5 V at 0.1 mV/s; from the upper vertex on the cell conducts, with spikes of up to 61 mA.
        var cv = CyclicVoltammetry.Of(Sweeps.Real("cv.galvani")).Required();
        Assert.Equal([SweepDirection.Cathodic, SweepDirection.Anodic, SweepDirection.Cathodic, SweepDirection.Anodic], cv.Branches.Select(b => b.Direction));
        Assert.Equal([0, 492, 2458, 4269], cv.Branches.Select(b => b.Rows.First));
        Assert.All(cv.Branches, b => Assert.Equal(0.1, b.ScanRate.Value!.Value, 1e-4));
        Assert.All([cv.Branches[0], cv.Branches[2]], b => Assert.Contains("the cathodic current is largest at 1.4992 V and falls by only 0 mA", b.Peak.Potential.Reason, StringComparison.Ordinal));
        Assert.All([cv.Branches[1], cv.Branches[3]], b => Assert.Contains("in a spike of 1 row(s)", b.Peak.Potential.Reason, StringComparison.Ordinal));
    }
}
