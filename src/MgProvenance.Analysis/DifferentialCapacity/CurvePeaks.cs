using System.Globalization;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>Finds the peaks of a smoothed curve and how they move with the kernel.</summary>
internal sealed class CurvePeaks
{
    private readonly double[] _value;
    private readonly VoltageBins _bins;
    private readonly double _scale;
    private readonly string _unit;
    private readonly MassMg? _mass;
    private readonly string? _caution;
    private readonly PeakMethods _methods;
    private readonly (GaussianKernel Kernel, PeakMethods Methods)[] _others;
    private readonly int _follow;

    private CurvePeaks(double[] value, VoltageBins bins, double scale, string unit, MassMg? mass, string? caution, DifferentialCapacityOptions options)
    {
        (_value, _bins, _scale, _unit, _mass, _caution) = (value, bins, scale, unit, mass, caution);
        _methods = new PeakMethods(options);
        double[] widths = [options.KernelWidthV / 2, options.KernelWidthV * 2];
        _others = [.. widths.Select(w => (new GaussianKernel(w, bins.BinV), new PeakMethods(options with { KernelWidthV = w })))];
        _follow = (int)Math.Ceiling(options.KernelWidthV / bins.BinV);
    }

    /// <param name="scale">From charge in a bin to the curve's unit.</param>
    /// <param name="caution">Belongs to every peak; null where there is none.</param>
    public static IReadOnlyList<DifferentialCapacityPeak> Find(double[] value, VoltageBins bins, double scale, string unit, MassMg? mass, string? caution, DifferentialCapacityOptions options)
    {
        var least = options.PeakFraction * value.Max();
        var tops = new List<int>();
        for (var k = 1; k < value.Length - 1; k++)
        {
            if (value[k] > value[k - 1] && value[k] >= value[k + 1] && value[k] >= least && Prominence(value, k) >= least) tops.Add(k);
        }

        if (tops.Count == 0) return [];
        var peaks = new CurvePeaks(value, bins, scale, unit, mass, caution, options);
        return [.. tops.Select(peaks.Measure)];
    }

    private DifferentialCapacityPeak Measure(int k)
    {
        var (bin, height) = Top(k, _value.AsSpan(k - 1, 3));
        var voltage = _bins.MiddleV(bin);
        var (narrow, wide) = (Under(k, _others[0].Kernel, _others[0].Methods), Under(k, _others[1].Kernel, _others[1].Methods));
        var shift = new[] { narrow, wide }.Max(s => s.Voltage.Value is { } v ? Math.Abs(v - voltage) : 0);
        return new DifferentialCapacityPeak(
            Estimate.Of(voltage, "V", _methods.Voltage, Math.Sqrt((shift * shift) + (_bins.BinV * _bins.BinV / 12)), _caution),
            Estimate.Of(height, _unit, _methods.Height, _mass is { } m ? height * m.StandardUncertainty / m.Value : null, _caution),
            Width(k, height),
            narrow,
            wide);
    }

    // The peak is followed within one kernel's width.
    private KernelSensitivity Under(int k, GaussianKernel kernel, PeakMethods methods)
    {
        var near = kernel.Smooth(_bins.ChargeMAh, k - _follow, (2 * _follow) + 1);
        var top = Array.IndexOf(near, near.Max());
        if (top == 0 || top == near.Length - 1)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"With a kernel of {1000 * kernel.FullWidthV:G3} mV this is no peak of its own.");
            return new KernelSensitivity(kernel.FullWidthV, Estimate.Undefined("V", methods.Voltage, reason), Estimate.Undefined(_unit, methods.Height, reason));
        }

        var (bin, height) = Top(k + top - _follow, near.AsSpan(top - 1, 3));
        return new KernelSensitivity(kernel.FullWidthV, Estimate.Of(_bins.MiddleV(bin), "V", methods.Voltage), Estimate.Of(_scale * height, _unit, methods.Height));
    }

    // Parabola through a bin and its neighbours.
    private static (double Bin, double Height) Top(int bin, ReadOnlySpan<double> three)
    {
        var (slope, bend) = (three[0] - three[2], three[0] - (2 * three[1]) + three[2]);
        if (bend == 0) return (bin, three[1]);
        var offset = slope / (2 * bend);
        return (bin + offset, three[1] - (slope * offset / 4));
    }

    // How far the curve falls on both sides before it rises above the peak, or ends.
    private static double Prominence(double[] value, int k)
    {
        var (left, right) = (value[k], value[k]);
        for (var j = k - 1; j >= 0 && value[j] <= value[k]; j--) left = Math.Min(left, value[j]);
        for (var j = k + 1; j < value.Length && value[j] <= value[k]; j++) right = Math.Min(right, value[j]);
        return value[k] - Math.Max(left, right);
    }

    private Estimate Width(int k, double height)
    {
        if (Edge(-1) is not { } low || Edge(1) is not { } high)
            return Estimate.Undefined("V", _methods.Width, "On one side the curve does not fall to half of the peak's height before a higher peak or its end.");
        return Estimate.Of((high - low) * _bins.BinV, "V", _methods.Width, _bins.BinV);

        double? Edge(int side)
        {
            for (var j = k; j >= 0 && j < _value.Length && _value[j] <= height; j += side)
            {
                if (_value[j] < height / 2) return j - (side * ((height / 2) - _value[j]) / (_value[j - side] - _value[j]));
            }

            return null;
        }
    }

    private sealed class PeakMethods(DifferentialCapacityOptions options)
    {
        public Method Voltage { get; } = options.ForPeaks(DifferentialCapacityMethods.PeakVoltage);

        public Method Height { get; } = options.ForPeaks(DifferentialCapacityMethods.PeakHeight);

        public Method Width { get; } = options.ForPeaks(DifferentialCapacityMethods.PeakWidth);
    }
}
