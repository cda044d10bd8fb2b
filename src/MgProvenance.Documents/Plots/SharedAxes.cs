namespace MgProvenance.Documents;

/// <summary>Panels that are compared with each other have the same axes.</summary>
public static class SharedAxes
{
    /// <summary>Ends lie at round numbers, close to the data.</summary>
    private const int Intervals = 12;

    /// <summary>The panels with one range of the left axis for all that share its label, unit and scale; ends that were fixed stay.</summary>
    public static IReadOnlyList<Plot> OfY(IReadOnlyList<Plot> panels) =>
        Shared(panels, p => p.Y, p => Ranges(p.Series.Where(s => !s.OnRightAxis), PlotFrame.ExtentOfY, p.Y), (p, axis) => p with { Y = axis });

    /// <summary>The same of the bottom axis.</summary>
    public static IReadOnlyList<Plot> OfX(IReadOnlyList<Plot> panels) =>
        Shared(panels, p => p.X, p => Ranges(p.Series, (s, scale) => Extent.Of(s.X, scale), p.X), (p, axis) => p with { X = axis });

    private static Extent Ranges(IEnumerable<PlotSeries> series, Func<PlotSeries, AxisScale, Extent> of, PlotAxis axis) => series.Aggregate(Extent.Empty, (e, s) => e.And(of(s, axis.Scale)));

    private static IReadOnlyList<Plot> Shared(IReadOnlyList<Plot> panels, Func<Plot, PlotAxis> axisOf, Func<Plot, Extent> extentOf, Func<Plot, PlotAxis, Plot> with)
    {
        var ticks = panels.GroupBy(p => Kind(axisOf(p))).ToDictionary(g => g.Key, g => AxisTicks.For(axisOf(g.First()), g.Aggregate(Extent.Empty, (e, p) => e.And(extentOf(p))), Intervals));
        return [.. panels.Select(p => ticks[Kind(axisOf(p))] is var t && axisOf(p).Categories is null ? with(p, axisOf(p) with { Min = t.Min, Max = t.Max }) : p)];
    }

    private static (string Label, string? Unit, AxisScale Scale) Kind(PlotAxis axis) => (axis.Label.ToPlainText(), axis.Unit, axis.Scale);
}
