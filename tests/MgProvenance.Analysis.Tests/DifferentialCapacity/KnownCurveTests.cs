using MathNet.Numerics.Distributions;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Tests.Cycling;

namespace MgProvenance.Analysis.Tests.DifferentialCapacity;

/// <summary>Half-cycles whose dQ/dV is known exactly.</summary>
public sealed class KnownCurveTests
{
    private static readonly (double ChargeMAh, double MiddleV, double SigmaV)[] Processes = [(0.06, 1.10, 0.020), (0.04, 1.45, 0.030)];

    [Fact]
    public void A_capacitor_gives_a_constant()
    {
        var curve = Curve(Traces.New().Ramp(0.5, 0.2, 2.2, rows: 3000));
        Assert.All(curve.Value, v => Assert.Equal(0.5 / 2.0, v, 1e-9));
        Assert.Equal((0.2, 2.2), (curve.FromV, curve.ToV));
        Assert.Equal(2000, curve.Value.Length);
        Assert.Empty(curve.Peaks);
        var perGram = Curve(Traces.New().Ramp(-0.5, 2.2, 0.2, rows: 3000), mass: new MassMg(2, 0.02));
        Assert.All(perGram.Value, v => Assert.Equal(0.5 / 2.0 / 0.002, v, 1e-6)); // positive on discharge too
        Assert.Equal("mA.h/g/V", perGram.Unit);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void Gaussian_processes_come_back_with_position_height_and_width(int sign)
    {
        var curve = Curve(Of(sign, 0.0005, v => v));

        // Gaussians widen each other: σ² of process and kernel add up.
        var kernel = 0.010 / (2 * Math.Sqrt(2 * Math.Log(2)));
        var voltage = curve.VoltageV();
        for (var k = 0; k < voltage.Length; k++)
        {
            var expected = 0.02 + Processes.Sum(p => p.ChargeMAh * Normal.PDF(p.MiddleV, Math.Sqrt((p.SigmaV * p.SigmaV) + (kernel * kernel)), voltage[k]));
            Assert.Equal(expected, curve.Value[k], 2e-4); // rows and bins of half a millivolt and one: a ten-thousandth of the top, 1.2 mAh/V
        }

        Assert.Equal(2, curve.Peaks.Count);
        foreach (var (p, peak) in Processes.Zip(curve.Peaks))
        {
            var sigma = Math.Sqrt((p.SigmaV * p.SigmaV) + (kernel * kernel));
            var top = 0.02 + (p.ChargeMAh / (sigma * Math.Sqrt(2 * Math.PI)));
            Assert.Equal(p.MiddleV, peak.Voltage.Value!.Value, 1e-5);
            Assert.Equal(top, peak.Height.Value!.Value, 2e-4);
            var width = 2 * sigma * Math.Sqrt(2 * Math.Log((top - 0.02) / ((top / 2) - 0.02)));
            Assert.Equal(width, peak.Width.Value!.Value, 2e-4);
            Assert.InRange(peak.Voltage.StandardUncertainty!.Value, 1e-4, 1e-3);

            // Half and double kernel, each with its own σ.
            foreach (var (s, w) in new[] { (peak.AtHalfKernel, 0.5), (peak.AtDoubleKernel, 2.0) })
            {
                Assert.Equal(0.010 * w, s.KernelWidthV, 1e-12);
                Assert.Equal(p.MiddleV, s.Voltage.Value!.Value, 1e-5);
                Assert.Equal(0.02 + (p.ChargeMAh / Math.Sqrt(2 * Math.PI * ((p.SigmaV * p.SigmaV) + (kernel * kernel * w * w)))), s.Height.Value!.Value, 4e-4);
            }
        }
    }

    [Fact]
    public void The_area_is_the_capacity_between_the_limits()
    {
        var noise = new Pcg32(3, 3);
        foreach (var curve in new[] { Curve(Of(1, 0.0005, v => v)), Curve(Of(-1, 0.0005, v => Math.Round(v, 3))), Curve(Of(1, 0.0005, v => v + (0.001 * noise.NextNormal()))) })
        {
            Assert.Equal(curve.ChargeMAh, curve.Value.Sum() * curve.StepV, 1e-12);
            Assert.Equal(0.1 + (0.02 * 1.2), curve.ChargeMAh + curve.CutMAh, 1e-9);
            Assert.InRange(curve.CutMAh, -1e-12, 0.02 * 0.124);
        }
    }

    [Fact]
    public void A_quantised_or_trembling_voltage_keeps_its_peaks()
    {
        var noise = new Pcg32(5, 5);
        var clean = Curve(Of(1, 0.0005, v => v));
        foreach (var rough in new[] { Curve(Of(1, 0.0005, v => Math.Round(v, 3))), Curve(Of(1, 0.0005, v => v + (0.001 * noise.NextNormal()))) })
        {
            Assert.Equal(2, rough.Peaks.Count);
            foreach (var (a, b) in clean.Peaks.Zip(rough.Peaks))
            {
                Assert.Equal(a.Voltage.Value!.Value, b.Voltage.Value!.Value, 0.006); // the top is flat to 2 % within ±4 mV
                Assert.Equal(a.Height.Value!.Value, b.Height.Value!.Value, 0.05 * a.Height.Value!.Value);
                Assert.InRange(Math.Abs(a.Voltage.Value.Value - b.Voltage.Value.Value), 0, 4 * b.Voltage.StandardUncertainty!.Value);
            }
        }
    }

    [Fact]
    public void A_plateau_without_any_slope_has_the_kernels_own_shape()
    {
        // 0.1 mAh at 1.5 V exactly, between two steep ends.
        var trace = Traces.New().Ramp(0.001, 1.0, 1.5, rows: 500);
        for (var k = 0; k < 500; k++) trace.Row(1.5, 0.1 / 500);
        for (var k = 1; k <= 500; k++) trace.Row(1.5 + (0.001 * k), 0.001 / 500);
        var peak = Assert.Single(Curve(trace).Peaks);
        var sigma = 0.010 / (2 * Math.Sqrt(2 * Math.Log(2)));
        Assert.Equal(1.5, peak.Voltage.Value!.Value, 0.0005 + 1e-9); // half a bin
        Assert.Equal(0.002 + (0.1 / (sigma * Math.Sqrt(2 * Math.PI))), peak.Height.Value!.Value, 0.01 * peak.Height.Value.Value); // the sampled Gaussian off its middle
        Assert.Equal(0.010, peak.Width.Value!.Value, 2e-4);
        Assert.Equal(0.005, peak.AtHalfKernel.KernelWidthV, 1e-12);
    }

    private static DifferentialCapacityCurve Curve(Traces rows, MassMg? mass = null)
    {
        var trace = rows.Build();
        return DifferentialCapacityCurve.Of(trace, Assert.Single(HalfCycles.Find(trace).Items), mass).Required();
    }

    /// <summary>Rows in equal steps of voltage, 0.7 to 1.9 V, with the charge of the processes and 0.02 mAh/V between them.</summary>
    private static Traces Of(int sign, double stepV, Func<double, double> reading)
    {
        var trace = Traces.New();
        var n = (int)Math.Round(1.2 / stepV);
        double Passed(double v) => (0.02 * v) + Processes.Sum(p => p.ChargeMAh * Normal.CDF(p.MiddleV, p.SigmaV, v));
        double V(int k) => sign > 0 ? 0.7 + (k * stepV) : 1.9 - (k * stepV);
        for (var k = 0; k <= n; k++) trace.Row(reading(V(k)), k == 0 ? 0 : Passed(V(k)) - Passed(V(k - 1)));
        return trace;
    }
}
