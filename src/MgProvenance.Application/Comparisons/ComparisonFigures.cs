using MgProvenance.Analysis.Statistics;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Comparisons;

/// <summary>A figure for each quantity: every cell a point, group beside group with mean and interval; for lives the survival curves.</summary>
public static class ComparisonFigures
{
    private static readonly string[] Symbolic = ["i0", "αa", "αc"];

    public static IReadOnlyList<NamedPlot> Of(StudyComparison comparison) =>
        [.. comparison.Tests.SelectMany((t, i) => t.Quantities.Select(q => new NamedPlot($"{i + 1}-{q.Key}", q.How == Comparison.Survival ? Survival(q, comparison) : Points(q, t, comparison))))];

    internal static Plot Points(ComparedQuantity quantity, ComparedTest test, StudyComparison comparison)
    {
        var series = new List<PlotSeries>();
        foreach (var (group, i) in quantity.Groups.Select((g, i) => (g, i)))
        {
            // Points beside each other, so that equal ones are seen.
            var offset = group.Values.Count > 1 ? 0.3 / (group.Values.Count - 1) : 0;
            var left = i + 1 - (group.Values.Count > 1 ? 0.15 : 0);
            series.AddRange(group.Values.Select((v, k) => (Value: v, X: left + (k * offset))).GroupBy(v => v.Value.Bound).Select(alike => new PlotSeries(group.Group, [.. alike.Select(v => v.X)], [.. alike.Select(v => v.Value.Value)])
            {
                Colour = i,
                Line = LineStyle.None,
                Marker = alike.Key switch { Bound.Below => MarkerStyle.UpperLimit, Bound.Above => MarkerStyle.LowerLimit, _ => MarkerStyle.Circle },
                YError = [.. alike.Select(v => alike.Key == Bound.None ? v.Value.StandardUncertainty ?? double.NaN : double.NaN)],
            }));
            if (group is not { Cells: > 1, Mean: { } mean }) continue;

            // A line and not error bars: on a logarithmic scale the mean is not in the middle of its interval.
            if (group.Confidence95 is { } interval) series.Add(new PlotSeries(string.Empty, [i + 1.3, i + 1.3], [interval.Lower, interval.Upper]) { Colour = i });
            series.Add(new PlotSeries(string.Empty, [i + 1.3], [mean]) { Colour = i, Line = LineStyle.None, Marker = MarkerStyle.OpenSquare });
        }

        return new Plot(
            new PlotAxis(comparison.Factor.ToString()) { Categories = [.. quantity.Groups.Select(g => FormulasIn.Text(g.Group))] },
            new PlotAxis(Short(quantity.Name), Unit(quantity.Unit), Scale: quantity.How == Comparison.Logarithmic ? AxisScale.Log10 : AxisScale.Linear),
            series,
            $"{quantity.Name} of every cell, {string.Join(", ", quantity.Groups.Select(g => $"{g.Group} n = {g.Cells}"))}; {test.Name}. Open squares: means of more than one cell, lines: their 95 % confidence intervals from three cells on.{Limits([quantity])}")
        { Simulated = comparison.Simulated, Legend = LegendPlace.None };
    }

    /// <summary>What arrows mean, where there are any.</summary>
    internal static string Limits(IEnumerable<ComparedQuantity> quantities)
    {
        var bounds = quantities.SelectMany(q => q.Groups).SelectMany(g => g.Values).Select(v => v.Bound).ToHashSet();
        return (bounds.Contains(Bound.Below) ? " Arrows down: upper limits, the quantity was sought and not found above them." : string.Empty)
            + (bounds.Contains(Bound.Above) ? " Arrows up: lower limits, observation ended first." : string.Empty);
    }

    internal static Plot Survival(ComparedQuantity quantity, StudyComparison comparison)
    {
        var series = quantity.Groups.Where(g => g.Values.Count > 0).SelectMany((g, i) =>
        {
            var curve = KaplanMeier.Of([.. g.Values.Select(v => new Lifetime(v.Value, v.Bound == Bound.Above))], quantity.Unit).Required();
            var (x, y, level) = (new List<double> { 0 }, new List<double> { 100 }, 100.0);
            foreach (var step in curve.Steps)
            {
                x.AddRange([step.Time, step.Time]);
                y.AddRange([level, level = 100 * step.Survival]);
            }

            var censored = curve.Steps.Where(s => s.Censored > 0).ToList();
            return new[]
            {
                new PlotSeries(FormulasIn.Text(g.Group), x, y) { Colour = i, Line = (LineStyle)(i % 4) },
                new PlotSeries(string.Empty, [.. censored.Select(s => s.Time)], [.. censored.Select(s => 100 * s.Survival)]) { Colour = i, Line = LineStyle.None, Marker = MarkerStyle.Cross },
            };
        });
        return new Plot(new PlotAxis(quantity.Name == "life" && quantity.Unit == "1" ? "Life, cycles" : Short(quantity.Name), Unit(quantity.Unit), Min: 0, Max: 1.05 * quantity.Groups.SelectMany(g => g.Values).Max(v => v.Value)), new PlotAxis("Survival", "%", Min: 0, Max: 105), [.. series], $"Kaplan–Meier estimate of {quantity.Name.ToLowerInvariant()} for each group. Crosses: cells that were not seen to fail.") { Simulated = comparison.Simulated, Legend = LegendPlace.Above };
    }

    /// <summary>Without the part of the run that it belongs to, which stands in the file's name and in the alternative text.</summary>
    private static RichText Short(string name)
    {
        var own = name.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? name[(at + 2)..] : name;
        return own.StartsWith("i0", StringComparison.Ordinal) ? Symbols(own) : char.ToUpperInvariant(own[0]) + own[1..];
    }

    /// <summary>Exchange current and transfer coefficients as they are printed: i0 and αa with their indices lowered.</summary>
    public static RichText Symbols(string name)
    {
        var (text, rest) = (RichText.Build(), name);
        while (rest.Length > 0)
        {
            var (at, symbol) = Symbolic.Select(s => (At: rest.IndexOf(s, StringComparison.Ordinal), s)).Where(f => f.At >= 0).DefaultIfEmpty((rest.Length, string.Empty)).Min();
            text.Text(rest[..at]);
            if (symbol.Length > 0) text.Italic(symbol[..1]).Sub(symbol[1..]);
            rest = rest[(at + symbol.Length)..];
        }

        return text.Done();
    }

    private static string? Unit(string ucum) => UnitText.Of(ucum) is { Length: > 0 } unit ? unit : null;
}
