using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace MgProvenance.Analysis.Statistics;

/// <summary>
/// Distribution of the largest |t| of several comparisons with one control and one pooled variance. Correlations have the form λi λj, so the
/// multivariate t falls apart into an integral over the control's deviate z and one over s/σ (Dunnett, Biometrics 1964, 20, 482). Both integrands
/// fall off like a normal density, where the trapezoidal rule converges exponentially: steps of a quarter of the width leave less than 1e-12.
/// </summary>
/// <param name="loadings">λi = √(ni / (ni + n0)), below one.</param>
/// <param name="freedom">Degrees of freedom of the pooled variance.</param>
public sealed class LargestT(double[] loadings, int freedom)
{
    private const double Step = 0.25;
    private const double Reach = 9;

    // A group much larger than the control follows the control's deviate closely: the integrand is then as narrow as √(1 − λ²)/λ.
    private readonly double _stepOfControl = Step * loadings.Min(l => Math.Min(1, Math.Sqrt(1 - (l * l)) / l));

    /// <summary>Probability that no |t| exceeds <paramref name="limit"/>.</summary>
    public double Within(double limit)
    {
        // x = ln(s/σ); the logarithm of its density, less that of its peak at zero.
        double Density(double x) => Math.Exp(freedom * (x - ((Math.Exp(2 * x) - 1) / 2)));
        var step = Step / Math.Sqrt(2.0 * freedom);
        var (sum, weights) = (0.0, 0.0);
        foreach (var direction in (int[])[1, -1])
        {
            for (var i = direction > 0 ? 0 : 1; ; i++)
            {
                var x = direction * i * step;
                var weight = Density(x);
                if (weight < 1e-17) break;
                weights += weight;
                sum += weight * WithinAt(limit * Math.Exp(x));
            }
        }

        return sum / weights;
    }

    /// <summary>The limit that no |t| exceeds with this probability.</summary>
    public double Limit(double probability)
    {
        var single = StudentT.InvCDF(0, 1, freedom, (1 + probability) / 2);
        var bonferroni = StudentT.InvCDF(0, 1, freedom, 1 - ((1 - probability) / 2 / loadings.Length));
        return loadings.Length == 1 ? single : Brent.FindRoot(c => Within(c) - probability, single, bonferroni + 1e-6, 1e-9);
    }

    private double WithinAt(double limit)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var z = -Reach; z <= Reach; z += _stepOfControl)
        {
            var weight = Math.Exp(-z * z / 2);
            var product = weight;
            foreach (var loading in loadings)
            {
                var rest = Math.Sqrt(2 * (1 - (loading * loading)));
                product *= (SpecialFunctions.Erf((limit - (loading * z)) / rest) + SpecialFunctions.Erf((limit + (loading * z)) / rest)) / 2;
            }

            weights += weight;
            sum += product;
        }

        return sum / weights;
    }
}
