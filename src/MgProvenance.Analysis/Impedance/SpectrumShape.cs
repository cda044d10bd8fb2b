namespace MgProvenance.Analysis.Impedance;

/// <summary>What a spectrum shows at a glance; circuits start their fits from it.</summary>
/// <param name="SerialOhm">Z′ at the highest frequency.</param>
/// <param name="SpanOhm">How far Z′ rises from there.</param>
/// <param name="ShortestS">1/ω of the highest frequency.</param>
/// <param name="LongestS">1/ω of the lowest frequency.</param>
/// <param name="ApexS">1/ω where −Z″ is largest, the two lowest frequencies left out: diffusion ends there.</param>
/// <param name="LastMinusImaginaryOhm">−Z″ at the lowest frequency.</param>
internal sealed record SpectrumShape(double SerialOhm, double SpanOhm, double ShortestS, double LongestS, double ApexS, double LastMinusImaginaryOhm)
{
    public static SpectrumShape Of(ImpedanceSpectrum spectrum)
    {
        var (re, mi) = (spectrum.RealOhm, spectrum.MinusImaginaryOhm);
        double Time(int i) => 1 / (2 * Math.PI * spectrum.FrequencyHz[i]);
        var tiny = 1e-6 * spectrum.Bode().ModulusOhm.Max();
        var apex = Enumerable.Range(0, Math.Max(1, spectrum.Count - 2)).MaxBy(i => mi[i]);
        var serial = Math.Max(re[0], tiny);
        return new SpectrumShape(serial, Math.Max(re.Max() - serial, tiny), Time(0), Time(spectrum.Count - 1), Time(apex), Math.Max(mi[^1], tiny));
    }

    /// <summary>The time constant of the apex, and three spread over the spectrum: whichever of them leads to the best fit is kept.</summary>
    public double[] Times => [ApexS, Between(0.25), Between(0.5), Between(0.75)];

    /// <summary>Time constants in pairs, the faster first.</summary>
    public IEnumerable<(double Fast, double Slow)> Pairs =>
        from fast in Enumerable.Range(1, 4)
        from slow in Enumerable.Range(fast + 1, 5 - fast)
        select (Between(fast / 6.0), Between(slow / 6.0));

    public double Sigma => LastMinusImaginaryOhm / Math.Sqrt(LongestS);

    private double Between(double share) => ShortestS * Math.Pow(LongestS / ShortestS, share);
}
