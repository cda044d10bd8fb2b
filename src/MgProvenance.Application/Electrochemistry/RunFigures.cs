using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>A named figure.</summary>
public sealed record NamedPlot(string Name, Plot Plot);

/// <summary>The curves of a run as figures, one for each panel.</summary>
public static class RunFigures
{
    /// <summary>More points than these are a long record, in which a thick line would run into itself.</summary>
    private const int Many = 2000;

    /// <param name="of">Run or file that they belong to.</param>
    public static IReadOnlyList<NamedPlot> Of(string of, IReadOnlyList<RunCurve> curves, bool simulated) =>
        [.. curves.GroupBy(c => c.Panel, StringComparer.Ordinal).Select(panel => new NamedPlot(panel.Key, Panel(of, [.. panel], simulated)))];

    /// <summary>Curves that share their axes.</summary>
    internal static Plot Panel(string of, IReadOnlyList<RunCurve> curves, bool simulated)
    {
        var names = curves.Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        var first = curves[0];
        var named = new HashSet<string>(StringComparer.Ordinal);
        var series = curves.Select(c => new PlotSeries(named.Add(c.Name) ? ReportText.WithUnits(c.Name) : RichText.Empty, c.X, c.Y)
        {
            Colour = names.IndexOf(c.Name),
            Line = c.IsPoints ? LineStyle.None : null,
            Marker = c.IsPoints ? MarkerStyle.Circle : MarkerStyle.None,
            IsThin = c.X.Count > Many,
        });
        return new Plot(Axis(first.XLabel, first.XUnit, curves.All(c => c.IsLogX)), Axis(first.YLabel, first.YUnit, curves.All(c => c.IsLogY)), [.. series], $"{first.YLabel} against {char.ToLowerInvariant(first.XLabel[0])}{first.XLabel[1..]} of {of}.") { Simulated = simulated };
    }

    private static PlotAxis Axis(string label, string unit, bool isLog) => new(FormulasIn.Text(label), unit == "1" ? null : unit, Scale: isLog ? AxisScale.Log10 : AxisScale.Linear);
}
