using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Simulation;

public sealed class MagnesiumCellSimulatorTests
{
    private static readonly MagnesiumCellParameters Cell = ExampleCells.TwoPlateaus(1.2, seed: 20) with { Cycles = 5 };

    [Fact]
    public void The_same_parameters_give_the_same_digits()
    {
        // Every bit of every number, so that a change of digits cannot go unnoticed. A new hash means new example files: raise it knowingly.
        Assert.Equal(Pinned, Digest(Cell));
        Assert.NotEqual(Pinned, Digest(Cell with { Seed = 21 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_analysis_recovers_the_truth(int kind)
    {
        var p = new[] { ExampleCells.TwoPlateaus(1.2, 3), ExampleCells.LowVoltageTail(1.1, 4), ExampleCells.ChargeWithoutCutoff(1.3, 5) }[kind] with { Cycles = 12 };
        var trace = MagnesiumCellSimulator.Run(p).Required().ToTrace();
        var set = HalfCycles.Find(trace);
        var table = CycleTable.From(trace, set, CycleConvention.InsertionFirst);
        Assert.Equal(12, table.Cycles.Count);
        Assert.All(table.Cycles, c => Assert.True(c.IsComplete));
        foreach (var cycle in table.Cycles)
        {
            // The capacities are exact in the rows; what is left is the rounding of about 150 increments.
            Assert.Equal(p.DischargeMAhPerG(cycle.Number), SpecificCapacity.Of(cycle.DischargeMAh, new(p.ActiveMassMg, null)).Value!.Value, 1e-10);
            Assert.Equal(p.ChargeMAhPerG(cycle.Number), SpecificCapacity.Of(cycle.ChargeMAh, new(p.ActiveMassMg, null)).Value!.Value, 1e-10);
            Assert.Equal(100 * p.ChargeMAhPerG(cycle.Number) / p.DischargeMAhPerG(cycle.Number), cycle.CoulombicEfficiency.Value!.Value, 1e-10);
            Assert.True(cycle.VoltageHysteresis.Value > p.DischargeOverpotentialV + p.ChargeOverpotentialV);
        }

        var retention = Retention.From(table, Direction.Discharge, 2).Required();
        Assert.Equal(100 * Math.Pow(1 - p.FadePerCycle, 10), retention.Cycles[^1].Percent.Value!.Value, 1e-9);
    }

    [Fact]
    public void The_first_charge_returns_less_than_the_first_discharge()
    {
        var halves = HalfCycles.Find(MagnesiumCellSimulator.Run(Cell).Required().ToTrace()).Items;
        Assert.Equal(Direction.Discharge, halves[0].Direction);
        Assert.Equal(1 - Cell.TrappedFraction, halves[1].ChargeMAh / halves[0].ChargeMAh, 1e-12);
    }

    [Fact]
    public void Discharge_has_two_plateaus_and_both_ends_lie_at_the_cutoffs()
    {
        var trace = MagnesiumCellSimulator.Run(Cell with { NoiseV = 0 }).Required().ToTrace();
        var halves = HalfCycles.Find(trace).Items;
        var (discharge, charge) = (Profile.Of(trace, halves[0], maximumPoints: 10000), Profile.Of(trace, halves[1], maximumPoints: 10000));

        // The model's slope (60 mV over the whole) and the flanks of step and ends: 30 mV.
        Assert.Equal(Cell.UpperPlateauV - Cell.DischargeOverpotentialV, At(discharge, 0.25), 0.03);
        Assert.Equal(Cell.LowerPlateauV - Cell.DischargeOverpotentialV, At(discharge, 0.75), 0.03);
        Assert.Equal(Cell.LowerPlateauV + Cell.ChargeOverpotentialV, At(charge, 0.25), 0.03);
        Assert.Equal(Cell.UpperPlateauV + Cell.ChargeOverpotentialV, At(charge, 0.75), 0.03);
        Assert.Equal((Cell.LowerCutoffV, Cell.UpperCutoffV), (halves[0].EndVoltageV, halves[1].EndVoltageV));
    }

    [Fact]
    public void Only_the_last_reading_of_a_step_passes_the_cutoff()
    {
        // Noise far beyond any real one, so that readings inside a step would cross both cutoffs.
        var rows = MagnesiumCellSimulator.Run(Cell with { NoiseV = 0.3, RestS = 0 }).Required().Rows;
        var beyond = rows.Where(r => r.State == CellState.ConstantCurrentCharge ? r.VoltageV >= Cell.UpperCutoffV : r.VoltageV <= Cell.LowerCutoffV).ToArray();
        Assert.Equal(10, beyond.Length);
        Assert.Equal(beyond, rows.Where((r, k) => k == rows.Count - 1 || rows[k + 1].Step != r.Step));
    }

    [Fact]
    public void A_capacity_limit_keeps_the_charge_below_the_upper_cutoff()
    {
        var rows = MagnesiumCellSimulator.Run(ExampleCells.ChargeWithoutCutoff(1.2, 8) with { Cycles = 10 }).Required().Rows;
        Assert.InRange(rows.Where(r => r.State == CellState.ConstantCurrentCharge).Max(r => r.VoltageV), 2.1, 2.2);
    }

    [Fact]
    public void A_low_voltage_tail_spends_more_of_the_discharge_below_0_9_V()
    {
        Assert.InRange(Below(ExampleCells.LowVoltageTail(1.2, 8)), 0.15, 0.35);
        Assert.InRange(Below(ExampleCells.TwoPlateaus(1.2, 8)), 0.0, 0.06);

        static double Below(MagnesiumCellParameters p)
        {
            var discharge = MagnesiumCellSimulator.Run(p with { Cycles = 2 }).Required().Rows.Where(r => r.State == CellState.ConstantCurrentDischarge).ToArray();
            return discharge.Count(r => r.VoltageV < 0.9) / (double)discharge.Length;
        }
    }

    [Fact]
    public void Parameters_out_of_range_are_refused()
    {
        Assert.Equal("simulation.not-positive", CodeOf(Cell with { ActiveMassMg = 0 }));
        Assert.Equal("simulation.not-positive", CodeOf(Cell with { SamplingS = double.NaN }));
        Assert.Equal("simulation.fraction-out-of-range", CodeOf(Cell with { TrappedFraction = 1 }));
        Assert.Equal("simulation.charge-not-returned", CodeOf(Cell with { ReturnedFraction = 0.9 }));
        Assert.Equal("simulation.limit-out-of-range", CodeOf(Cell with { ChargeLimit = new ChargeLimit(1.2, 2.6) }));
        Assert.Equal("simulation.cutoff-inside-plateaus", CodeOf(Cell with { LowerCutoffV = 1.2 }));
        Assert.Equal("simulation.negative", CodeOf(Cell with { NoiseV = -1 }));
        Assert.Equal("simulation.too-many-rows", CodeOf(Cell with { SamplingS = 1e-3 }));
    }

    private const string Pinned = "80ef891e86f0bb0433835027d2985e7314d3e037c48ce39484d7fa57c56fb71b";

    private static string Digest(MagnesiumCellParameters p)
    {
        var text = new StringBuilder();
        foreach (var r in MagnesiumCellSimulator.Run(p).Required().Rows)
            text.Append(CultureInfo.InvariantCulture, $"{r.TimeS:R} {r.StepTimeS:R} {r.Cycle} {r.Step} {r.State} {r.VoltageV:R} {r.CurrentMA:R} {r.CapacityMAh:R} {r.EnergyMWh:R}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static double At(Profile profile, double fraction) => profile.VoltageV[Array.FindIndex(profile.Capacity, q => q >= fraction * profile.Capacity[^1])];

    private static string CodeOf(MagnesiumCellParameters p)
    {
        Assert.False(MagnesiumCellSimulator.Run(p).IsAccepted(out _, out var refusal));
        return refusal.Code;
    }
}
