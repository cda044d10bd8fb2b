using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.ExchangeCurrent;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.SymmetricCells;
using MgProvenance.Analysis.Tests.Cycling;
using MgProvenance.Analysis.Tests.SymmetricCells;
using static MgProvenance.Analysis.Tests.ExchangeCurrent.Electrodes;

namespace MgProvenance.Analysis.Tests.ExchangeCurrent;

public sealed class MicroPolarisationTests
{
    [Fact]
    public void A_known_exchange_current_is_recovered_within_the_curvature_of_the_range()
    {
        // 2 sinh(x/2)/x = 1 + x²/24 with x = zFη/RT: points that fill |x| < X give 1 + X²/40 in the mean weighted by x².
        var eta = Sweep(0.001, 41);
        var narrow = MicroPolarisation.Of(Curve(Currents(eta, 0.2), eta, One));
        Assert.InRange(narrow.ExchangeCurrent.Current.Value!.Value / 0.2, 1, 1.0002);
        Assert.InRange(narrow.ExchangeCurrent.Density.Value!.Value / 0.4, 1, 1.0002);
        Assert.InRange(narrow.ExchangeCurrent.Log10Density.Value!.Value, Math.Log10(0.4), Math.Log10(0.4) + 1e-4);
        Assert.Null(narrow.ExchangeCurrent.Density.Reason);

        eta = Sweep(0.999 * ThermalV / 2, 2001);
        Assert.InRange(MicroPolarisation.Of(Curve(Currents(eta, 0.2), eta, One)).ExchangeCurrent.Current.Value!.Value / 0.2, 1.0245, 1.0260);
    }

    [Fact]
    public void Two_electrodes_in_series_share_the_overpotential()
    {
        var eta = Sweep(0.001, 41);
        var both = MicroPolarisation.Of(Curve(Currents(eta, 0.2), [.. eta.Select(v => 2 * v)], Two));
        Assert.InRange(both.ExchangeCurrent.Density.Value!.Value / 0.4, 1, 1.0002);
        Assert.Equal(1 / ThermalV * 2 * 0.2, both.Line!.Slope, 2e-4 * both.Line.Slope);
    }

    [Fact]
    public void The_law_with_the_sum_one_gives_twice_the_value_of_two_electrons()
    {
        var eta = Sweep(0.01, 21);
        var curve = Curve(Currents(eta, 0.2), [.. eta.Select(v => 2 * v)], Two);
        var (general, one) = (MicroPolarisation.Of(curve), MicroPolarisation.Of(curve, ChargeTransferLaw.TwoElectrodesSumOne));
        Assert.Equal(2 * general.ExchangeCurrent.Density.Value!.Value, one.ExchangeCurrent.Density.Value!.Value);
        Assert.Equal(2 * general.ExchangeCurrent.Density.StandardUncertainty!.Value, one.ExchangeCurrent.Density.StandardUncertainty!.Value);
        Assert.NotEqual(general.ExchangeCurrent.Density.Method, one.ExchangeCurrent.Density.Method);

        // A step that takes half of the electrons at a time has half of the sum.
        var stepwise = MicroPolarisation.Of(Curve(Currents(eta, 0.2), [.. eta.Select(v => 2 * v)], Two with { StoichiometricNumber = 2 }));
        Assert.Equal(2 * general.ExchangeCurrent.Density.Value.Value, stepwise.ExchangeCurrent.Density.Value!.Value, 1e-12);
        Undefined(MicroPolarisation.Of(Curve(Currents(eta, 0.2), eta, One), ChargeTransferLaw.TwoElectrodesSumOne).ExchangeCurrent, "over two electrodes");
    }

    [Fact]
    public void Points_beyond_the_linear_range_are_counted_and_left_out()
    {
        // RT/(zF) is 12.85 mV: of -40, -30 ... 40 mV it holds -10, 0 and 10.
        var eta = Sweep(0.04, 9);
        var found = MicroPolarisation.Of(Curve(Currents(eta, 0.2), eta, One));
        Assert.Equal((3, 6), (found.PointsUsed, found.PointsOutside));
        Assert.Contains("6 of 9 points lie beyond 12.8 mV per electrode", found.ExchangeCurrent.Density.Reason, StringComparison.Ordinal);
        Undefined(MicroPolarisation.Of(Curve([1, 2, 3], [0.02, 0.03, 0.04], One)).ExchangeCurrent, "Not linear: 3 of 3 points lie beyond 12.8 mV");
        Undefined(MicroPolarisation.Of(Curve([1, 2, 3], [0.02, 0.03, 0.04], Two)).ExchangeCurrent, "Not linear: 2 of 3");
    }

    [Fact]
    public void The_drop_in_the_electrolyte_is_taken_off_where_its_resistance_is_given()
    {
        var eta = Sweep(0.001, 41);
        var current = Currents(eta, 0.2);
        double[] measured = [.. eta.Zip(current, (v, i) => (2 * v) + (i / 1000 * 30))];
        var corrected = MicroPolarisation.Of(Curve(current, measured, Two with { ResistanceOhm = 30 }));
        Assert.InRange(corrected.ExchangeCurrent.Density.Value!.Value / 0.4, 1, 1.0002);
        var raw = MicroPolarisation.Of(Curve(current, measured, Two with { ResistanceOhm = null, IsFilmed = true }));
        Assert.True(raw.ExchangeCurrent.Density.Value < 0.39);
        Assert.Contains("Apparent", raw.ExchangeCurrent.Density.Reason, StringComparison.Ordinal);
        Assert.Contains("Not corrected for iR", raw.ExchangeCurrent.Density.Reason, StringComparison.Ordinal);
        Assert.Contains(new MethodParameter("iR-correction/Ohm", "none"), raw.ExchangeCurrent.Density.Method.Parameters);
    }

