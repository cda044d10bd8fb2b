using System.Numerics;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Gaussian over bins, mirrored at both ends so that nothing is lost there and an even curve stays even.</summary>
internal sealed class GaussianKernel
{
    private readonly double[] _weights; // of distances 0, 1, 2, ...

    /// <param name="fullWidthV">At half height. The bins' own variance, Δ²/12, is taken off, so that bins and Gaussian together have this width.</param>
    public GaussianKernel(double fullWidthV, double binV)
    {
        FullWidthV = fullWidthV;
        var sigma = Math.Sqrt(Math.Pow(fullWidthV / binV / (2 * Math.Sqrt(2 * Math.Log(2))), 2) - (1.0 / 12));
        _weights = [.. Enumerable.Range(0, (int)Math.Ceiling(4.5 * sigma) + 1).Select(k => Math.Exp(-k * k / (2 * sigma * sigma)))];
        var sum = _weights[0] + (2 * _weights.Skip(1).Sum());
        for (var k = 0; k < _weights.Length; k++) _weights[k] /= sum;
    }

    public double FullWidthV { get; }

    /// <summary>Smoothed values of <paramref name="count"/> bins from <paramref name="first"/> on, which may lie beyond the ends.</summary>
    public double[] Smooth(double[] bins, int first, int count)
    {
        var reach = _weights.Length - 1;
        var around = new double[count + (2 * reach)];
        for (var k = 0; k < around.Length; k++) around[k] = bins[Mirror(first + k - reach, bins.Length)];
        var smooth = new double[count];
        var at = 0;

        // Every value is summed in the same order, whatever the machine's vectors hold.
        for (; at <= count - Vector<double>.Count; at += Vector<double>.Count)
        {
            var sum = _weights[0] * new Vector<double>(around, at + reach);
            for (var d = 1; d <= reach; d++) sum += _weights[d] * (new Vector<double>(around, at + reach - d) + new Vector<double>(around, at + reach + d));
            sum.CopyTo(smooth, at);
        }

        for (; at < count; at++)
        {
            var sum = _weights[0] * around[at + reach];
            for (var d = 1; d <= reach; d++) sum += _weights[d] * (around[at + reach - d] + around[at + reach + d]);
            smooth[at] = sum;
        }

        return smooth;
    }

    private static int Mirror(int k, int n)
    {
        if (k >= 0 && k < n) return k;
        k = ((k % (2 * n)) + (2 * n)) % (2 * n);
        return k < n ? k : (2 * n) - 1 - k;
    }
}
