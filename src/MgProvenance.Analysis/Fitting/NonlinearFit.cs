using MathNet.Numerics.LinearAlgebra;

namespace MgProvenance.Analysis.Fitting;

/// <summary>A nonlinear least-squares fit by Levenberg–Marquardt, with the reason why it stopped and how sure its parameters are.</summary>
/// <param name="Exit">Why it stopped. Values are the best found, whatever the reason.</param>
/// <param name="ExitSentence">The same in words, naming the parameters concerned.</param>
/// <param name="Iterations">Steps tried.</param>
/// <param name="SumOfSquares">Weighted sum of squared residuals.</param>
/// <param name="DegreesOfFreedom">Observations minus parameters that the data determine.</param>
/// <param name="ResidualStandardDeviation">√(sum of squares / degrees of freedom); null where there are none left.</param>
/// <param name="Covariance">Of the parameters, row by row; zero in the rows and columns of parameters without a standard error. Null where no parameter has one.</param>
/// <param name="Residuals">Observed minus predicted, not weighted.</param>
public sealed record NonlinearFit(
    FitExit Exit, string ExitSentence, int Iterations, IReadOnlyList<FittedParameter> Parameters, double SumOfSquares, int DegreesOfFreedom,
    double? ResidualStandardDeviation, double[][]? Covariance, double[] Residuals)
{
    /// <summary>Fits the model to the observations.</summary>
    /// <param name="weights">Positive factors of the squared residuals, right up to a common factor (inverse variances where these are known); null for equal weights.</param>
    /// <param name="jacobian">Derivatives; null for central differences.</param>
    /// <returns>
    /// The fit, or a refusal: <c>fit.no-parameters</c>, <c>fit.too-few</c>, <c>fit.not-finite</c>, <c>fit.weights</c>, <c>fit.start</c> (outside its bounds, or the model is not finite there).
    /// </returns>
    public static Outcome<NonlinearFit> Of(
        FitModel model, ReadOnlySpan<double> observed, IReadOnlyList<FitParameter> parameters, double[]? weights = null, FitJacobian? jacobian = null, FitOptions? options = null)
    {
        options ??= new FitOptions();
        if (parameters.Count == 0) return new Refusal("fit.no-parameters", "There is nothing to fit.");
        if (observed.Length < parameters.Count) return new Refusal("fit.too-few", $"{observed.Length} observations do not determine {parameters.Count} parameters.");
        for (var i = 0; i < observed.Length; i++)
        {
            if (!double.IsFinite(observed[i])) return new Refusal("fit.not-finite", "An observation is not a finite number.", i);
        }

        if (weights is not null && (weights.Length != observed.Length || !weights.All(w => double.IsFinite(w) && w > 0)))
        {
            return new Refusal("fit.weights", "There must be one positive weight for every observation.");
        }

        if (parameters.FirstOrDefault(p => !p.MayStart) is { } bad) return new Refusal("fit.start", $"{bad.Name} starts outside its bounds.");
        double[] roots = weights is null ? [.. Enumerable.Repeat(1.0, observed.Length)] : [.. weights.Select(Math.Sqrt)];
        var solver = new LevenbergMarquardt(model, jacobian, observed.ToArray(), roots, parameters, options);
        return solver.Start() ? Judge(solver, solver.Run(), parameters, roots, options) : new Refusal("fit.start", "The model gives no finite number at the start values.");
    }

    private static NonlinearFit Judge(LevenbergMarquardt solver, FitExit exit, IReadOnlyList<FitParameter> parameters, double[] roots, FitOptions options)
    {
        var (n, p) = (solver.Residuals.Length, parameters.Count);
        var derivatives = solver.WeightedDerivatives();
        var lengths = new double[p];
        for (var j = 0; j < p; j++)
        {
            var column = derivatives.AsSpan(j * n, n);
            foreach (var value in column) lengths[j] += value * value;
            lengths[j] = Math.Sqrt(lengths[j]);
            for (var i = 0; i < n && lengths[j] > 0; i++) column[i] /= lengths[j];
        }

        var atBound = parameters.Select((q, j) => lengths[j] == 0 && (solver.Values[j] <= q.Lower || solver.Values[j] >= q.Upper)).ToArray();
        var finite = derivatives.All(double.IsFinite);
        var design = DesignMatrix.Of(finite ? derivatives : new double[n * p], solver.Residuals);
        var rank = design.Rank(options.SingularRatio);
        var open = Enumerable.Range(0, p).Where(j => !atBound[j] && Undetermined(design.Vectors, rank, j)).ToArray();
        if (open.Length > 0 && exit is FitExit.Converged or FitExit.NoDescent) exit = FitExit.Singular;

        var freedom = n - rank;
        var variance = freedom > 0 ? solver.SumOfSquares / freedom : double.NaN;
        var chain = parameters.Select((q, j) => (q.IsLogarithmic ? solver.Values[j] : 1) / (lengths[j] == 0 ? 1 : lengths[j])).ToArray();
        bool Known(int j) => freedom > 0 && !atBound[j] && !open.Contains(j);
        double Covariance(int i, int j)
        {
            var sum = 0.0;
            for (var k = 0; k < rank; k++) sum += design.Vectors[k, i] * design.Vectors[k, j] / (design.Values[k] * design.Values[k]);
            return sum * variance * chain[i] * chain[j];
        }

        string? Reason(int j) =>
            atBound[j] ? $"{parameters[j].Name} lies at its bound." :
            open.Contains(j) ? $"The data do not determine {parameters[j].Name}." :
            freedom == 0 ? "As many parameters as observations." : null;
        var fitted = parameters.Select((q, j) => new FittedParameter(q.Name, solver.Values[j], Known(j) ? Math.Sqrt(Covariance(j, j)) : null, Reason(j))).ToArray();
        var covariance = Enumerable.Range(0, p).Select(i => Enumerable.Range(0, p).Select(j => Known(i) && Known(j) ? Covariance(i, j) : 0).ToArray()).ToArray();
        double[] residuals = [.. solver.Residuals.Zip(roots, (r, w) => r / w)];
        return new NonlinearFit(
            exit, Sentence(exit, solver.Iterations, [.. open.Select(j => parameters[j].Name)]), solver.Iterations, fitted, solver.SumOfSquares, freedom,
            freedom > 0 ? Math.Sqrt(variance) : null, fitted.Any(q => q.StandardError is not null) ? covariance : null, residuals);
    }

    // A parameter is open where it has a share in a direction along which the fit does not change.
    private static bool Undetermined(Matrix<double> vectors, int rank, int j) => Enumerable.Range(rank, vectors.RowCount - rank).Any(k => Math.Abs(vectors[k, j]) > 1e-3);

    private static string Sentence(FitExit exit, int iterations, string[] open) => exit switch
    {
        FitExit.Converged => $"Converged after {iterations} steps.",
        FitExit.IterationsExhausted => $"Not converged after {iterations} steps.",
        FitExit.NoDescent => $"Stopped after {iterations} steps: no smaller sum of squares was found.",
        _ => $"The data do not determine {string.Join(", ", open)}.",
    };
}
