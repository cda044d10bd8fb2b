namespace MgProvenance.Analysis.Fitting;

/// <summary>
/// Singular values and vectors of a tall matrix, with the right-hand side turned into the same frame: Householder reflections to a triangle (Golub, Van Loan,
/// Matrix Computations, 5.2), then one-sided Jacobi rotations (Hestenes, J. SIAM 1958, 6, 51). On one thread: the matrices are small and many.
/// </summary>
/// <param name="Values">Singular values, falling.</param>
/// <param name="Vectors">The right singular vector of each.</param>
/// <param name="Projected">The right-hand side along the left singular vector of each.</param>
internal sealed record DesignMatrix(double[] Values, double[][] Vectors, double[] Projected)
{
    private const int MostSweeps = 60;

    /// <param name="columns">Column-major, at least as many rows as columns; left as it is.</param>
    public static DesignMatrix Of(double[] columns, double[] rightHandSide)
    {
        var (triangle, turned) = Triangularise((double[])columns.Clone(), (double[])rightHandSide.Clone());
        var vectors = Diagonalise(triangle);
        double[] values = [.. triangle.Select(column => Math.Sqrt(Dot(column, column)))];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(k => values[k])];
        return new DesignMatrix(
            [.. order.Select(k => values[k])], [.. order.Select(k => vectors[k])], [.. order.Select(k => values[k] == 0 ? 0 : Dot(triangle[k], turned) / values[k])]);
    }

    /// <summary>Solution damped by λ: minimises |A x − b|² + λ |x|².</summary>
    public double[] Damped(double lambda)
    {
        var solution = new double[Values.Length];
        for (var k = 0; k < Rank(0); k++)
        {
            var along = Values[k] / ((Values[k] * Values[k]) + lambda) * Projected[k];
            for (var j = 0; j < solution.Length; j++) solution[j] += Vectors[k][j] * along;
        }

        return solution;
    }

    /// <summary>Least squares without the singular values: for many columns far quicker. A column that is a combination of those before it gets no share.</summary>
    public static double[] Solve(double[] columns, double[] rightHandSide)
    {
        var (triangle, solution) = Triangularise((double[])columns.Clone(), (double[])rightHandSide.Clone());
        var largest = triangle.Select((column, j) => Math.Abs(column[j])).Max();
        for (var j = solution.Length - 1; j >= 0; j--)
        {
            solution[j] = Math.Abs(triangle[j][j]) <= 1e-14 * largest ? 0 : solution[j] / triangle[j][j];
            for (var i = 0; i < j; i++) solution[i] -= triangle[j][i] * solution[j];
        }

        return solution;
    }

    public int Rank(double ratio) => Values.Count(value => value > ratio * Values[0]);

    private static (double[][] Triangle, double[] Turned) Triangularise(double[] a, double[] b)
    {
        var (rows, columns) = (b.Length, a.Length / b.Length);
        for (var j = 0; j < columns; j++)
        {
            var v = a.AsSpan((j * rows) + j, rows - j);
            var length = Math.Sqrt(Dot(v, v));
            if (length == 0) continue;
            var diagonal = v[0] > 0 ? -length : length;
            v[0] -= diagonal;
            var half = Dot(v, v) / 2;
            for (var k = j + 1; k < columns; k++) Reflect(v, half, a.AsSpan((k * rows) + j, rows - j));
            Reflect(v, half, b.AsSpan(j));
            v.Clear();
            v[0] = diagonal;
        }

        return ([.. Enumerable.Range(0, columns).Select(j => a[(j * rows)..((j * rows) + columns)])], b[..columns]);
    }

    private static void Reflect(ReadOnlySpan<double> v, double half, Span<double> x)
    {
        var share = Dot(v, x) / half;
        for (var i = 0; i < x.Length; i++) x[i] -= share * v[i];
    }

    /// <summary>Turns the columns until each is orthogonal to all others, and returns the turns.</summary>
    private static double[][] Diagonalise(double[][] columns)
    {
        double[][] vectors = [.. columns.Select((_, j) => columns.Select((_, i) => i == j ? 1.0 : 0).ToArray())];
        for (var (sweep, turned) = (0, true); turned && sweep < MostSweeps; sweep++)
        {
            turned = false;
            for (var i = 0; i < columns.Length; i++)
            {
                for (var j = i + 1; j < columns.Length; j++)
                {
                    var (aa, bb, ab) = (Dot(columns[i], columns[i]), Dot(columns[j], columns[j]), Dot(columns[i], columns[j]));
                    if (Math.Abs(ab) <= 1e-15 * Math.Sqrt(aa * bb)) continue;
                    turned = true;
                    var zeta = (bb - aa) / (2 * ab);
                    var tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                    Turn(columns[i], columns[j], cosine, cosine * tangent);
                    Turn(vectors[i], vectors[j], cosine, cosine * tangent);
                }
            }
        }

        return vectors;
    }

    private static void Turn(double[] a, double[] b, double cosine, double sine)
    {
        for (var k = 0; k < a.Length; k++) (a[k], b[k]) = ((cosine * a[k]) - (sine * b[k]), (sine * a[k]) + (cosine * b[k]));
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
