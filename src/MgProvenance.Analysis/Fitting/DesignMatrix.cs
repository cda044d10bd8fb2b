using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MgProvenance.Analysis.Fitting;

/// <summary>Singular values and vectors of a tall matrix by way of its thin QR form, with the right-hand side turned into the same frame.</summary>
/// <param name="Values">Singular values, falling.</param>
/// <param name="Vectors">Right singular vectors in rows.</param>
/// <param name="Projected">The right-hand side along each left singular vector.</param>
internal sealed record DesignMatrix(double[] Values, Matrix<double> Vectors, double[] Projected)
{
    /// <param name="columns">Column-major, changed by nobody.</param>
    public static DesignMatrix Of(double[] columns, double[] rightHandSide)
    {
        var rows = rightHandSide.Length;
        var matrix = Matrix<double>.Build.DenseOfColumnMajor(rows, columns.Length / rows, columns);
        var thin = matrix.QR(QRMethod.Thin);
        var svd = thin.R.Svd(true);
        var projected = svd.U.TransposeThisAndMultiply(thin.Q.TransposeThisAndMultiply(Vector<double>.Build.Dense(rightHandSide)));
        return new DesignMatrix(svd.S.ToArray(), svd.VT, projected.ToArray());
    }

    /// <summary>Solution damped by λ: minimises |A x − b|² + λ |x|².</summary>
    public double[] Damped(double lambda)
    {
        var solution = new double[Values.Length];
        for (var k = 0; k < Values.Length; k++)
        {
            var along = Values[k] == 0 ? 0 : Values[k] / ((Values[k] * Values[k]) + lambda) * Projected[k];
            for (var j = 0; j < solution.Length; j++) solution[j] += Vectors[k, j] * along;
        }

        return solution;
    }

    public int Rank(double ratio) => Values.Count(value => value > ratio * Values[0]);
}
