using System.Text;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;
using MgProvenance.Testing;

namespace MgProvenance.Application.Tests.Electrochemistry;

/// <summary>From an instrument's file to the numbers of its technique.</summary>
public sealed class RunAnalysisTests
{
    private static readonly RunConditions Cell = new() { Mass = new(1.2, 0.02), AreaCm2 = new(0.785, null), TemperatureC = 25 };

    [Fact]
    public void A_hold_has_its_leakage_per_mass_and_area_and_its_charge()
    {
        var numbers = Real("ca_hold_75min.mpr", RunKind.Hold, Cell);
        Assert.Equal("hold at -0.4 V", Assert.Single(numbers.Rows).Of);
        Assert.Equal(2.7649044e-3, Number(numbers, "hold-at--0.4-V.leakage"), 5e-11);
        Assert.Equal(2.7649044 / 1.2, Number(numbers, "hold-at--0.4-V.leakage-per-mass"), 5e-8);
        Assert.Equal(2.7649044 / 0.785, Number(numbers, "hold-at--0.4-V.leakage-per-area"), 5e-8);
        Assert.Equal(9.142811e-3, Number(numbers, "hold-at--0.4-V.charge"), 1e-8);
        var limited = Real("ca_hold_75min.mpr", RunKind.Hold, Cell with { CurrentError = new(0.001, 0.0005), CurrentRangeMA = 10 });
        var leakage = limited.All.Single(n => n.Key == "hold-at--0.4-V.leakage");
        Assert.Equal((Bound.Below, 0.00500276), (leakage.Bound, Math.Round(leakage.Value!.Value, 8)));
    }

    [Fact]
    public void A_resistor_has_no_peaks_and_says_so()
    {
        var numbers = Real("cv_v1150_decimalcomma.mpr", RunKind.CyclicVoltammetry, Cell);
        Assert.All(numbers.All.Where(n => n.Key.EndsWith(".separation", StringComparison.Ordinal)), n => Assert.True(n.Value is null && n.Reason is not null));
        Assert.Equal(50.0, Number(numbers, "cycle-2.scan-rate"), 0.05);
    }

    [Fact]
    public void Several_scan_rates_in_files_of_their_own_make_one_series()
    {
        var begin = new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Unspecified);
        var parts = new List<RunPart>();
        foreach (var (rate, i) in new[] { 0.1, 0.2, 0.5, 1.0 }.Select((r, i) => (r, i)))
        {
            var sweep = VoltammetrySimulator.Insertion(new InsertionSweepParameters { ActiveMassMg = 1.2, CapacityMAhPerG = 112, HalfChargeMVPerS = 6, SeparationV = 0.1, SeparationPerRootRateV = 0.08 }, rate, (ulong)i).Required();
            parts.Add(Part(BiologicMpt.Write(sweep, begin.AddDays(i)), $"{rate}.mpt", begin.AddDays(i)));
        }

