using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Analysis.Tests.Voltammetry;

/// <summary>Voltammograms whose peaks, charges and separations theory gives.</summary>
public sealed class WaveTests
{
    private const double F = 96485.33212;

    [Fact]
    public void A_surface_wave_has_both_peaks_at_its_standard_potential_and_passes_its_charge()
    {
        // i = n²F²/(RT) ν Γ ξ/(1 + ξ)² with ξ = exp(nF(E − E°)/RT); its peak is n²F²νΓ/(4RT), its charge nFΓ, its width at half height 3.53 RT/nF.
        const double Gamma = 1e-9; // mol
        var peak = 1000 * F * Sweeps.InverseThermalVoltage * 0.050 * Gamma / 4; // mA at 50 mV/s
        var cv = CyclicVoltammetry.Of(Sweeps.Of(50, 0.0005, (e, sign) => sign * 4 * peak * Bell(e - 1.2), 0.7, 1.7, 0.7)).Required();

        var cycle = Assert.Single(cv.Cycles);
        Assert.Equal(0, cycle.PeakSeparation.Value!.Value, 1e-9);
        Assert.Equal(1.2, cycle.Anodic!.Peak.Potential.Value!.Value, 1e-9);
        Assert.Equal(peak, cycle.Anodic.Peak.Height.Value!.Value, 1e-9 * peak);
        Assert.Equal(-peak, cycle.Cathodic!.Peak.Height.Value!.Value, 1e-9 * peak);
        Assert.Equal(1, cycle.PeakRatio.Value!.Value, 1e-9);

        // Half of the height lies where ξ = 3 ± √8; linear between rows of 0.5 mV.
        Assert.Equal(1.2 - (Math.Log(3 + Math.Sqrt(8)) / Sweeps.InverseThermalVoltage), cycle.Anodic.Peak.HalfPotential.Value!.Value, 1e-6);

        // ±0.5 V hold all but 2 e^(−19.5) of the charge.
        var charge = 1000 * F * Gamma / 3600;
        Assert.Equal(charge, cycle.Anodic.Charge.Value!.Value, 1e-8 * charge);
        Assert.Equal(-charge, cycle.Cathodic.Charge.Value!.Value, 1e-8 * charge);
        Assert.Equal(charge, cycle.Anodic.ChargeOverTime.Value!.Value, 1e-8 * charge);
        Assert.Equal(1, cycle.ChargeRatio.Value!.Value, 1e-9);
        Assert.Equal(0.0005, cycle.Anodic.Peak.Potential.StandardUncertainty!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.1215, 0.0592)]
    [InlineData(0.1715, 0.0583)]
    [InlineData(0.2715, 0.0578)]
    public void A_reversible_diffusion_wave_separates_as_tabulated(double reversalBeyondPeakV, double separationV)
    {
        // Bard and Faulkner, Electrochemical Methods, 2nd ed., table 6.5.1 (n = 1, 25 °C). The cathodic peak lies 28.5 mV below E½; 57.0 mV is the limit of a late reversal.
        const double Step = 0.0002;
        var (time, potential, _) = Sweeps.Walk(100, Step, 0.35, -0.0285 - reversalBeyondPeakV, 0.35);
        var wave = Sweeps.DiffusionWave(potential, Step, halfWaveV: 0);
        var cv = CyclicVoltammetry.Of(Voltammogram.From(time, potential, [.. wave.Select(w => -w)]).Required()).Required();

        var cycle = Assert.Single(cv.Cycles);
        Assert.Equal(separationV, cycle.PeakSeparation.Value!.Value, 0.0004); // the table's rounding and a step at each peak
        Assert.Equal(-0.0285, cycle.Cathodic!.Peak.Potential.Value!.Value, 0.0002);
        Assert.Equal(-0.4463, cycle.Cathodic.Peak.Height.Value!.Value, 0.0005);
        Assert.Equal(0.0565, cycle.Cathodic.Peak.HalfPotential.Value!.Value - cycle.Cathodic.Peak.Potential.Value!.Value, 0.0004);
    }

    [Fact]
    public void A_capacitor_passes_C_times_window_and_has_no_peak()
    {
        // 2 mF at 20 mV/s: 0.04 mA throughout.
        var cv = CyclicVoltammetry.Of(Sweeps.Of(20, 0.001, (_, sign) => sign * 0.04, 0, 1, 0, 1)).Required();
        Assert.All(cv.Branches, b => Assert.Equal(2e-3 * 1 / 3.6, Math.Abs(b.Charge.Value!.Value), 1e-12)); // 2 mC in mAh
        Assert.All(cv.Branches, b => Assert.Equal(20, b.ScanRate.Value!.Value, 1e-9));
        Assert.All(cv.Branches, b => Assert.Null(b.Peak.Potential.Value));
        Assert.Null(cv.Cycles[0].PeakSeparation.Value);
        Assert.Equal(1, cv.Cycles[0].ChargeRatio.Value!.Value, 1e-12);
        Assert.Equal("Cycle 2 has no cathodic branch.", cv.Cycles[1].PeakSeparation.Reason);
    }

