namespace MgProvenance.Analysis.Fitting;

/// <summary>
/// Levenberg–Marquardt on weighted residuals. Columns are scaled by the largest length they have had (Moré, Lect. Notes Math. 1978, 630, 105), the
/// damping follows the gain ratio (Nielsen, IMM-REP-1999-05), and a parameter that its bound holds back is left out of the step.
/// </summary>
internal sealed class LevenbergMarquardt(FitModel model, FitJacobian? jacobian, double[] observed, double[] rootWeights, IReadOnlyList<FitParameter> parameters, FitOptions options)
{
    // The step of a central difference: the cube root of the rounding unit balances truncation against cancellation.
    private static readonly double RelativeDifference = Math.Cbrt(Math.BitIncrement(1) - 1);
    private const double StartDamping = 0.1;
    private const double LargestDamping = 1e24;

    // Where no step helps any more, an offset this small is what rounding in model and derivatives leaves.
    private const double OffsetOfRounding = 1e-4;

    private readonly int _n = observed.Length;
    private readonly int _p = parameters.Count;
    private readonly double[] _predicted = new double[observed.Length];
    private readonly double[] _above = new double[observed.Length];
    private readonly double[] _below = new double[observed.Length];

    public double[] Values { get; private set; } = [.. parameters.Select(p => p.Start)];

    /// <summary>Root weight times (observed minus predicted).</summary>
    public double[] Residuals { get; private set; } = new double[observed.Length];

    public double SumOfSquares { get; private set; }

    public int Iterations { get; private set; }

    /// <summary>False where the model gives no finite number at the start.</summary>
    public bool Start()
    {
        SumOfSquares = Evaluate(Values, Residuals);
        return double.IsFinite(SumOfSquares);
    }

    public FitExit Run()
    {
        var (scale, trial) = (new double[_p], new double[_n]);
        var (lambda, growth) = (StartDamping, 2.0);
        var rounding = RoundingOfResiduals();
        while (Iterations < options.MaximumIterations)
        {
            var derivatives = Derivatives();
            if (!derivatives.All(double.IsFinite)) return FitExit.NoDescent;
            HoldAtBounds(derivatives);
            for (var j = 0; j < _p; j++) scale[j] = Math.Max(scale[j], Length(Column(derivatives, j)));
            for (var j = 0; j < _p; j++) Scale(Column(derivatives, j), scale[j] == 0 ? 0 : 1 / scale[j]);
            var design = DesignMatrix.Of(derivatives, Residuals);
            var (offset, reach) = Offset(design);
            if (offset <= options.OffsetTolerance || reach <= rounding) return FitExit.Converged;

            var accepted = false;
            while (!accepted && Iterations < options.MaximumIterations)
            {
                Iterations++;
                var next = Step(design.Damped(lambda), scale);
                var sum = Evaluate(next, trial);
                var gain = (SumOfSquares - sum) / Promised(derivatives, next, scale);
                accepted = sum < SumOfSquares && gain > 1e-4;
                if (accepted)
                {
                    (Values, SumOfSquares) = (next, sum);
                    (Residuals, trial) = (trial, Residuals);
                    (lambda, growth) = (lambda * Math.Max(1.0 / 3, 1 - Math.Pow((2 * gain) - 1, 3)), 2);
                    continue;
                }

                (lambda, growth) = (lambda * growth, growth * 2);
                if (lambda > LargestDamping || next.SequenceEqual(Values)) return offset <= OffsetOfRounding ? FitExit.Converged : FitExit.NoDescent;
            }
        }

        return FitExit.IterationsExhausted;
    }

    /// <summary>Weighted derivatives by the steps (logarithms where a parameter has them), column-major; a parameter held at its bound has a column of zeros.</summary>
    public double[] WeightedDerivatives()
    {
        var derivatives = Derivatives();
        HoldAtBounds(derivatives);
        return derivatives;
    }