        var numbers = RunAnalysis.Of(RunKind.CyclicVoltammetry, RunReading.Ordered(parts), Cell)!.Numbers;
        Assert.Equal(["0.1 mV/s, cycle 1", "0.2 mV/s, cycle 1", "0.5 mV/s, cycle 1", "1 mV/s, cycle 1", "across scan rates"], numbers.Rows.Select(r => r.Of));
        double[] separations = [.. numbers.Rows.Take(4).Select(r => r.Numbers.Single(n => n.Key.EndsWith(".separation", StringComparison.Ordinal)).Value!.Value)];
        Assert.Equal(separations.Order(), separations);
        Assert.InRange(Number(numbers, "rates.anodic-b-value"), 0.5, 1.05);
        Assert.True(Number(numbers, "rates.anodic-capability") is > 50 and < 100);
    }

    [Fact]
    public void A_symmetric_cell_has_the_polarisations_of_its_half_cycles()
    {
        var numbers = Real("gcpl_symmetric_plating_stripping.mpr", RunKind.Symmetric, RunConditions.None);
        Assert.Equal((0.104757 + 0.103400) / 2, Number(numbers, "run.polarisation-first"), 2e-6);
        var life = numbers.All.Single(n => n.Key == "run.life-cycles");
        Assert.Equal((16, Bound.Above, Comparison.Survival), (life.Value, life.Bound, life.Comparison));
    }

    [Fact]
    public void A_rate_test_gives_the_exchange_current_that_went_in_by_its_own_law_and_twice_of_it_by_the_other()
    {
        var record = SymmetricCellSimulator.Run(new SymmetricCellParameters
        {
            AreaCm2 = 1.13,
            ExchangeMAPerCm2 = 0.45,
            CurrentsMAPerCm2 = [0.02, 0.05, 0.1, 0.15, 0.2],
            CyclesPerCurrent = 2,
            CapacityMAhPerCm2 = 0.05,
            SamplingS = 60,
            Seed = 119,
            ResistanceOhmCm2 = 0,
            NucleationV = 0,
        }).Required();
        var numbers = RunAnalysis.Of(RunKind.Symmetric, RunReading.Ordered([Part(LandMixedCsv.Write(record, new DateTime(2026, 3, 1)), "rate.csv", null)]), Cell with { AreaCm2 = new(1.13, null) })!.Numbers;
        var (general, sumOne) = (Number(numbers, "i0.density"), Number(numbers, "i0-sum-one.density"));
        Assert.Equal(2 * general, sumOne, 1e-9);
        Assert.Equal(0.45, sumOne, 0.02); // the simulator's own law; points fill the linear range
        Assert.Contains("apparent", numbers.All.Single(n => n.Key == "i0.density").Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("edge_zero_rows_wait.mpr", RunKind.CyclicVoltammetry)]
    [InlineData("edge_zero_rows_wait.mpr", RunKind.Hold)]
    [InlineData("edge_zero_rows_wait.mpr", RunKind.LinearSweep)]
    [InlineData("edge_zero_rows_wait.mpr", RunKind.Symmetric)]
    [InlineData("edge_zero_rows_wait.mpr", RunKind.OpenCircuit)]
    [InlineData("ocv.mpr", RunKind.CyclicVoltammetry)]
    [InlineData("ocv.mpr", RunKind.Hold)]
    [InlineData("ocv.mpr", RunKind.Symmetric)]
    [InlineData("ca_hold_75min.mpr", RunKind.Symmetric)]
    [InlineData("gcpl_5cycles_mass0p79mg.mpr", RunKind.Hold)]
    public void Where_there_is_nothing_to_compute_a_reason_stands(string file, RunKind kind)
    {
        var numbers = Real(file, kind, RunConditions.None);
        Assert.Contains(numbers.Cautions, c => c.StartsWith("Nothing is defined, because ", StringComparison.Ordinal));
        Assert.Empty(numbers.Rows);
    }

    [Theory]
    [InlineData("ca_hold_75min.mpr", RunKind.Hold)]
    [InlineData("cv_v1150_decimalcomma.mpr", RunKind.CyclicVoltammetry)]
    [InlineData("cv.mpr", RunKind.CyclicVoltammetry)]
    [InlineData("lsv.mpr", RunKind.LinearSweep)]
    [InlineData("ocv.mpr", RunKind.OpenCircuit)]
    [InlineData("gcpl_symmetric_plating_stripping.mpr", RunKind.Symmetric)]
    [InlineData("gcpl_5cycles_mass0p79mg.mpr", RunKind.Cycling)]
    [InlineData("gcpl_v1150_decimalcomma_loops.mpr", RunKind.Cycling)]
    public void A_number_is_finite_or_has_a_reason_and_every_one_has_its_convention(string file, RunKind kind)
    {
        foreach (var conditions in new[] { Cell, RunConditions.None, Cell with { Configuration = RunAnalysis.PlatingCell } })
        {
            foreach (var n in Real(file, kind, conditions).All)
            {
                Assert.True(n.Value is { } v ? double.IsFinite(v) : n.Reason is { Length: > 0 }, $"{n.Key} = {n.Value}: {n.Reason}");
                Assert.True(n.StandardUncertainty is null or (> 0 and < double.PositiveInfinity) or 0, $"{n.Key} ± {n.StandardUncertainty}");
                Assert.NotEmpty(n.Method.Convention);
                Assert.NotEqual("NaN", n.Value?.ToString());
            }
        }
    }

    private static RunNumbers Real(string file, RunKind kind, RunConditions conditions)
    {
        var (read, findings) = InstrumentReader.Read(File.ReadAllBytes(RealFiles.Get($"instruments/biologic/{file}")), file);
        return RunAnalysis.Of(kind, RunReading.Ordered([new RunPart(new AttachedFile(new('0', 64), "biologic-mpr/1", file), read!, findings)]), conditions)!.Numbers;
    }

    private static RunPart Part(string text, string name, DateTime? start)
    {
        var read = InstrumentReader.Read(Encoding.UTF8.GetBytes(text), name);
        return new RunPart(new AttachedFile(new('0', 64), "any/1", name, null, start?.ToString("s"), "Europe/Berlin"), read.File!, read.Findings);
    }

    private static double Number(RunNumbers numbers, string key) => numbers.All.Single(n => n.Key == key).Value!.Value;
}
