using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Impedance;

/// <param name="Mu">1 − Σ|negative R| / Σ positive R.</param>
/// <param name="Variance">Of the relative residuals, per degree of freedom.</param>
internal sealed record VoigtSolution(int Elements, double Mu, double Variance, double[] RealResidualsPercent, double[] ImaginaryResidualsPercent);

/// <summary>Linear least squares of R + iωL + 1/(iωC) + Σ Rk/(1 + iωτk) with τk spread evenly on a logarithmic scale, weighted by 1/|Z|.</summary>
internal sealed class VoigtFit(ImpedanceSpectrum spectrum, bool hasCapacitance)
{
    private readonly int _n = spectrum.Count;
    private readonly double[] _omega = [.. spectrum.FrequencyHz.Select(f => 2 * Math.PI * f)];
    private readonly double[] _modulus = spectrum.Bode().ModulusOhm;

    public VoigtSolution Solve(int elements)
    {
        var serial = hasCapacitance ? 3 : 2;
        var columns = new double[2 * _n * (serial + elements)];
        for (var i = 0; i < _n; i++)
        {
            Put(columns, 0, i, 1, 0);
            Put(columns, 1, i, 0, _omega[i]);
            if (hasCapacitance) Put(columns, 2, i, 0, -1 / _omega[i]);
            for (var k = 0; k < elements; k++)
            {
                var x = _omega[i] * TimeConstant(k, elements);
                Put(columns, serial + k, i, 1 / (1 + (x * x)), -x / (1 + (x * x)));
            }
        }

        var measured = new double[2 * _n];
        Put(measured, 0, spectrum.RealOhm, 1);
        Put(measured, _n, spectrum.MinusImaginaryOhm, -1);
        var lengths = Normalise(columns);
        var solution = DesignMatrix.Solve(columns, measured);
        double[] resistances = [.. solution.Skip(serial).Zip(lengths.Skip(serial), (x, length) => x / length)];
        var (negative, positive) = (-resistances.Where(r => r < 0).Sum(), resistances.Where(r => r > 0).Sum());
        var left = Left(columns, measured, solution);
        return new VoigtSolution(
            elements, positive == 0 ? 0 : 1 - (negative / positive), left.Sum(r => r * r) / (left.Length - solution.Length), [.. left[.._n].Select(r => 100 * r)], [.. left[_n..].Select(r => 100 * r)]);
    }

    private double TimeConstant(int k, int elements)
    {
        var (shortest, longest) = (1 / _omega[0], 1 / _omega[^1]);
        return elements == 1 ? Math.Sqrt(shortest * longest) : shortest * Math.Pow(longest / shortest, k / (elements - 1.0));
    }

    private void Put(double[] columns, int column, int i, double real, double imaginary)
    {
        columns[(column * 2 * _n) + i] = real / _modulus[i];
        columns[(column * 2 * _n) + _n + i] = imaginary / _modulus[i];
    }

    private void Put(double[] measured, int start, double[] values, int sign)
    {
        for (var i = 0; i < _n; i++) measured[start + i] = sign * values[i] / _modulus[i];
    }

    private double[] Normalise(double[] columns)
    {
        var lengths = new double[columns.Length / (2 * _n)];
        for (var j = 0; j < lengths.Length; j++)
        {
            var column = columns.AsSpan(j * 2 * _n, 2 * _n);
            foreach (var x in column) lengths[j] += x * x;
            lengths[j] = Math.Sqrt(lengths[j]);
            for (var i = 0; i < column.Length; i++) column[i] /= lengths[j];
        }

        return lengths;
    }

    private static double[] Left(double[] columns, double[] measured, double[] solution)
    {
        var left = (double[])measured.Clone();
        for (var j = 0; j < solution.Length; j++)
        {
            for (var i = 0; i < left.Length; i++) left[i] -= columns[(j * left.Length) + i] * solution[j];
        }

        return left;
    }
}
