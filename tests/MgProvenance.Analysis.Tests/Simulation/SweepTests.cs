using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Simulation;

public sealed class SweepTests
{
    private static readonly InsertionSweepParameters Host = new() { ActiveMassMg = 1.2, CapacityMAhPerG = 110, HalfChargeMVPerS = 4, SeparationV = 0.12, SeparationPerRootRateV = 0.10 };
    private static readonly PlatingSweepParameters Foil = new() { ConductanceMS = 12, NucleationV = 0.35, StrippedFraction = 0.97 };

    [Theory, InlineData(0.1), InlineData(1), InlineData(5)]
    public void An_insertion_sweep_passes_the_charge_that_its_rate_leaves_it(double rate)
    {
        var sweep = VoltammetrySimulator.Insertion(Host with { CapacitanceFPerG = 0 }, rate, seed: 1).Required();
        var expected = 110e-3 * 1.2 / (1 + Math.Sqrt(rate / 4));
        var reduction = -sweep.Rows.Min(r => r.ChargeMAh);
        Assert.InRange(reduction, 0.98 * expected, 1.001 * expected); // the tails of the peak reach beyond the vertices
        Assert.Equal(2 * 1.7 / (rate / 1000), sweep.Rows[^1].TimeS, 1e-6);
    }

    [Fact]
    public void The_peaks_come_apart_with_the_root_of_the_rate()
    {
        double Separation(double rate)
        {
            var rows = VoltammetrySimulator.Insertion(Host, rate, seed: 1).Required().Rows;
            return rows.MaxBy(r => r.CurrentMA).VoltageV - rows.MinBy(r => r.CurrentMA).VoltageV;
        }

        Assert.Equal(0.12 + 0.10, Separation(1), 0.0101); // two steps of 5 mV
        Assert.Equal(0.12 + 0.20, Separation(4), 0.0101);
    }

    [Fact]
    public void No_more_is_stripped_than_was_plated()
    {
        var rows = VoltammetrySimulator.Plating(Foil, 20, seed: 3).Required().Rows;
        Assert.All(rows.Where(r => r.VoltageV > 0), r => Assert.True(r.CurrentMA > -0.001, "nothing is plated above zero"));
        foreach (var cycle in rows.GroupBy(r => r.Cycle))
        {
            var (plated, stripped) = (Charge([.. cycle.Where(r => r.VoltageV <= 0)]), Charge([.. cycle.Where(r => r.VoltageV >= 0)]));
            Assert.Equal(-0.97, stripped / plated, 0.01); // trapezia against the simulator's own steps
        }

        static double Charge(SweepRow[] rows) => rows.Zip(rows.Skip(1), (a, b) => (a.CurrentMA + b.CurrentMA) / 2 * (b.TimeS - a.TimeS)).Sum();
    }

    [Fact]
    public void Oxidation_begins_at_its_onset()
    {
        var rows = VoltammetrySimulator.Oxidation(new() { OnsetV = 3.1, RiseMAPerV2 = 2 }, 10, seed: 4).Required().Rows;
        Assert.All(rows.Where(r => r.VoltageV <= 3.1), r => Assert.Equal(0, r.CurrentMA, 1e-4));
        Assert.Equal(2 * 0.9 * 0.9, rows[^1].CurrentMA, 1e-4);
        Assert.Equal(250, rows[^1].TimeS, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_digits_and_another_does_not()
    {
        Assert.Equal(VoltammetrySimulator.Plating(Foil, 20, 3).Required().Rows, VoltammetrySimulator.Plating(Foil, 20, 3).Required().Rows);
        Assert.NotEqual(VoltammetrySimulator.Plating(Foil, 20, 3).Required().Rows, VoltammetrySimulator.Plating(Foil, 20, 4).Required().Rows);
    }

    [Fact]
    public void Impossible_sweeps_are_refused()
    {
        Refused("simulation.not-positive", VoltammetrySimulator.Insertion(Host, 0, 1));
        Refused("simulation.not-positive", VoltammetrySimulator.Insertion(Host with { UpperV = 0.4 }, 1, 1));
        Refused("simulation.not-positive", VoltammetrySimulator.Insertion(Host with { ActiveMassMg = 0 }, 1, 1));
        Refused("simulation.fraction-out-of-range", VoltammetrySimulator.Plating(Foil with { StrippedFraction = 1.1 }, 1, 1));
        Refused("simulation.not-positive", VoltammetrySimulator.Oxidation(new() { OnsetV = 3, RiseMAPerV2 = 0 }, 1, 1));
    }

    private static void Refused(string code, Outcome<SimulatedSweep> outcome)
    {
        Assert.False(outcome.IsAccepted(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }
}
