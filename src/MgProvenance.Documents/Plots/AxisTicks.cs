using System.Globalization;

namespace MgProvenance.Documents;

/// <summary>Places and labels of the ticks of one axis.</summary>
internal sealed record AxisTicks(double Min, double Max, IReadOnlyList<double> Major, IReadOnlyList<double> Minor, int Decimals, AxisScale Scale)
{
    private IReadOnlyList<RichText>? Categories { get; init; }

    /// <summary>Ticks at 1, 2 or 5 times a power of ten; an end that the axis does not fix is widened to a tick.</summary>
    /// <param name="axis">Fixed ends win over the data.</param>
    /// <param name="data">What the data cover.</param>
    /// <param name="wanted">About how many intervals fit.</param>
    public static AxisTicks For(PlotAxis axis, Extent data, int wanted)
    {
        if (axis.Categories is { } names) return new(0.5, names.Count + 0.5, [.. Enumerable.Range(1, names.Count).Select(k => (double)k)], [], 0, AxisScale.Linear) { Categories = names };
        var log = axis.Scale == AxisScale.Log10;
        var (low, high) = data.IsEmpty ? log ? new(1, 10) : new Extent(0, 1) : data;
        low = axis.Min ?? low;
        high = axis.Max ?? high;
        return log ? Logarithmic(axis, low, high) : Linear(axis, low, high, wanted);
    }

    public RichText Label(double value)
    {
        if (Categories is not null) return Categories[(int)value - 1];
        if (Scale == AxisScale.Log10) return RichText.Build().Text("10").Sup(Signed(Math.Round(Math.Log10(value)).ToString("F0", CultureInfo.InvariantCulture)));
        if (value == 0) return "0";
        var largest = Math.Max(Math.Abs(Min), Math.Abs(Max));
        if (largest is < 1_000_000 and >= 0.001) return Signed(value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        var exponent = (int)Math.Floor(Math.Log10(largest));
        var mantissa = (value / Math.Pow(10, exponent)).ToString("0.####", CultureInfo.InvariantCulture);
        return RichText.Build().Text(Signed(mantissa) + "×10").Sup(Signed(exponent.ToString(CultureInfo.InvariantCulture)));
    }

    private static AxisTicks Linear(PlotAxis axis, double low, double high, int wanted)
    {
        if (low == high) (low, high) = low == 0 ? (-1, 1) : (low - (Math.Abs(low) * 0.1), high + (Math.Abs(high) * 0.1));
        if (low > high) (low, high) = (high, low);
        var step = NiceStep((high - low) / Math.Max(1, wanted));
        var min = axis.Min ?? Math.Floor((low / step) + 1e-9) * step;
        var max = axis.Max ?? Math.Ceiling((high / step) - 1e-9) * step;
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 15);
        var minorStep = Leading(step) == 2 ? step / 2 : step / 5;
        return new(min, max, Steps(min, max, step), Steps(min, max, minorStep), decimals, AxisScale.Linear);
    }

    private static AxisTicks Logarithmic(PlotAxis axis, double low, double high)
    {
        if (low <= 0 || high <= 0) throw new DocumentDefectException($"The logarithmic axis '{axis.Label}' has an end that is not positive.");
        if (low > high) (low, high) = (high, low);
        int first = (int)Math.Floor(Math.Log10(low) + 1e-9), last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        if (first == last) last++;
        double min = axis.Min ?? Math.Pow(10, first), max = axis.Max ?? Math.Pow(10, last);
        var every = Math.Max(1, (last - first + 7) / 8);
        var decades = Enumerable.Range(first, last - first + 1).ToList();
        var major = decades.Where(d => (d - first) % every == 0).Select(d => Math.Pow(10, d)).Where(v => Within(v, min, max)).ToList();
        var minor = every > 1 ? [] : decades.SelectMany(d => Enumerable.Range(2, 8).Select(m => m * Math.Pow(10, d))).Where(v => Within(v, min, max)).ToList();
        return new(min, max, major, minor, 0, AxisScale.Log10);
    }

    private static bool Within(double value, double min, double max) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9);

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }

    private static int Leading(double step) => (int)Math.Round(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9)));

    /// <summary>Multiples of the step, each computed from its index so that errors do not add up.</summary>
    private static List<double> Steps(double min, double max, double step)
    {
        var steps = new List<double>();
        for (var i = (long)Math.Ceiling((min / step) - 1e-9); i * step <= max + (step * 1e-9); i++) steps.Add(i * step);
        return steps;
    }

    private static string Signed(string number) => number.Replace('-', '−');
}
