using MgProvenance.Analysis.ExchangeCurrent;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.ExchangeCurrent;

/// <summary>Known kinetics under a known resistance and known noise, over the range that a laboratory meets.</summary>
public sealed class NoisyPolarisationTests
{
    private const double NoisePart = 0.01;

    public static TheoryData<double, double, double> Cases()
    {
        var cases = new TheoryData<double, double, double>();
        foreach (var i0 in new[] { 1e-4, 1e-2, 1, 30 })
            foreach (var alpha in new[] { 0.6, 1.0, 1.4 })
                foreach (var celsius in new[] { -10.0, 25, 60 })
                    cases.Add(i0, alpha, celsius);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_whole_curve_gives_back_what_was_put_in_within_a_tenth(double i0, double alpha, double celsius)
    {
        var (curve, raw) = Measured(i0, alpha, celsius, 0.08);
        var found = ButlerVolmerFit.Of(curve, sumIsFixed: false);

        // Least squares of currents hears the ends most, where 1 % of the current is also 0.4 mV of the drop: i0 is where their slope leads back to.
        Within(i0, found.ExchangeCurrent.Current, 0.1);
        Within(alpha, found.AnodicTransferCoefficient, 0.05);
        Within(2 - alpha, found.CathodicTransferCoefficient, 0.05);

        // Without the correction the curve is flatter: another number, which says what it lacks, or none.
        var apparent = ButlerVolmerFit.Of(raw, sumIsFixed: false);
        var (steep, truth) = alpha < 1 ? (apparent.CathodicTransferCoefficient, 2 - alpha) : (apparent.AnodicTransferCoefficient, alpha);
        Assert.True(steep.Value is not { } value || (value < 0.9 * truth && steep.Reason!.Contains("Not corrected for iR", StringComparison.Ordinal)), $"{steep.Value} {steep.Reason}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_branch_far_out_gives_back_what_was_put_in_within_a_twentieth(double i0, double alpha, double celsius)
    {
        var tafel = TafelFit.Of(Measured(i0, alpha, celsius, 0.2).Curve, TafelBranch.Anodic, new TafelOptions { From = 5 });
        Within(i0, tafel.ExchangeCurrent.Current, 0.05);
        Within(alpha, tafel.TransferCoefficient, 0.02);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1.0)]
    public void A_limiting_current_is_no_exchange_current(double limit)
    {
        // Transport alone, i = i_lim tanh(η / 10 mV): it rises and stands.
        var eta = Electrodes.Sweep(0.2, 81);
        var found = ButlerVolmerFit.Of(PolarisationCurve.From([.. eta.Select(v => limit * Math.Tanh(v / 0.01))], eta, Electrodes.One).Required());
        Electrodes.Undefined(found.ExchangeCurrent, "The points do not follow the law");
    }

    /// <summary>At the ends of the range 40 mV are lost in the electrolyte.</summary>
    private static (PolarisationCurve Curve, PolarisationCurve Raw) Measured(double i0, double alpha, double celsius, double toV)
    {
        var thermalV = Electrodes.ThermalV * (celsius + 273.15) / 298.15;
        var random = new Pcg32(7, 1);
        var eta = Electrodes.Sweep(toV, 81);
        double[] current = [.. eta.Select(v => i0 * (Math.Exp(alpha * v / thermalV) - Math.Exp(-(2 - alpha) * v / thermalV)))];
        var kinetics = Electrodes.One with { TemperatureK = celsius + 273.15, ResistanceOhm = 40 / current.Max(Math.Abs) };
        double[] measuredV = [.. eta.Zip(current, (v, i) => v + (i / 1000 * kinetics.ResistanceOhm.Value))];

        // A current is measured to a part of itself; the drop is that of the current which flowed.
        double[] measuredMA = [.. current.Select(i => i * (1 + (NoisePart * random.NextNormal())))];
        return (PolarisationCurve.From(measuredMA, measuredV, kinetics).Required(), PolarisationCurve.From(measuredMA, measuredV, kinetics with { ResistanceOhm = null }).Required());
    }

    private static void Within(double truth, Estimate estimate, double part)
    {
        Assert.True(estimate.Value is not null, estimate.Reason);
        Assert.InRange(estimate.Value.Value, truth * (1 - part), truth * (1 + part));
    }
}
