using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Analysis.SymmetricCells;
using MgProvenance.Analysis.Tests.Cycling;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Tests.SymmetricCells;

public sealed class SymmetricCellTests
{
    private static readonly Measured Area = new(0.5, 0.01);

    [Fact]
    public void The_real_cell_reaches_the_independent_numbers()
    {
        var trace = GalvaniCsv.Trace("gcpl_symmetric_plating_stripping");
        var cell = SymmetricCell.Of(trace, HalfCycles.Find(trace), new Measured(1.1, null));
        var lines = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_half_cycles.tsv")).Select(l => l.Split('\t')).ToArray();
        var expected = lines.Skip(1).Where(c => c[1] == "gcpl_symmetric_plating_stripping").Select(c => double.Parse(c[10], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal("mean_E_over_time_V", lines[0][10]);
        Assert.Equal(32, cell.HalfCycles.Count); // labels 0 to 32 without 1

        // The reference means V, not |V|: the rows before the voltage has turned last milliseconds of twelve hours.
        foreach (var (mean, half) in expected.Zip(cell.HalfCycles)) Assert.Equal(Math.Abs(mean), half.Mean.Value!.Value, 1e-6);
        Assert.Equal(
            ["0.104757", "0.103400", "0.104248", "0.111506"],
            new[] { 0, 1, 2, 31 }.Select(k => cell.HalfCycles[k].Mean.Value!.Value.ToString("F6", CultureInfo.InvariantCulture)));
        Assert.Equal(0.10594484, cell.HalfCycles[0].End.Value!.Value, 5e-9);
        Assert.All(cell.HalfCycles, h => Assert.Equal(0.0110, h.CurrentMA.Value!.Value, 1e-6)); // 0.132 mAh in 12 h
        Assert.All(cell.HalfCycles, h => Assert.Equal(0.0100, h.CurrentDensity.Value!.Value, 1e-6));

        Assert.Empty(cell.Findings);
        Assert.Null(cell.Life.Failure);
        Assert.True(cell.Life.IsCensored);
        Assert.Equal(16, cell.Life.Cycles.Value);
        Assert.Equal((1385603.7 - 3205.0792) / 3600, cell.Life.Hours.Value!.Value, 2e-5);
        Assert.Equal(32 * 0.132 / 1.1, cell.Life.CumulativeCapacity.Value!.Value, 1e-4);
        Assert.Contains("right-censored", cell.Life.Hours.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(32, Assert.Single(cell.RateSteps).HalfCycles);

        // Both directions rise by 0.51 to 0.57 mV per cycle from cycle 2 to the last.
        Assert.InRange(cell.Drift.Value!.Value, 0.00050, 0.00058);
        Assert.InRange(cell.Drift.StandardUncertainty!.Value, 1e-6, 2e-5);
    }

    [Fact]
    public void A_steady_rise_is_the_drift_and_no_failure()
    {
        // 0.1 V and 1 mV more with each cycle.
        var cell = Cell([.. Enumerable.Range(0, 40).Select(k => 0.1 + (0.001 * (k / 2)))]);
        Assert.Equal(0.001, cell.Drift.Value!.Value, 1e-12);
        Assert.Equal([0.1, 0.101, 0.102], cell.Cycles.Take(3).Select(c => Math.Round(c.Mean.Value!.Value, 12)));
        Assert.Null(cell.Life.Failure);
        Assert.Equal(20, cell.Life.Cycles.Value);
        Assert.Equal("The electrode area was not recorded.", cell.Life.CumulativeCapacity.Reason);
        Assert.Equal("The electrode area was not recorded.", cell.HalfCycles[0].CurrentDensity.Reason);
    }

    [Theory]
    [InlineData(0.04, FailureKind.SoftShort)]
    [InlineData(0.001, FailureKind.HardShort)]
    [InlineData(0.21, FailureKind.PolarisationRise)]
    public void A_polarisation_that_leaves_the_band_and_stays_out_ends_the_life(double voltage, FailureKind kind)
    {
        var cell = Cell([.. Quiet(24), .. Enumerable.Repeat(voltage, 4)], Area);
        Assert.Equal((kind, 24), (cell.Life.Failure!.Kind, cell.Life.Failure.HalfCycle));
        Assert.False(cell.Life.IsCensored);
        Assert.Equal(12, cell.Life.Cycles.Value);
        Assert.Equal(((24 * 11) - 1) / 3600.0, cell.Life.Hours.Value!.Value, 1e-12); // half-cycles of 10 s, 1 s apart
        Assert.Equal(24 * 0.001 / 0.5, cell.Life.CumulativeCapacity.Value!.Value, 1e-12);
        Assert.Equal(0.02 * 0.048, cell.Life.CumulativeCapacity.StandardUncertainty!.Value, 1e-12);
        Assert.Null(cell.Life.Cycles.Reason);
        Assert.Equal(0, cell.Drift.Value!.Value, 1e-12); // of the life, not of what followed
    }

    [Fact]
    public void The_band_follows_the_trailing_cycles() =>
        Assert.Null(Cell([.. Enumerable.Range(0, 400).Select(k => 0.1 + (0.001 * k))]).Life.Failure); // to five times the first polarisation

    [Theory]
    [InlineData(0.051)]
    [InlineData(0.199)]
    public void Within_the_band_nothing_has_failed(double voltage) => Assert.Null(Cell([.. Quiet(24), .. Enumerable.Repeat(voltage, 10)]).Life.Failure);

    [Fact]
    public void What_recovers_within_three_half_cycles_is_noted_and_lives_on()
    {
        var dip = Cell([.. Quiet(24), 0.04, 0.04, 0.04, .. Quiet(3)]);
        Assert.Null(dip.Life.Failure);
        Assert.Equal("symmetric-cell.recovered", Assert.Single(dip.Findings).Code);
        Assert.Contains("soft short", dip.Findings[0].Sentence, StringComparison.Ordinal);

        // The dip itself does not enter the median: a second one is seen against the first ten half-cycles.
        Assert.Equal(28, Cell([.. Quiet(24), 0.04, 0.04, 0.04, 0.1, 0.04, 0.04, 0.04, 0.04]).Life.Failure!.HalfCycle);

        var open = Cell([.. Quiet(24), 0.04, 0.04, 0.04]);
        Assert.Null(open.Life.Failure);
        Assert.True(open.Life.IsCensored);
        Assert.Equal(12, open.Life.Cycles.Value);
        Assert.Contains("too soon to tell", open.Life.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_is_what_it_settled_to() => Assert.Equal(FailureKind.HardShort, Cell([.. Quiet(24), 0.04, 0.001, 0.001, 0.001]).Life.Failure!.Kind);

    [Fact]
    public void A_film_that_breaks_in_the_first_cycles_is_no_short()
    {
        var cell = Cell([1.2, 0.4, .. Quiet(30)]);
        Assert.Null(cell.Life.Failure);
        Assert.Empty(cell.Findings);
    }

    [Fact]
    public void A_short_at_once_has_no_life_and_says_so()
    {
        var cell = Cell([.. Enumerable.Repeat(0.001, 20)], Area);
        Assert.Equal((FailureKind.HardShort, 0), (cell.Life.Failure!.Kind, cell.Life.Failure.HalfCycle));
        Assert.False(cell.Life.IsCensored);
        foreach (var estimate in new[] { cell.Life.Cycles, cell.Life.Hours, cell.Life.CumulativeCapacity, cell.Drift }) Undefined(estimate);
        Assert.Contains("No half-cycle counts to the life", cell.Life.Hours.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_life_goes_into_survival_analysis_as_failed_or_censored()
    {
        Assert.Equal(Lifetime.Failed(263 / 3600.0), Cell([.. Quiet(24), .. Enumerable.Repeat(0.04, 4)]).Life.AsLifetime().Required());
        Assert.Equal(Lifetime.Censored(263 / 3600.0), Cell(Quiet(24)).Life.AsLifetime().Required());
        Assert.Equal(Lifetime.Failed(0), Cell([.. Enumerable.Repeat(0.001, 20)]).Life.AsLifetime().Required());
        Assert.False(Cell([0.001]).Life.AsLifetime().IsAccepted(out _, out var refusal)); // too short to tell
        Assert.Equal("symmetric-cell.no-life", refusal.Code);
    }

    [Fact]
    public void The_voltage_limit_ends_the_life_with_the_half_cycle_that_reaches_it()
    {
        double[] voltages = [.. Quiet(6), 2.0, .. Quiet(6)];
        var cell = Cell(voltages, options: new SymmetricCellOptions { VoltageLimitV = 2 });
        Assert.Equal((FailureKind.VoltageLimit, 6), (cell.Life.Failure!.Kind, cell.Life.Failure.HalfCycle));
        Assert.Equal(3, cell.Life.Cycles.Value);
        Assert.Null(Cell(voltages).Life.Failure);
    }

    [Theory]
    [InlineData(EndOfData.Harvested, "harvested before it failed")]
    [InlineData(EndOfData.Stopped, "stopped before it failed")]
    [InlineData(EndOfData.StillRunning, "still running")]
    [InlineData(EndOfData.NotRecorded, "why they end is not recorded")]
    public void A_cell_that_did_not_fail_is_censored_with_the_reason(EndOfData end, string words)
    {
        var cell = Cell(Quiet(24), end: end);
        Assert.True(cell.Life.IsCensored);
        Assert.Contains(words, cell.Life.Hours.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_cycle_that_was_cut_short_makes_no_complete_cycle()
    {
        var traces = Traces.New();
        for (var k = 0; k < 23; k++) Half(traces, k, 0.1, 0.001);
        var trace = traces.Ramp(-0.0004, -0.08, -0.09, rows: 4).Build();
        var cell = SymmetricCell.Of(trace, HalfCycles.Find(trace));
        Assert.Equal(11, cell.Life.Cycles.Value);
        Assert.NotNull(cell.HalfCycles[^1].Mean.Reason);
    }

    [Fact]
    public void The_charge_of_a_first_row_passed_before_the_time_that_is_counted()
    {
        var trace = Traces.New().Add(11, 0.1, StepMode.Galvanostatic, -1, -1, 0.0001).Build();
        Assert.Equal(0.36, SymmetricCell.Of(trace, HalfCycles.Find(trace)).HalfCycles[0].CurrentMA.Value!.Value, 1e-12);
    }

    [Fact]
    public void Flat_traces_are_flagged_and_sloping_ones_are_not()
    {
        var flat = Traces.New().Ramp(0.001, 0.1, 0.1).Ramp(-0.001, -0.1, -0.1).Build();
        var cell = SymmetricCell.Of(flat, HalfCycles.Find(flat));
        Assert.All(cell.HalfCycles, h => Assert.True(h.IsFlat));
        Assert.Equal("symmetric-cell.flat", Assert.Single(cell.Findings).Code);
        Assert.All(Cell(Quiet(4)).HalfCycles, h => Assert.False(h.IsFlat));

        // A spike in the first twentieth is left out, a later one is not.
        var spikes = Traces.New()
            .Add(4, 0.15, StepMode.Galvanostatic, -1, -1, 1e-5).Add(97, 0.1, StepMode.Galvanostatic, -1, -1, 1e-5)
            .Add(50, -0.1, StepMode.Galvanostatic, -1, -1, -1e-5).Add(4, -0.15, StepMode.Galvanostatic, -1, -1, -1e-5).Add(47, -0.1, StepMode.Galvanostatic, -1, -1, -1e-5).Build();
        Assert.Equal([true, false], SymmetricCell.Of(spikes, HalfCycles.Find(spikes)).HalfCycles.Select(h => h.IsFlat));
    }

    [Fact]
    public void A_rate_test_gives_the_polarisation_of_each_current()
    {
        var run = SymmetricCellSimulator.Run(new SymmetricCellParameters
        {
            AreaCm2 = 0.8, CurrentsMAPerCm2 = [0.1, 0.2, 0.5, 0.1], CyclesPerCurrent = 3, CapacityMAhPerCm2 = 0.5, ExchangeMAPerCm2 = 0.4, NucleationV = 0, NoiseV = 0, ResistanceOhmCm2 = 0,
        }).Required();
        var trace = Trace(run);
        var cell = SymmetricCell.Of(trace, HalfCycles.Find(trace), new Measured(0.8, null));
        Assert.Equal([6, 6, 6, 6], cell.RateSteps.Select(s => s.HalfCycles));
        Assert.Equal([0, 6, 12, 18], cell.RateSteps.Select(s => s.FirstHalfCycle));
        foreach (var (density, step) in new[] { 0.1, 0.2, 0.5, 0.1 }.Zip(cell.RateSteps))
        {
            Assert.Equal(density, step.CurrentDensity.Value!.Value, 1e-9);
            Assert.Equal(2 * 8.314462618 * 298.15 / 96485.33212 * density / 0.4, step.Polarisation.Value!.Value, 1e-12); // Eq. i = i0 (F/RT)(η/2)
            Assert.Equal(0, step.StandardDeviationV!.Value, 1e-12);
            Assert.Equal("Half-cycles of the step are flat, as a short is.", step.Polarisation.Reason); // a simulated ohmic cell is
        }

        Assert.Contains("current changes", cell.Drift.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_short_is_found_where_it_was_put()
    {
        var run = SymmetricCellSimulator.Run(new SymmetricCellParameters
        {
            AreaCm2 = 0.8, CurrentsMAPerCm2 = [0.5], CyclesPerCurrent = 20, CapacityMAhPerCm2 = 0.5, ExchangeMAPerCm2 = 0.4, ShortAtCycle = 9,
        }).Required();
        var trace = Trace(run);
        var life = SymmetricCell.Of(trace, HalfCycles.Find(trace), new Measured(0.8, null)).Life;
        Assert.Equal((FailureKind.HardShort, 16), (life.Failure!.Kind, life.Failure.HalfCycle));
        Assert.Equal(8, life.Cycles.Value);
        Assert.Equal(8, life.CumulativeCapacity.Value!.Value, 1e-9);
    }

    [Fact]
    public void An_excursion_is_not_followed_across_a_change_of_current()
    {
        var traces = Traces.New();
        foreach (var (voltage, k) in ((double[])[.. Quiet(24), 0.04]).Select((v, k) => (v, k))) Half(traces, k, voltage, 0.001);
        for (var k = 25; k < 30; k++) Half(traces, k, 0.045, 0.002);
        var trace = traces.Build();
        var cell = SymmetricCell.Of(trace, HalfCycles.Find(trace));
        Assert.Null(cell.Life.Failure);
        Assert.Contains(cell.Findings, f => f.Code == "symmetric-cell.current-changed");
        Assert.Equal([25, 5], cell.RateSteps.Select(s => s.HalfCycles));
    }

    [Fact]
    public void Nothing_to_compute_gives_a_reason()
    {
        var rest = Traces.New().Rest(20).Build();
        var none = SymmetricCell.Of(rest, HalfCycles.Find(rest), Area);
        Assert.Equal("symmetric-cell.no-half-cycle", Assert.Single(none.Findings).Code);
        foreach (var estimate in new[] { none.Life.Cycles, none.Life.Hours, none.Life.CumulativeCapacity, none.Drift }) Undefined(estimate);
        Assert.Empty(none.RateSteps);

        var one = Cell([0.1]);
        Undefined(Assert.Single(one.Cycles).Mean);
        Undefined(one.Life.Cycles);
        Undefined(one.Drift);
        Assert.Equal(10 / 3600.0, one.Life.Hours.Value!.Value, 1e-12);

        var row = Traces.New().Row(0.1, 0.001).Build();
        var instant = Assert.Single(SymmetricCell.Of(row, HalfCycles.Find(row), Area).HalfCycles);
        foreach (var estimate in new[] { instant.Mean, instant.CurrentMA, instant.CurrentDensity }) Undefined(estimate);
        Assert.Equal("The electrode area is not positive.", Cell(Quiet(2), new Measured(0, null)).HalfCycles[0].CurrentDensity.Reason);
    }

    private static double[] Quiet(int count) => [.. Enumerable.Repeat(0.1, count)];

    private static SymmetricCell Cell(double[] voltages, Measured? area = null, EndOfData end = EndOfData.NotRecorded, SymmetricCellOptions? options = null)
    {
        var traces = Traces.New();
        for (var k = 0; k < voltages.Length; k++) Half(traces, k, voltages[k], 0.001);
        var trace = traces.Build();
        return SymmetricCell.Of(trace, HalfCycles.Find(trace), area, end, options);
    }

    // 0.36 mA for 10 s where the charge is 0.001 mAh; the voltage rises by a hundredth of its mean.
    private static void Half(Traces traces, int index, double voltage, double chargeMAh)
    {
        var sign = index % 2 == 0 ? 1 : -1;
        traces.Ramp(sign * chargeMAh, 0.995 * sign * voltage, 1.005 * sign * voltage);
    }

    internal static CyclingTrace Trace(SimulatedRecord run)
    {
        var rows = run.Rows;
        return CyclingTrace.From(
            [.. rows.Select(r => r.TimeS)],
            [.. rows.Select(r => r.VoltageV)],
            [.. rows.Select((r, k) => Math.Sign(r.CurrentMA) * (k == 0 || rows[k - 1].Step != r.Step ? r.CapacityMAh : r.CapacityMAh - rows[k - 1].CapacityMAh))],
            [.. rows.Select(r => r.State == CellState.Rest ? StepMode.Rest : StepMode.Galvanostatic)],
            [.. rows.Select(_ => -1)],
            [.. rows.Select(r => r.Step)]).Required();
    }

    private static void Undefined(Estimate estimate)
    {
        Assert.Null(estimate.Value);
        Assert.False(string.IsNullOrWhiteSpace(estimate.Reason));
    }
}
