using MgProvenance.Analysis.Holds;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Simulation;

public sealed class HoldAndSymmetricCellTests
{
    private static readonly HoldParameters Holds = new() { ActiveMassMg = 1.2, Holds = [new(2.5, 0.5), new(2.6, 0.6), new(2.7, 0.8)] };
    private static readonly SymmetricCellParameters Cell = new() { AreaCm2 = 0.8, CurrentsMAPerCm2 = [0.5], CyclesPerCurrent = 10, CapacityMAhPerCm2 = 0.5, ExchangeMAPerCm2 = 0.4 };

    [Fact]
    public void Each_hold_ends_at_its_leakage()
    {
        var run = HoldSimulator.Run(Holds).Required();
        foreach (var hold in Holds.Holds)
        {
            var rows = run.Rows.Where(r => r.VoltageV == hold.VoltageV && r.State == CellState.ConstantVoltageCharge).ToArray();
            var window = HoldWindow.Of([.. rows.Select(r => r.StepTimeS)], [.. rows.Select(r => r.CurrentMA)], 600).Required();
            Assert.Equal(hold.LeakageMAPerG * 1.2e-3, window.MeanMA, 2e-5); // the transient has not died away altogether
            Assert.True(rows[0].CurrentMA > 10 * window.MeanMA, "the transient is seen");
        }
    }

    [Fact]
    public void A_row_holds_the_charge_of_its_step_so_far()
    {
        foreach (var step in HoldSimulator.Run(Holds).Required().Rows.GroupBy(r => r.Step))
        {
            var rows = step.ToArray();
            var charge = rows.Zip(rows.Skip(1), (a, b) => (a.CurrentMA + b.CurrentMA) / 2 * (b.TimeS - a.TimeS) / 3600).Sum();
            Assert.Equal(charge, rows[^1].CapacityMAh, 1e-9);
        }
    }

    [Fact]
    public void A_symmetric_cell_moves_the_same_charge_to_and_fro_at_the_overpotential_of_its_exchange_current()
    {
        var rows = SymmetricCellSimulator.Run(Cell with { NoiseV = 0, NucleationV = 0, ResistanceOhmCm2 = 0 }).Required().Rows;
        foreach (var step in rows.Where(r => r.State != CellState.Rest).GroupBy(r => r.Step))
        {
            Assert.Equal(0.5 * 0.8, step.Last().CapacityMAh, 1e-9);
            var overpotential = 2 * 8.314462618 * 298.15 / 96485.33212 * 0.5 / 0.4; // Eq. i = i0 (F/RT)(η/2)
            Assert.All(step, r => Assert.Equal(Math.Sign(r.CurrentMA) * overpotential, r.VoltageV, 1e-12));
        }

        Assert.Equal(20, rows.Where(r => r.State != CellState.Rest).DistinctBy(r => r.Step).Count());
    }

    [Fact]
    public void A_short_takes_the_voltage_down_and_then_the_channel_stops()
    {
        var rows = SymmetricCellSimulator.Run(Cell with { ShortAtCycle = 5 }).Required().Rows;
        Assert.Equal(7, rows[^1].Cycle);
        Assert.All(rows.Where(r => r.State != CellState.Rest && r.Cycle < 5), r => Assert.True(Math.Abs(r.VoltageV) > 0.03));
        Assert.All(rows.Where(r => r.Cycle >= 5), r => Assert.True(Math.Abs(r.VoltageV) < 0.005));
    }

    [Fact]
    public void A_rate_test_has_one_block_of_cycles_per_current()
    {
        var rows = SymmetricCellSimulator.Run(Cell with { CurrentsMAPerCm2 = [0.1, 0.2], CyclesPerCurrent = 2 }).Required().Rows;
        Assert.Equal([0.08, 0.08, 0.16, 0.16], rows.Where(r => r.State == CellState.ConstantCurrentCharge).DistinctBy(r => r.Step).Select(r => Math.Round(r.CurrentMA, 9)));
    }

    [Fact]
    public void Impossible_parameters_are_refused()
    {
        Refused("simulation.not-positive", HoldSimulator.Run(Holds with { ActiveMassMg = 0 }));
        Refused("simulation.not-positive", HoldSimulator.Run(Holds with { Holds = [] }));
        Refused("simulation.negative", HoldSimulator.Run(Holds with { Holds = [new(2.5, -1)] }));
        Refused("simulation.not-positive", SymmetricCellSimulator.Run(Cell with { ExchangeMAPerCm2 = double.NaN }));
        Refused("simulation.not-positive", SymmetricCellSimulator.Run(Cell with { CurrentsMAPerCm2 = [] }));
        Refused("simulation.negative", SymmetricCellSimulator.Run(Cell with { GrowthPerCycle = -0.1 }));
    }

    private static void Refused(string code, Outcome<SimulatedRecord> outcome)
    {
        Assert.False(outcome.IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }
}
