namespace MgProvenance.Analysis.Impedance;

/// <summary>
/// Linear Kramers–Kronig test after Schönleber, Klotz, Ivers-Tiffée, Electrochim. Acta 2014, 131, 20 (doi 10.1016/j.electacta.2014.01.034), on the circuit of
/// Boukamp, J. Electrochem. Soc. 1995, 142, 1885 (doi 10.1149/1.2044210). A spectrum that such a circuit cannot follow is not that of a linear, causal, stable cell.
/// </summary>
/// <param name="Elements">RC elements that were needed.</param>
/// <param name="Mu">1 − Σ|negative R| / Σ positive R: near one the fit is too stiff, near zero it follows the noise.</param>
/// <param name="RealResidualsPercent">(Z′ − fit)/|Z|, in the order of the spectrum.</param>
/// <param name="ImaginaryResidualsPercent">The same of Z″.</param>
/// <param name="LargestReal">Largest of the first by size.</param>
/// <param name="LargestImaginary">Largest of the second by size.</param>
/// <param name="IsConsistent">No residual exceeds the limit of the options.</param>
/// <param name="Findings"><c>kk.inconsistent</c> with the row of the worst point; <c>kk.mu-not-reached</c> where no number of elements met both criteria.</param>
public sealed record KramersKronig(
    int Elements, double Mu, double[] RealResidualsPercent, double[] ImaginaryResidualsPercent, Estimate LargestReal, Estimate LargestImaginary, bool IsConsistent,
    IReadOnlyList<Finding> Findings, Method Method)
{
    private const int FewestPoints = 8;

    /// <returns>The test, or a refusal: <c>kk.too-few</c> below eight points, <c>kk.one-frequency</c>, <c>kk.zero</c> where a modulus is zero.</returns>
    public static Outcome<KramersKronig> Of(ImpedanceSpectrum spectrum, KramersKronigOptions? options = null)
    {
        options ??= new KramersKronigOptions();
        if (spectrum.Count < FewestPoints) return new Refusal("kk.too-few", $"{spectrum.Count} points are too few for the test; {FewestPoints} are needed.");
        if (spectrum.FrequencyHz[0] == spectrum.FrequencyHz[^1]) return new Refusal("kk.one-frequency", "All points have one frequency.");
        if (Array.FindIndex(spectrum.Bode().ModulusOhm, z => z == 0) is var zero and >= 0) return new Refusal("kk.zero", "A point has no impedance at all.", spectrum.Rows[zero]);

        var fit = new VoigtFit(spectrum, options.HasCapacitance);
        var most = Math.Min(options.MaximumElements, spectrum.Count);
        VoigtSolution[] all = [.. Enumerable.Range(1, most).Select(fit.Solve)];
        var smallest = all.Min(s => s.Variance);
        var best = Array.Find(all, s => s.Mu <= options.MuLimit && s.Variance <= options.VarianceRatio * smallest) ?? all.MinBy(s => s.Variance)!;
        var (elements, mu, real, imaginary) = (best.Elements, best.Mu, best.RealResidualsPercent, best.ImaginaryResidualsPercent);
        var method = ImpedanceMethods.KramersKronig.With(options.Describe());
        var worst = Enumerable.Range(0, spectrum.Count).MaxBy(i => Math.Max(Math.Abs(real[i]), Math.Abs(imaginary[i])));
        var (largestReal, largestImaginary) = (real.Max(Math.Abs), imaginary.Max(Math.Abs));
        var consistent = Math.Max(largestReal, largestImaginary) <= options.ResidualLimitPercent;
        var findings = new List<Finding>();
        if (mu > options.MuLimit) findings.Add(new("kk.mu-not-reached", $"With up to {most} elements mu stays above its limit; {elements} elements fit best, with mu {mu:F2}."));
        if (!consistent)
        {
            var size = Math.Max(Math.Abs(real[worst]), Math.Abs(imaginary[worst]));
            findings.Add(new("kk.inconsistent", $"At {spectrum.FrequencyHz[worst]:G4} Hz the spectrum is {size:G3} % off: not that of a linear, causal, stable cell.", spectrum.Rows[worst]));
        }

        return new KramersKronig(
            elements, mu, real, imaginary, Estimate.Of(largestReal, "%", method), Estimate.Of(largestImaginary, "%", method), consistent, findings, method);
    }
}
