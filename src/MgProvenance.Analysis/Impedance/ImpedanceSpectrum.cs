namespace MgProvenance.Analysis.Impedance;

/// <summary>
/// Points of one impedance spectrum, from high to low frequency. Sign: the imaginary part is kept as −Z″, positive for a capacitive point, as EC-Lab and the
/// Nyquist plot have it.
/// </summary>
/// <param name="FrequencyHz">Falling; equal neighbours where a frequency was measured twice.</param>
/// <param name="RealOhm">Z′.</param>
/// <param name="MinusImaginaryOhm">−Z″.</param>
/// <param name="Rows">Zero-based row of each point in what was given.</param>
/// <param name="Findings">What was left out, reordered or stands out.</param>
public sealed record ImpedanceSpectrum(double[] FrequencyHz, double[] RealOhm, double[] MinusImaginaryOhm, int[] Rows, IReadOnlyList<Finding> Findings)
{
    public int Count => FrequencyHz.Length;

    /// <summary>Points with −Z″ below zero: wiring, or a cell that changed while it was measured.</summary>
    public int InductivePoints => MinusImaginaryOhm.Count(x => x < 0);

    /// <summary>A spectrum from the rows of one sweep.</summary>
    /// <param name="minusImaginaryOhm">−Z″: positive for a capacitor.</param>
    /// <returns>
    /// The spectrum with its findings (<c>spectrum.not-finite</c> and <c>spectrum.frequency</c> for each row left out, <c>spectrum.reordered</c>,
    /// <c>spectrum.frequency-twice</c>, <c>spectrum.inductive</c>), or a refusal: <c>spectrum.lengths-differ</c>, <c>spectrum.no-points</c>.
    /// </returns>
    public static Outcome<ImpedanceSpectrum> Of(ReadOnlySpan<double> frequencyHz, ReadOnlySpan<double> realOhm, ReadOnlySpan<double> minusImaginaryOhm)
    {
        if (frequencyHz.Length != realOhm.Length || frequencyHz.Length != minusImaginaryOhm.Length)
        {
            return new Refusal("spectrum.lengths-differ", "Frequencies, real and imaginary parts differ in number.");
        }

        var (rows, findings) = (new List<int>(), new List<Finding>());
        for (var i = 0; i < frequencyHz.Length; i++)
        {
            if (!double.IsFinite(realOhm[i]) || !double.IsFinite(minusImaginaryOhm[i])) findings.Add(new("spectrum.not-finite", "A point without a finite impedance is left out.", i));
            else if (!double.IsFinite(frequencyHz[i]) || frequencyHz[i] <= 0) findings.Add(new("spectrum.frequency", "A point without a positive frequency is left out.", i));
            else rows.Add(i);
        }

        if (rows.Count == 0) return new Refusal("spectrum.no-points", "No row has a positive frequency and a finite impedance.");
        var frequencies = frequencyHz.ToArray();
        int[] order = [.. rows.OrderByDescending(i => frequencies[i])];
        if (!order.SequenceEqual(rows) && !order.SequenceEqual(Enumerable.Reverse(rows)))
        {
            findings.Add(new("spectrum.reordered", "The frequencies neither fall nor rise throughout; the points are put in order."));
        }

        var spectrum = new ImpedanceSpectrum(Pick(frequencyHz, order), Pick(realOhm, order), Pick(minusImaginaryOhm, order), order, findings);
        for (var i = 1; i < spectrum.Count; i++)
        {
            if (spectrum.FrequencyHz[i] == spectrum.FrequencyHz[i - 1]) findings.Add(new("spectrum.frequency-twice", $"{spectrum.FrequencyHz[i]:G6} Hz was measured more than once.", order[i]));
        }

        if (spectrum.InductivePoints is var inductive and > 0) findings.Add(new("spectrum.inductive", $"{inductive} of {spectrum.Count} points are inductive (-Z'' below zero)."));
        return spectrum;
    }

    /// <summary>The points that are not inductive.</summary>
    public ImpedanceSpectrum WithoutInductivePoints()
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(i => MinusImaginaryOhm[i] >= 0)];
        return new ImpedanceSpectrum(Pick(FrequencyHz, kept), Pick(RealOhm, kept), Pick(MinusImaginaryOhm, kept), [.. kept.Select(i => Rows[i])], Findings);
    }

    /// <summary>Z′ and −Z″ in Ohm·cm², for a Nyquist plot on the geometric area.</summary>
    public (double[] Real, double[] MinusImaginary) AreaSpecificOhmCm2(double areaCm2) => ([.. RealOhm.Select(z => z * areaCm2)], [.. MinusImaginaryOhm.Select(z => z * areaCm2)]);

    /// <summary>|Z| in Ohm and the phase of Z in degrees (negative for a capacitive point), for a Bode plot over <see cref="FrequencyHz"/>.</summary>
    public (double[] ModulusOhm, double[] PhaseDeg) Bode() =>
        ([.. RealOhm.Zip(MinusImaginaryOhm, double.Hypot)], [.. RealOhm.Zip(MinusImaginaryOhm, (re, mi) => Math.Atan2(-mi, re) * 180 / Math.PI)]);

    private static double[] Pick(ReadOnlySpan<double> values, int[] order)
    {
        var picked = new double[order.Length];
        for (var i = 0; i < order.Length; i++) picked[i] = values[order[i]];
        return picked;
    }
}
