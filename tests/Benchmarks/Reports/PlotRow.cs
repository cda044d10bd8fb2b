using MgProvenance.Documents;

namespace MgProvenance.Benchmarks.Reports;

/// <summary>A long record drawn at the width of a column, beside one pass over the same arrays for their lowest and highest.</summary>
internal static class PlotRow
{
    private const int Points = 1_000_000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        double[] hours = [.. Enumerable.Range(0, Points).Select(i => i / 3600d)];
        double[] volts = [.. hours.Select(h => Math.Sin(h * 20) + (0.01 * Math.Sin(h * 1e5)))];
        var plot = new Plot(new PlotAxis("Time", "h"), new PlotAxis("Cell voltage", "V"), [new PlotSeries("cell", hours, volts)], "Voltage against time.");
        var size = PanelSize.Across(1, DocumentStyle.Default);
        var (characters, sum) = (0, 0.0);
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.Milliseconds(() => characters = SvgPlot.Draw(plot, size.Width, size.Height).Length),
            () => Clock.Milliseconds(() => sum += hours.Min() + hours.Max() + volts.Min() + volts.Max()));
        yield return pairs.Goal("< 100 ms", pairs.Ours.Median < 100, FormattableString.Invariant($"a series of {Points:N0} points drawn as SVG"), "ms", "lowest and highest of x and y", FormattableString.Invariant($"{characters:N0} characters, legend placed by itself"));
    }
}
