namespace MgProvenance.Documents;

/// <summary>Lowest and highest of some values; empty while <see cref="Low"/> is above <see cref="High"/>.</summary>
internal readonly record struct Extent(double Low, double High)
{
    public static Extent Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    public bool IsEmpty => Low > High;

    /// <summary>Only finite values count, on a logarithmic axis only positive ones.</summary>
    public static Extent Of(IReadOnlyList<double> values, AxisScale scale) => values is double[] array ? Of(array.AsSpan(), scale) : Of([.. values], scale);

    public Extent And(Extent other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    private static Extent Of(ReadOnlySpan<double> values, AxisScale scale)
    {
        var (low, high) = Empty;
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (scale == AxisScale.Log10 && value <= 0)) continue;
            if (value < low) low = value;
            if (value > high) high = value;
        }

        return new(low, high);
    }
}
