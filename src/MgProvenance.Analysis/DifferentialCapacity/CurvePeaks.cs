using System.Globalization;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Finds the peaks of a smoothed curve and how they move with the kernel.</summary>
internal static class CurvePeaks
{
    public static List<DifferentialCapacityPeak> Find(double[] value, VoltageBins bins, double scale, string unit, MassMg? mass, DifferentialCapacityOptions options)
    {
        var peaks = new List<DifferentialCapacityPeak>();
        var least = options.PeakFraction * value.Max();
        GaussianKernel? half = null, twice = null;
        for (var k = 1; k < value.Length - 1; k++)
        {
            if (value[k] <= value[k - 1] || value[k] < value[k + 1] || value[k] < least || Prominence(value, k) < least) continue;
            half ??= new GaussianKernel(options.KernelWidthV / 2, bins.BinV);
            twice ??= new GaussianKernel(options.KernelWidthV * 2, bins.BinV);
            peaks.Add(Measure(value, k, bins, scale, unit, mass, options, half, twice));
        }

        return peaks;
    }

    private static DifferentialCapacityPeak Measure(
        double[] value, int k, VoltageBins bins, double scale, string unit, MassMg? mass, DifferentialCapacityOptions options, GaussianKernel half, GaussianKernel twice)
    {
        var (bin, height) = Top(k, value[k - 1], value[k], value[k + 1]);
        var voltage = bins.MiddleV(bin);
        var (narrow, wide) = (Under(options.KernelWidthV / 2, half), Under(options.KernelWidthV * 2, twice));
        var shift = new[] { narrow, wide }.Max(s => s.Voltage.Value is { } v ? Math.Abs(v - voltage) : 0);
        return new DifferentialCapacityPeak(
            Estimate.Of(voltage, "V", options.ForPeaks(DifferentialCapacityMethods.PeakVoltage), Math.Sqrt((shift * shift) + (bins.BinV * bins.BinV / 12))),
            Estimate.Of(height, unit, options.ForPeaks(DifferentialCapacityMethods.PeakHeight), mass is { } m ? height * m.StandardUncertainty / m.Value : null),
            Width(value, k, height, bins, options),
            narrow,
            wide);

        // The peak is followed within one kernel's width.
        KernelSensitivity Under(double widthV, GaussianKernel kernel)
        {
            var other = options with { KernelWidthV = widthV };
            var (inVolts, inHeight) = (other.ForPeaks(DifferentialCapacityMethods.PeakVoltage), other.ForPeaks(DifferentialCapacityMethods.PeakHeight));
            var reach = (int)Math.Ceiling(options.KernelWidthV / bins.BinV);
            var local = new double[(2 * reach) + 1];
            for (var d = -reach; d <= reach; d++) local[d + reach] = scale * kernel.At(bins.ChargeMAh, k + d);
            var top = Array.IndexOf(local, local.Max());
            if (top == 0 || top == local.Length - 1)
            {
                var reason = string.Create(CultureInfo.InvariantCulture, $"With a kernel of {1000 * widthV:G3} mV this is no peak of its own.");
                return new KernelSensitivity(widthV, Estimate.Undefined("V", inVolts, reason), Estimate.Undefined(unit, inHeight, reason));
            }

            var (at, high) = Top(k + top - reach, local[top - 1], local[top], local[top + 1]);
            return new KernelSensitivity(widthV, Estimate.Of(bins.MiddleV(at), "V", inVolts), Estimate.Of(high, unit, inHeight));
        }
    }

    // Parabola through three neighbours.
    private static (double Bin, double Height) Top(int k, double left, double middle, double right)
    {
        var bend = left - (2 * middle) + right;
        if (bend == 0) return (k, middle);
        var offset = (left - right) / (2 * bend);
        return (k + offset, middle - ((left - right) * offset / 4));
    }

    // How far the curve falls on both sides before it rises above the peak, or ends.
    private static double Prominence(double[] value, int k)
    {
        var (left, right) = (value[k], value[k]);
        for (var j = k - 1; j >= 0 && value[j] <= value[k]; j--) left = Math.Min(left, value[j]);
        for (var j = k + 1; j < value.Length && value[j] <= value[k]; j++) right = Math.Min(right, value[j]);
        return value[k] - Math.Max(left, right);
    }

    private static Estimate Width(double[] value, int k, double height, VoltageBins bins, DifferentialCapacityOptions options)
    {
        var method = options.ForPeaks(DifferentialCapacityMethods.PeakWidth);
        if (Edge(-1) is not { } low || Edge(1) is not { } high) return Estimate.Undefined("V", method, "On one side the curve does not fall to half of the peak's height before a higher peak or its end.");
        return Estimate.Of((high - low) * bins.BinV, "V", method, bins.BinV);

        double? Edge(int side)
        {
            for (var j = k; j >= 0 && j < value.Length && value[j] <= height; j += side)
            {
                if (value[j] < height / 2) return j - (side * ((height / 2) - value[j]) / (value[j - side] - value[j]));
            }

            return null;
        }
    }
}