    // How far the minimum is, in standard errors of the parameters, and by how much the residuals would shrink on the way.
    private (double Offset, double Reach) Offset(DesignMatrix design)
    {
        var rank = design.Rank(options.SingularRatio);
        var reach = Math.Sqrt(design.Projected.Take(rank).Sum(x => x * x));
        var rest = Math.Sqrt(Math.Max(0, SumOfSquares - (reach * reach)));
        var offset = rank == 0 ? 0 : reach / rest * Math.Sqrt(Math.Max(1, _n - rank) / (double)rank);
        return (SumOfSquares == 0 ? 0 : offset, reach);
    }

    private double RoundingOfResiduals()
    {
        var unit = Math.BitIncrement(1) - 1;
        return unit * Length([.. observed.Zip(rootWeights, (y, w) => y * w)]);
    }

    private double[] Step(double[] scaled, double[] scale) =>
        [.. parameters.Select((p, j) => scaled[j] == 0 ? Values[j] : p.FromStep(p.ToStep(Values[j]) + (scaled[j] / scale[j])))];

    // What the linear model promises for the step that was really taken, bounds included.
    private double Promised(double[] scaledDerivatives, double[] next, double[] scale)
    {
        var left = (double[])Residuals.Clone();
        for (var j = 0; j < _p; j++)
        {
            var step = (parameters[j].ToStep(next[j]) - parameters[j].ToStep(Values[j])) * scale[j];
            var column = Column(scaledDerivatives, j);
            for (var i = 0; i < _n; i++) left[i] -= column[i] * step;
        }

        return SumOfSquares - SquaredLength(left);
    }

    private double Evaluate(double[] values, double[] residuals)
    {
        model(values, _predicted);
        for (var i = 0; i < _n; i++) residuals[i] = rootWeights[i] * (observed[i] - _predicted[i]);
        return SquaredLength(residuals);
    }

    private double[] Derivatives()
    {
        var derivatives = new double[_n * _p];
        if (jacobian is null) Differences(derivatives);
        else jacobian(Values, derivatives);
        for (var j = 0; j < _p; j++)
        {
            var column = Column(derivatives, j);
            var chain = parameters[j].IsLogarithmic ? Values[j] : 1;
            for (var i = 0; i < _n; i++) column[i] *= rootWeights[i] * chain;
        }

        return derivatives;
    }

    private void Differences(double[] derivatives)
    {
        for (var j = 0; j < _p; j++)
        {
            var size = Math.Max(Math.Abs(Values[j]), parameters[j].IsLogarithmic ? 0 : RelativeDifference * Math.Abs(parameters[j].Start));
            var step = RelativeDifference * (size == 0 ? 1 : size);
            var moved = (double[])Values.Clone();
            var (high, low) = (Math.Min(parameters[j].Upper, Values[j] + step), Math.Max(parameters[j].Lower, Values[j] - step));
            moved[j] = high;
            model(moved, _above);
            moved[j] = low;
            model(moved, _below);
            var column = Column(derivatives, j);
            for (var i = 0; i < _n; i++) column[i] = (_above[i] - _below[i]) / (high - low);
        }
    }

    private void HoldAtBounds(double[] derivatives)
    {
        for (var j = 0; j < _p; j++)
        {
            var column = Column(derivatives, j);
            var downhill = 0.0;
            for (var i = 0; i < _n; i++) downhill += column[i] * Residuals[i];
            if ((Values[j] <= parameters[j].Lower && downhill <= 0) || (Values[j] >= parameters[j].Upper && downhill >= 0)) column.Clear();
        }
    }

    private Span<double> Column(double[] derivatives, int j) => derivatives.AsSpan(j * _n, _n);

    private static void Scale(Span<double> column, double factor)
    {
        for (var i = 0; i < column.Length; i++) column[i] *= factor;
    }

    private static double Length(ReadOnlySpan<double> values) => Math.Sqrt(SquaredLength(values));

    private static double SquaredLength(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return sum;
    }
}
