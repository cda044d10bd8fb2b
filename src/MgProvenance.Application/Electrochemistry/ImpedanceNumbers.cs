using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Impedance;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Impedance: what the spectrum says without a model, whether it is that of a linear and stable cell, and the usual circuits.</summary>
internal static class ImpedanceNumbers
{
    public const string Technique = "impedance";

    /// <summary>Tried in this order; each that converges is printed, so that nobody takes one for the only one.</summary>
    private static readonly Circuit[] Tried = [Circuit.RRc, Circuit.RRq, Circuit.Randles, Circuit.RRqRq];

    public static Analysed Of(RunData data)
    {
        if (Columns(data.Last) is not var (frequency, real, imaginary)) return data.Nothing(Technique, "The file has no columns of frequency and impedance.");
        if (!ImpedanceSpectrum.Of(frequency, real, imaginary).IsAccepted(out var spectrum, out var refusal)) return data.Nothing(Technique, refusal.Sentence);
        var (intercept, cautions) = (Resistances.HighFrequencyIntercept(spectrum), new List<string>(spectrum.Findings.Select(f => f.Sentence)));
        var rows = new List<NumberRow>
        {
            new(
                NumberRow.Whole,
                [
                    RunNumber.Of("run.intercept", "high-frequency intercept", intercept, Comparison.Arithmetic),
                    RunNumber.Of("run.intercept-area", "its area-specific resistance", Resistances.AreaSpecific(intercept, data.Conditions.AreaCm2), Comparison.Arithmetic),
                    .. Consistency(spectrum, cautions),
                ]),
        };
        foreach (var circuit in Tried)
        {
            if (CircuitFit.Of(spectrum, circuit).IsAccepted(out var fit, out refusal)) rows.Add(Row(fit));
            else cautions.Add($"{circuit.Name}: {refusal.Sentence}");
        }

        return new Analysed(data.Numbers(Technique, rows, cautions.Distinct(StringComparer.Ordinal)), () => Curves(spectrum));
    }

    private static IEnumerable<RunNumber> Consistency(ImpedanceSpectrum spectrum, List<string> cautions)
    {
        if (!KramersKronig.Of(spectrum).IsAccepted(out var test, out var refusal))
        {
            yield return RunNumber.Of("run.kramers-kronig", "largest Kramers–Kronig residual", Estimate.Undefined("%", ImpedanceMethods.KramersKronig, refusal.Sentence));
            yield break;
        }

        cautions.AddRange(test.Findings.Select(f => f.Sentence));
        yield return RunNumber.Of("run.kramers-kronig", "largest Kramers–Kronig residual", (test.LargestReal.Value ?? 0) >= (test.LargestImaginary.Value ?? 0) ? test.LargestReal : test.LargestImaginary);
    }

    private static NumberRow Row(CircuitFit fit)
    {
        var key = fit.Circuit.Name.Replace('(', '-').Replace(")", string.Empty, StringComparison.Ordinal);
        var said = string.Create(CultureInfo.InvariantCulture, $"{fit.ExitSentence} chi2 = {fit.ChiSquared:G3}, {fit.DegreesOfFreedom} degrees of freedom.");
        return new NumberRow(
            fit.Circuit.Name,
            [.. fit.Values.Select((v, i) => RunNumber.Of($"circuit-{key}.{v.Name}", v.Name, i == 0 ? v.Estimate with { Reason = string.Join(' ', new[] { v.Estimate.Reason, said }.OfType<string>()) } : v.Estimate))]);
    }

    private static (double[] Frequency, double[] Real, double[] MinusImaginary)? Columns(InstrumentFile file) =>
        file.Find(Meaning.Frequency) is { Unit: "Hz" } f && file.Find(Meaning.ImpedanceReal) is { Unit: "Ohm" } re && file.Find(Meaning.ImpedanceImaginary) is { Unit: "Ohm" } im
            ? (f.Values, re.Values, im.Name.StartsWith('-') ? im.Values : [.. im.Values.Select(v => -v)])
            : null;

    private static IReadOnlyList<RunCurve> Curves(ImpedanceSpectrum spectrum)
    {
        var (modulus, phase) = spectrum.Bode();
        return
        [
            new RunCurve("nyquist", string.Empty, "Z′", "Ω", "−Z″", "Ω", spectrum.RealOhm, spectrum.MinusImaginaryOhm) { IsPoints = true },
            new RunCurve("bode-modulus", string.Empty, "Frequency", "Hz", "|Z|", "Ω", spectrum.FrequencyHz, modulus) { IsPoints = true, IsLogX = true, IsLogY = true },
            new RunCurve("bode-phase", string.Empty, "Frequency", "Hz", "Phase", "°", spectrum.FrequencyHz, phase) { IsPoints = true, IsLogX = true },
        ];
    }
}
