using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Finds where a potential turns.</summary>
/// <remarks>
/// The potential has turned at its extreme once it has gone back from there by the reversal: noise below that is not seen. A median of three rows goes first, so
/// that a single stray row (potentiostats write one when they switch on) turns nothing. Of equal rows the last is the extreme: a hold before the sweep is no part of it.
/// </remarks>
internal static class Vertices
{
    /// <summary>Sweeps in order of time, direction +1 or −1; neighbours share the row of their vertex.</summary>
    public static List<(int Sign, RowRange Rows)> Sweeps(ReadOnlySpan<double> potentialV, double reversalV)
    {
        var sweeps = new List<(int, RowRange)>();
        if (potentialV.Length == 0) return sweeps;
        var (sign, start, low, high) = (0, 0, 0, 0);
        var (lowV, highV) = (Median(potentialV, 0), Median(potentialV, 0));
        for (var row = 1; row < potentialV.Length; row++)
        {
            var v = Median(potentialV, row);
            if (sign >= 0 && v >= highV) (high, highV) = (row, v);
            if (sign <= 0 && v <= lowV) (low, lowV) = (row, v);
            if (sign >= 0 && highV - v >= reversalV)
            {
                Turn(potentialV, high, -1);
                (low, lowV) = (row, v);
            }
            else if (sign <= 0 && v - lowV >= reversalV)
            {
                Turn(potentialV, low, 1);
                (high, highV) = (row, v);
            }
        }

        if (sign != 0) sweeps.Add((sign, new RowRange(start, Refine(potentialV, sign > 0 ? high : low, sign))));
        return sweeps;

        void Turn(ReadOnlySpan<double> v, int extreme, int next)
        {
            var vertex = Refine(v, extreme, -next);
            if (sign != 0) sweeps.Add((sign, new RowRange(start, vertex)));
            (sign, start) = (next, vertex);
        }
    }

    // The median moves an extreme by up to one row.
    private static int Refine(ReadOnlySpan<double> v, int row, int sign)
    {
        var best = row;
        for (var k = Math.Max(0, row - 1); k <= Math.Min(v.Length - 1, row + 1); k++)
        {
            if (sign * v[k] > sign * v[best]) best = k;
        }

        return best;
    }

    private static double Median(ReadOnlySpan<double> v, int row)
    {
        var at = Math.Clamp(row, 1, Math.Max(1, v.Length - 2));
        if (v.Length < 3) return v[row];
        var (a, b, c) = (v[at - 1], v[at], v[at + 1]);
        return Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
    }
}