    [Fact]
    public void A_resistor_has_no_peak_and_says_so_but_keeps_its_extremes()
    {
        var cv = CyclicVoltammetry.Of(Sweeps.Of(50, 0.001, (e, _) => e / 5, -0.5, 0.5, -0.5)).Required();
        var cycle = Assert.Single(cv.Cycles);
        Assert.Null(cycle.PeakSeparation.Value);
        Assert.Contains("No peak: the anodic current is largest at 0.5000 V and falls by only 0 mA from there to the vertex at 0.5000 V.", cycle.PeakSeparation.Reason, StringComparison.Ordinal);
        Assert.Equal(1.0, Assert.Single(cv.Extremes).Separation.Value!.Value, 1e-12);
        Assert.Equal("extreme-separation/argmax-minus-argmin", cv.Extremes[0].Separation.Method.Name);
    }

    [Fact]
    public void A_spike_is_no_peak()
    {
        var (time, potential, sign) = Sweeps.Walk(50, 0.001, 0.7, 1.7, 0.7);
        double[] current = [.. potential.Zip(sign, (e, s) => s * 0.4 * Bell(e - 1.2))];
        current[800] = current[801] = 0.3;
        var cycle = CyclicVoltammetry.Of(Voltammogram.From(time, potential, current).Required()).Required().Cycles[0];
        Assert.Equal("No peak: the anodic current is largest at 1.5000 V in a spike of 2 row(s).", cycle.Anodic!.Peak.Potential.Reason);
        Assert.NotNull(cycle.Cathodic!.Peak.Potential.Value);
        Assert.Equal(1.2, CyclicVoltammetry.Of(Voltammogram.From(time, potential, current).Required(), new() { AnodicWindow = new(0.9, 1.4) }).Required().Cycles[0].Anodic!.Peak.Potential.Value!.Value, 1e-9);
    }

    [Fact]
    public void Resistance_is_taken_out_of_the_potential_and_stated()
    {
        // The wave lies at 1.2 V; 100 Ω carry its peak of 0.1 mA up by 10 mV.
        var (time, applied, sign) = Sweeps.Walk(50, 0.0005, 0.7, 1.7, 0.7);
        double[] current = [.. applied.Zip(sign, (e, s) => s * 0.4 * Bell(e - 1.2))];
        double[] measured = [.. applied.Zip(current, (e, i) => e + (i * 100 / 1000))];
        var sweep = Voltammogram.From(time, measured, current, applied).Required();
        Assert.Equal(0.020, Separation(null).Value!.Value, 1e-9);
        Assert.Equal(0, Separation(100).Value!.Value, 1e-9);
        Assert.Contains(new MethodParameter("iR/Ohm", 100), Separation(100).Method.Parameters);
        Assert.Contains(new MethodParameter("iR/Ohm", "not corrected"), Separation(null).Method.Parameters);

        Estimate Separation(double? ohm) => CyclicVoltammetry.Of(sweep, new SweepOptions { ResistanceOhm = ohm }).Required().Cycles[0].PeakSeparation;
    }

    [Fact]
    public void Height_and_charge_stand_on_the_stated_foot_line()
    {
        // A wave on a capacitor and a leak: 0.02 mA ± 0.01 mA/V.
        var options = new SweepOptions { AnodicFoot = new(0.72, 0.85), CathodicFoot = new(1.55, 1.68) };
        var sweep = Sweeps.Of(50, 0.0005, (e, sign) => (sign * ((0.4 * Bell(e - 1.2)) + 0.02)) + (0.01 * e), 0.7, 1.7, 0.7);
        var cycle = CyclicVoltammetry.Of(sweep, options).Required().Cycles[0];
        Assert.Equal(0.1, cycle.Anodic!.Peak.Height.Value!.Value, 2e-6); // the feet of the wave reach into the windows
        Assert.Equal(-0.1, cycle.Cathodic!.Peak.Height.Value!.Value, 2e-6);
        Assert.Equal(0.4 / Sweeps.InverseThermalVoltage / 0.05 / 3600, cycle.Anodic.Charge.Value!.Value, 2e-8);
        Assert.Contains(new MethodParameter("baseline", "straight line through 0.72 to 0.85 V"), cycle.Anodic.Charge.Method.Parameters);

        var bare = CyclicVoltammetry.Of(sweep).Required().Cycles[0];
        Assert.Equal(0.1 + 0.02 + 0.012, bare.Anodic!.Peak.Height.Value!.Value, 1e-6);
        Assert.Contains(new MethodParameter("baseline", "none"), bare.Anodic.Charge.Method.Parameters);

        var outside = CyclicVoltammetry.Of(sweep, options with { AnodicFoot = new(3, 4) }).Required().Cycles[0];
        Assert.Equal("The anodic branch has 0 row(s) in the baseline's window, 3 to 4 V: no line can be laid there.", outside.Anodic!.Peak.Height.Reason);
        Assert.Equal(outside.Anodic.Peak.Height.Reason, outside.Anodic.Charge.Reason);
    }

    // ξ/(1 + ξ)², a quarter at its top.
    private static double Bell(double v)
    {
        var xi = Math.Exp(v * Sweeps.InverseThermalVoltage);
        return xi / ((1 + xi) * (1 + xi));
    }
}
