using MgProvenance.Documents;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>A named figure.</summary>
public sealed record NamedPlot(string Name, Plot Plot);

/// <summary>The curves of a run as figures, one for each panel.</summary>
public static class RunFigures
{
    /// <param name="of">Run or file that they belong to.</param>
    public static IReadOnlyList<NamedPlot> Of(string of, IReadOnlyList<RunCurve> curves, bool simulated) =>
        [.. curves.GroupBy(c => c.Panel, StringComparer.Ordinal).Select(panel => new NamedPlot(panel.Key, Panel(of, [.. panel], simulated)))];

    private static Plot Panel(string of, IReadOnlyList<RunCurve> curves, bool simulated)
    {
        var names = curves.Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        var first = curves[0];
        var named = new HashSet<string>(StringComparer.Ordinal);
        var series = curves.Select(c => new PlotSeries(named.Add(c.Name) ? c.Name : string.Empty, c.X, c.Y)
        {
            Colour = names.IndexOf(c.Name),
            Line = c.IsPoints ? LineStyle.None : null,
            Marker = c.IsPoints ? MarkerStyle.Circle : MarkerStyle.None,
        });
        return new Plot(Axis(first.XLabel, first.XUnit, first.IsLogX), Axis(first.YLabel, first.YUnit, first.IsLogY), [.. series], $"{first.YLabel} against {first.XLabel.ToLowerInvariant()} of {of}.") { Simulated = simulated };
    }

    private static PlotAxis Axis(string label, string unit, bool isLog) => new(label, unit == "1" ? null : unit, Scale: isLog ? AxisScale.Log10 : AxisScale.Linear);
}
