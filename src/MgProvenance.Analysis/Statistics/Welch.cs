using MathNet.Numerics.Distributions;

namespace MgProvenance.Analysis.Statistics;

/// <summary>Welch's two-sample t-test, two-sided.</summary>
/// <param name="Difference">Mean of the first minus mean of the second.</param>
/// <param name="DegreesOfFreedom">Welch–Satterthwaite.</param>
/// <param name="PValue">Two-sided, not yet adjusted for several comparisons: see <see cref="Holm"/>.</param>
public sealed record Welch(double Difference, double T, double DegreesOfFreedom, double PValue, ConfidenceInterval Difference95, Method Method)
{
    private static readonly Method Definition = new("welch-t/two-sided", "1", "Welch's t-test, two-sided, Welch-Satterthwaite degrees of freedom; the unit is the cell.");

    /// <returns>The test, or a refusal: <c>welch.too-few</c> below three values a group, <c>welch.no-spread</c> where neither group varies, and those of <see cref="Summary.Of"/>.</returns>
    public static Outcome<Welch> Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (!Summary.Of(first).IsAccepted(out var a, out var refusal) || !Summary.Of(second).IsAccepted(out var b, out refusal)) return refusal;
        if (a.N < 3 || b.N < 3) return new Refusal("welch.too-few", $"Groups of {a.N} and {b.N}: no test below three a group.");
        var (va, vb) = (a.StandardDeviation!.Value * a.StandardDeviation.Value / a.N, b.StandardDeviation!.Value * b.StandardDeviation.Value / b.N);
        if (va + vb == 0) return new Refusal("welch.no-spread", "Neither group varies.");
        var error = Math.Sqrt(va + vb);
        var freedom = (va + vb) * (va + vb) / ((va * va / (a.N - 1)) + (vb * vb / (b.N - 1)));
        var difference = a.Mean - b.Mean;
        var t = difference / error;
        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * error;
        return new Welch(difference, t, freedom, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)), new ConfidenceInterval(difference - half, difference + half), Definition);
    }
}
