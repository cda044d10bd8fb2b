using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Impedance;

/// <summary>A fitted value of a circuit by name: R0, C1, n1, tau1; Q1 and C1 follow from R1, tau1, n1.</summary>
public sealed record CircuitValue(string Name, Estimate Estimate);

/// <summary>An equivalent circuit fitted to a spectrum.</summary>
/// <param name="Exit">Why the fit stopped; where it did not converge no value is defined.</param>
/// <param name="Values">The circuit's parameters, then what follows from them. A value that the data do not determine says so.</param>
/// <param name="ChiSquared">Weighted sum of squares of Z′ and Z″ together; with modulus weights a relative one, without unit.</param>
/// <param name="ReducedChiSquared">Per degree of freedom; null where there are none left.</param>
/// <param name="Points">The points that were fitted.</param>
/// <param name="RealOhm">Z′ of the fit at these points.</param>
/// <param name="MinusImaginaryOhm">−Z″ of the fit at these points.</param>
/// <param name="Findings"><c>circuit.inductive-left-out</c>.</param>
public sealed record CircuitFit(
    Circuit Circuit, FitExit Exit, string ExitSentence, IReadOnlyList<CircuitValue> Values, double ChiSquared, double? ReducedChiSquared, int DegreesOfFreedom,
    ImpedanceSpectrum Points, double[] RealOhm, double[] MinusImaginaryOhm, IReadOnlyList<Finding> Findings, Method Method)
{
    internal const double SmallestExponent = 0.01;

    // Enough steps to tell which start leads to the best fit; that one is then carried to its end.
    private static readonly FitOptions Exploring = new() { MaximumIterations = 60 };

    /// <summary>The estimate of this name.</summary>
    public Estimate this[string name] => Values.First(v => v.Name == name).Estimate;

    /// <summary>Fits the circuit from several starts that the data suggest and keeps the best.</summary>
    /// <returns>The fit, or a refusal: <c>circuit.too-few</c>, <c>circuit.zero</c> (a point without impedance has no modulus weight), and those of <see cref="NonlinearFit.Of"/>.</returns>
    public static Outcome<CircuitFit> Of(ImpedanceSpectrum spectrum, Circuit circuit, CircuitFitOptions? options = null)
    {
        options ??= new CircuitFitOptions();
        var points = options.UseInductivePoints ? spectrum : spectrum.WithoutInductivePoints();
        var needed = (circuit.Parameters.Count / 2) + 1;
        if (points.Count < needed) return new Refusal("circuit.too-few", $"{points.Count} points are left; {circuit.Name} needs {needed}.");
        double[] observed = [.. points.RealOhm, .. points.MinusImaginaryOhm];
        double[]? weights = null;
        if (options.Weighting == ImpedanceWeighting.Modulus)
        {
            var modulus = points.Bode().ModulusOhm;
            if (Array.IndexOf(modulus, 0) is var zero and >= 0) return new Refusal("circuit.zero", "A point has no impedance at all.", points.Rows[zero]);
            weights = [.. modulus.Concat(modulus).Select(z => 1 / (z * z))];
        }

        void Model(ReadOnlySpan<double> p, Span<double> predicted)
        {
            for (var i = 0; i < points.Count; i++) (predicted[i], predicted[points.Count + i]) = circuit.At(points.FrequencyHz[i], p);
        }

        Outcome<NonlinearFit> Fit(double[] start, FitOptions steps) => NonlinearFit.Of(Model, observed, Parameters(circuit, start), weights, options: steps);
        var (best, refusal) = (default(NonlinearFit), default(Refusal));
        foreach (var start in circuit.Starts(SpectrumShape.Of(points)))
        {
            if (!Fit(start, Exploring).IsAccepted(out var fit, out var refused)) refusal = refused;
            else if (best is null || fit.SumOfSquares < best.SumOfSquares) best = fit;
        }

        if (best is null) return refusal!;
        if (Fit(FasterFirst(circuit, [.. best.Parameters.Select(p => p.Value)]), new FitOptions()).IsAccepted(out var ordered, out _)) best = ordered;
        return Judge(spectrum, points, circuit, options, best, observed);
    }

    private static FitParameter[] Parameters(Circuit circuit, double[] start) =>
        [.. circuit.Parameters.Select((p, j) => p.IsExponent ? FitParameter.Between(p.Name, Math.Clamp(start[j], SmallestExponent, 1), SmallestExponent, 1) : FitParameter.Positive(p.Name, start[j]))];

    // Of two R-Q pairs the faster is called the first.
    private static double[] FasterFirst(Circuit circuit, double[] values)
    {
        if (circuit.Arcs is not [var first, var second] || values[first + 1] <= values[second + 1]) return values;
        for (var k = 0; k < 3; k++) (values[first + k], values[second + k]) = (values[second + k], values[first + k]);
        return values;
    }

    private static CircuitFit Judge(ImpedanceSpectrum spectrum, ImpedanceSpectrum points, Circuit circuit, CircuitFitOptions options, NonlinearFit fit, double[] observed)
    {
        var method = ImpedanceMethods.CircuitFit.With(options.Describe(circuit));
        var values = new CircuitValues(circuit, fit, options.LargestRelativeUncertainty, method);
        double[] fitted = [.. observed.Zip(fit.Residuals, (z, r) => z - r)];
        Finding[] findings = points.Count == spectrum.Count
            ? []
            : [new("circuit.inductive-left-out", $"{spectrum.Count - points.Count} inductive points of {spectrum.Count} are left out: {circuit.Name} has no inductance.")];
        return new CircuitFit(
            circuit, fit.Exit, fit.ExitSentence, [.. values.All()], fit.SumOfSquares, fit.DegreesOfFreedom > 0 ? fit.SumOfSquares / fit.DegreesOfFreedom : null, fit.DegreesOfFreedom,
            points, fitted[..points.Count], fitted[points.Count..], findings, method);
    }
}
