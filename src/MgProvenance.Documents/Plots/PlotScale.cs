namespace MgProvenance.Documents;

/// <summary>Maps one axis from data to pixels.</summary>
internal sealed record PlotScale(AxisTicks Ticks, double From, double To)
{
    /// <summary>NaN for what the axis cannot show (not finite; not positive on a log axis).</summary>
    public double Map(double value)
    {
        if (!double.IsFinite(value)) return double.NaN;
        if (Ticks.Scale == AxisScale.Linear) return From + ((value - Ticks.Min) / (Ticks.Max - Ticks.Min) * (To - From));
        if (value <= 0) return double.NaN;
        return From + (Math.Log10(value / Ticks.Min) / Math.Log10(Ticks.Max / Ticks.Min) * (To - From));
    }

    public bool Shows(double pixel) => pixel >= Math.Min(From, To) - 0.01 && pixel <= Math.Max(From, To) + 0.01;
}