    [Fact]
    public void Uncertainty_comes_from_the_fit_and_the_area()
    {
        double[] eta = [0.002, 0.004, 0.006, 0.008];
        double[] current = [0.021, 0.039, 0.061, 0.079];
        var found = MicroPolarisation.Of(Curve(current, eta, One with { AreaCm2 = new(0.5, 0.02) })).ExchangeCurrent;

        // b = Σ η i / Σ η², its variance Σ r²/3 over Σ η².
        const double slope = 0.001196 / 0.00012;
        var residual = current.Zip(eta, (i, v) => i - (slope * v)).Sum(r => r * r);
        var relative = Math.Sqrt(residual / 3 / 0.00012) / slope;
        Assert.Equal(slope * ThermalV / 2, found.Current.Value!.Value, 1e-12);
        Assert.Equal(relative * found.Current.Value.Value, found.Current.StandardUncertainty!.Value, 1e-12);
        var combined = Math.Sqrt((relative * relative) + (0.04 * 0.04));
        Assert.Equal(combined * found.Density.Value!.Value, found.Density.StandardUncertainty!.Value, 1e-12);
        Assert.Equal(combined / Math.Log(10), found.Log10Density.StandardUncertainty!.Value, 1e-12);
    }

    [Fact]
    public void A_line_that_misses_the_origin_is_cautioned()
    {
        var eta = Sweep(0.008, 9);
        Assert.Contains("misses it by 2.0 mV", Shifted(0.002), StringComparison.Ordinal);
        Assert.Null(Shifted(0.0002)); // below half a millivolt, though many standard errors
        Assert.Null(Shifted(0));

        string? Shifted(double byV) => MicroPolarisation.Of(Curve(Currents([.. eta.Select(v => v - byV)], 0.2), eta, One)).ExchangeCurrent.Density.Reason;
    }

    [Fact]
    public void The_rate_test_of_a_simulated_cell_gives_the_exchange_current_that_was_put_in()
    {
        // Simulated by i = i0 (F/RT)(η/2) with 0.4 mA/cm²: 1.3 to 12.8 mV per electrode.
        var run = SymmetricCellSimulator.Run(new SymmetricCellParameters
        {
            AreaCm2 = 0.8, CurrentsMAPerCm2 = [0.02, 0.05, 0.1, 0.15], CyclesPerCurrent = 3, CapacityMAhPerCm2 = 0.1, ExchangeMAPerCm2 = 0.4, NucleationV = 0, NoiseV = 0, ResistanceOhmCm2 = 0,
        }).Required();
        var trace = SymmetricCellTests.Trace(run);
        var steps = SymmetricCell.Of(trace, HalfCycles.Find(trace)).RateSteps;
        var curve = PolarisationCurve.From(steps, Two with { AreaCm2 = new(0.8, null) }).Required();
        var found = MicroPolarisation.Of(curve, ChargeTransferLaw.TwoElectrodesSumOne);
        Assert.Equal(0.4, found.ExchangeCurrent.Density.Value!.Value, 1e-9);
        Assert.Equal(4, found.PointsUsed);
    }

    [Fact]
    public void Nothing_to_compute_gives_a_reason()
    {
        Undefined(MicroPolarisation.Of(Curve([], [], One)).ExchangeCurrent, "no points");
        Undefined(MicroPolarisation.Of(Curve([0, 0, 0], [0, 0, 0], One)).ExchangeCurrent, "All x are zero");
        Undefined(MicroPolarisation.Of(Curve([-1, -2, -3], [0.001, 0.002, 0.003], One)).ExchangeCurrent, "does not rise");

        var noArea = MicroPolarisation.Of(Curve([1, 2, 3], [0.001, 0.002, 0.003], One with { AreaCm2 = null })).ExchangeCurrent;
        Assert.NotNull(noArea.Current.Value);
        Assert.Equal(("The electrode area was not recorded.", null), (noArea.Density.Reason, noArea.Density.Value));
        Assert.Equal(("The electrode area was not recorded.", null), (noArea.Log10Density.Reason, noArea.Log10Density.Value));

        var rest = Traces.New().Rest(20).Build();
        Undefined(MicroPolarisation.Of(PolarisationCurve.From(SymmetricCell.Of(rest, HalfCycles.Find(rest)).RateSteps, Two).Required()).ExchangeCurrent, "no points");
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Refused("exchange-current.temperature", [], [], One with { TemperatureK = 0 });
        Refused("exchange-current.reaction", [], [], One with { Electrons = 0 });
        Refused("exchange-current.reaction", [], [], One with { StoichiometricNumber = 0 });
        Refused("exchange-current.electrodes", [], [], One with { ElectrodesInSeries = 3 });
        Refused("exchange-current.resistance", [], [], One with { ResistanceOhm = -1 });
        Refused("exchange-current.lengths-differ", [1], [], One);
        Refused("exchange-current.not-finite", [1], [double.NaN], One);

        static void Refused(string code, double[] current, double[] eta, ElectrodeKinetics kinetics)
        {
            Assert.False(PolarisationCurve.From(current, eta, kinetics).IsAccepted(out _, out var refusal));
            Assert.Equal(code, refusal.Code);
        }
    }

    private static PolarisationCurve Curve(double[] current, double[] eta, ElectrodeKinetics kinetics) => PolarisationCurve.From(current, eta, kinetics).Required();
}
