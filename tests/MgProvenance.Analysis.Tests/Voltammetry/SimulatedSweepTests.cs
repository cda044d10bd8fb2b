using System.Globalization;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

/// <summary>The analysis on simulated sweeps whose parameters are known.</summary>
public sealed class SimulatedSweepTests
{
    private static readonly InsertionSweepParameters Host = new() { ActiveMassMg = 1.2, CapacityMAhPerG = 110, HalfChargeMVPerS = 4, SeparationV = 0.12, SeparationPerRootRateV = 0.10 };

    [Theory, InlineData(0.1), InlineData(1), InlineData(4)]
    public void An_insertion_sweep_gives_back_its_separation_rate_and_charge(double rate)
    {
        var cv = CyclicVoltammetry.Of(Sweeps.Of(VoltammetrySimulator.Insertion(Host with { CapacitanceFPerG = 0, Cycles = 2 }, rate, seed: 1).Required())).Required();
        Assert.Equal(2, cv.Cycles.Count);
        Assert.All(cv.Cycles, cycle =>
        {
            Assert.Equal(0.12 + (0.10 * Math.Sqrt(rate)), cycle.PeakSeparation.Value!.Value, 0.005); // half a step of 5 mV at each peak
            Assert.True(cycle.PeakSeparation.StandardUncertainty >= 0.005 * Math.Sqrt(2) - 1e-9);
            Assert.Equal(rate, cycle.Anodic!.ScanRate.Value!.Value, 1e-6 * rate);
            var capacity = Ratio.PerMass(cycle.Cathodic!.Charge, new MassMg(1.2, 0.012));
            var expected = -110 / (1 + Math.Sqrt(rate / 4));
            Assert.InRange(capacity.Value!.Value / expected, 0.98, 1.001); // the tails of the peak reach beyond the vertices
            Assert.Equal(Math.Abs(capacity.Value.Value) * 0.01, capacity.StandardUncertainty!.Value, 1e-4);
            Assert.Equal("mA.h/g", capacity.Unit);
            Assert.Equal(1, cycle.ChargeRatio.Value!.Value, 0.002); // the window is not centred on the peaks
        });
    }

    [Fact]
    public void Plating_ends_at_the_vertex_and_has_no_peak_and_stripping_gives_back_its_fraction()
    {
        PlatingSweepParameters foil = new() { ConductanceMS = 12, NucleationV = 0.35, StrippedFraction = 0.97, Cycles = 3 };
        var cv = CyclicVoltammetry.Of(Sweeps.Of(VoltammetrySimulator.Plating(foil, 20, seed: 3).Required())).Required();
        Assert.Equal(7, cv.Branches.Count);
        Assert.All(cv.Branches.Where(b => b.Direction == SweepDirection.Cathodic).SkipLast(1), b => Assert.Contains("No peak: the cathodic current is largest at -0.8", b.Peak.Potential.Reason, StringComparison.Ordinal));
        Assert.All(cv.Branches.Where(b => b.Direction == SweepDirection.Anodic), b => Assert.InRange(b.Peak.Potential.Value!.Value, 0.1, 1.1));
        Assert.Equal([1, 2, 3], cv.Extremes.Select(e => e.Number));
        Assert.All(cv.Extremes, e => Assert.Equal(0.97, e.ChargeRatio.Value!.Value, 0.01)); // trapezia against the simulator's own steps
    }

    [Fact]
    public void The_text_that_EcLab_would_write_gives_the_same_numbers()
    {
        var simulated = VoltammetrySimulator.Insertion(Host, 1, seed: 1).Required();
        var lines = BiologicMpt.Write(simulated, new DateTime(2026, 1, 1)).Split("\r\n");
        var header = int.Parse(lines[1].Split(':')[1], CultureInfo.InvariantCulture);
        var names = lines[header - 1].Split('\t');
        var rows = lines[header..].Select(l => l.Split('\t')).ToArray();
        double[] Column(string name) => [.. rows.Select(r => double.Parse(r[Array.IndexOf(names, name)], CultureInfo.InvariantCulture))];
        var read = Voltammogram.From(Column("time/s"), Column("Ewe/V"), Column("<I>/mA"), Column("control/V"), [.. Column("cycle number").Select(c => (int)c)]).Required();

        var (direct, text) = (CyclicVoltammetry.Of(Sweeps.Of(simulated)).Required().Cycles[0], CyclicVoltammetry.Of(read).Required().Cycles[0]);
        Assert.Equal(direct.PeakSeparation.Value!.Value, text.PeakSeparation.Value!.Value, 1e-8); // ten digits are written
        Assert.Equal(direct.Anodic!.Charge.Value!.Value, text.Anodic!.Charge.Value!.Value, 1e-8);
    }

    [Fact]
    public void Without_area_or_mass_nothing_is_divided()
    {
        var charge = CyclicVoltammetry.Of(Sweeps.Of(VoltammetrySimulator.Insertion(Host, 1, seed: 1).Required())).Required().Branches[0].Charge;
        Assert.Equal("The electrode area was not recorded.", Ratio.PerArea(charge, null).Reason);
        Assert.Equal("The active mass was not recorded.", Ratio.PerMass(charge, null).Reason);
        Assert.Equal("The electrode area is not positive.", Ratio.PerArea(charge, new Measured(0, null)).Reason);
        var perArea = Ratio.PerArea(charge, new Measured(1.13, 0.02));
        Assert.Equal(("mA.h/cm2", charge.Value!.Value / 1.13), (perArea.Unit, perArea.Value!.Value));
        Assert.InRange(perArea.StandardUncertainty!.Value / Math.Abs(perArea.Value.Value), 0.02 / 1.13, 1.001 * 0.02 / 1.13); // the rate adds next to nothing
        Assert.Contains(new MethodParameter("area/cm2", 1.13), perArea.Method.Parameters);
    }
}
