namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Gaussian over bins, mirrored at both ends so that nothing is lost there and an even curve stays even.</summary>
internal sealed class GaussianKernel
{
    private readonly double[] _weights; // of distances 0, 1, 2, ...

    /// <param name="fullWidthV">At half height. The bins' own variance, Δ²/12, is taken off, so that bins and Gaussian together have this width.</param>
    public GaussianKernel(double fullWidthV, double binV)
    {
        var sigma = Math.Sqrt(Math.Pow(fullWidthV / binV / (2 * Math.Sqrt(2 * Math.Log(2))), 2) - (1.0 / 12));
        _weights = [.. Enumerable.Range(0, (int)Math.Ceiling(4.5 * sigma) + 1).Select(k => Math.Exp(-k * k / (2 * sigma * sigma)))];
        var sum = _weights[0] + (2 * _weights.Skip(1).Sum());
        for (var k = 0; k < _weights.Length; k++) _weights[k] /= sum;
    }

    public double[] Smooth(double[] bins)
    {
        var reach = _weights.Length - 1;
        var padded = new double[bins.Length + (2 * reach)];
        for (var k = 0; k < padded.Length; k++) padded[k] = bins[Mirror(k - reach, bins.Length)];
        var smooth = new double[bins.Length];
        for (var k = 0; k < smooth.Length; k++)
        {
            var sum = _weights[0] * padded[k + reach];
            for (var d = 1; d <= reach; d++) sum += _weights[d] * (padded[k + reach - d] + padded[k + reach + d]);
            smooth[k] = sum;
        }

        return smooth;
    }

    public double At(double[] bins, int bin)
    {
        var sum = _weights[0] * bins[Mirror(bin, bins.Length)];
        for (var d = 1; d < _weights.Length; d++) sum += _weights[d] * (bins[Mirror(bin - d, bins.Length)] + bins[Mirror(bin + d, bins.Length)]);
        return sum;
    }

    private static int Mirror(int k, int n)
    {
        if (k >= 0 && k < n) return k;
        k = ((k % (2 * n)) + (2 * n)) % (2 * n);
        return k < n ? k : (2 * n) - 1 - k;
    }
}
