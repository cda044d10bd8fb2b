using System.Globalization;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>What a cell gives against how fast it is asked: discharge capacity over the rate that was really passed, and charge and peak separation over scan rate.</summary>
internal static class RateFigures
{
    public const string Name = "rate";

    private sealed record Point(double Rate, double Value, double? Uncertainty);

    public static async Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var blocks = new List<FigureBlock>();
        var cycled = Together(study, FigureTest.In(study, c => c.HasCapacity && Capacities(study, c).Count > 0));
        if (cycled is not null && Panel(cycled, c => Capacities(study, c), new PlotAxis("Rate, measured", "C", Scale: AxisScale.Log10), new PlotAxis("Discharge capacity", "mA h g^-1", Min: 0)) is { } capacity)
        {
            var caption = $"Discharge capacity against the rate that was passed: of a cell at one rate at cycle {study.ReferenceCycle}, of a cell at several at the last cycle of each. {study.Opened.Label.Text}, {FigureText.Counts(cycled)}. Every cell is drawn; bars are one standard uncertainty.";
            blocks.Add(FigureText.Block(Name, study, 1, caption, [capacity]));
        }

        foreach (var test in FigureTest.In(study, c => c.Kind == RunKind.CyclicVoltammetry))
        {
            var rows = new Dictionary<TestedCell, IReadOnlyList<NumberRow>>();
            foreach (var cell in test.Cells) rows[cell] = (await RunNumbersOf.Cell(scope, study, cell, cancellation).ConfigureAwait(false))?.Rows ?? [];
            var x = new PlotAxis("Scan rate", "mV s^-1", Scale: AxisScale.Log10);
            var isSpecific = rows.Values.SelectMany(r => r).Any(r => r.Ending(".anodic-specific-charge")?.Value is not null);
            var quantity = isSpecific ? "specific-charge" : "charge";
            var panels = new List<(string What, Plot? Plot)>
            {
                ("anodic charge", Panel(test, c => Points(rows[c], $".anodic-{quantity}"), x, new PlotAxis("Anodic charge", isSpecific ? "mA h g^-1" : "mA h", Min: 0))),
                ("cathodic charge", Panel(test, c => Points(rows[c], $".cathodic-{quantity}"), x, new PlotAxis("Cathodic charge", isSpecific ? "mA h g^-1" : "mA h", Min: 0))),
                ("separation of the peaks", Panel(test, c => Points(rows[c], ".separation"), x, new PlotAxis("Peak separation", "V", Min: 0))),
            };
            var drawn = panels.Where(p => p.Plot is not null).ToList();
            if (drawn.Count == 0) continue;
            var caption = $"Voltammetry against scan rate, of each rate the last whole cycle. {FigureText.Of(test)}, {FigureText.Counts(test)}. {FigureText.Panels([.. drawn.Select(p => p.What)])}. Every cell is drawn.";
            blocks.Add(FigureText.Block(Name, study, blocks.Count + 1, caption, [.. drawn.Select(p => p.Plot!)]));
        }

        return new(blocks, "nothing was measured at two known rates");
    }

    private static FigureTest? Together(StudyAt study, IReadOnlyList<FigureTest> tests) => tests.Count == 0 ? null : new FigureTest(study, string.Empty, [.. tests.SelectMany(t => t.Cells)]);

    /// <summary>Null where fewer than two rates were measured.</summary>
    private static Plot? Panel(FigureTest test, Func<TestedCell, IReadOnlyList<Point>> points, PlotAxis x, PlotAxis y)
    {
        var cells = test.Groups.SelectMany(g => g.Cells.Select((c, k) => (Group: g, Name: k == 0 ? FormulasIn.Text(g.Name) : RichText.Empty, Points: points(c)))).ToList();
        if (cells.SelectMany(c => c.Points).Select(p => Rounded(p.Rate)).Distinct().Count() < 2) return null;
        var series = cells.Select(c => new PlotSeries(c.Name, [.. c.Points.Select(p => p.Rate)], [.. c.Points.Select(p => p.Value)])
        {
            Colour = c.Group.Colour,
            Line = c.Points.Count > 1 ? LineStyle.Solid : LineStyle.None,
            IsThin = true,
            Marker = Look.Marker(c.Group.Colour),
            YError = [.. c.Points.Select(p => p.Uncertainty ?? double.NaN)],
        });
        return new Plot(x, y, [.. series], $"{y.Label} against {x.Label.ToPlainText().ToLowerInvariant()} of every cell.") { Simulated = test.IsSimulated };
    }

    private static IReadOnlyList<Point> Capacities(StudyAt study, TestedCell cell)
    {
        var cycles = cell.Cell.Run!.Summary!.Cycles.Where(c => c.Discharge is { RateC: > 0, MAhPerG: not null }).ToList();
        var steps = new List<(double Rate, List<TestRuns.CycleNumbers> Cycles)>();
        foreach (var cycle in cycles)
        {
            var rate = Rounded(Math.Abs(cycle.Discharge!.RateC!.Value));
            if (steps.Count == 0 || steps[^1].Rate != rate) steps.Add((rate, []));
            steps[^1].Cycles.Add(cycle);
        }

        var chosen = steps.Count == 1 ? cycles.Where(c => c.Cycle == study.ReferenceCycle) : steps.Select(s => s.Cycles[^1]);
        return [.. chosen.Select(c => new Point(Math.Abs(c.Discharge!.RateC!.Value), c.Discharge.MAhPerG!.Value, c.Discharge.SpecificUncertaintyMAhPerG))];
    }

    private static List<Point> Points(IReadOnlyList<NumberRow> rows, string ending) =>
    [
        .. rows.Where(r => r.Ending(ending) is { Comparison: not Comparison.None, Value: not null } && r.Ending(".scan-rate")?.Value is > 0)
            .Select(r => new Point(r.Ending(".scan-rate")!.Value!.Value, Math.Abs(r.Ending(ending)!.Value!.Value), r.Ending(ending)!.StandardUncertainty)),
    ];

    /// <summary>To one digit: what was set, of which the measured rate is a noisy copy.</summary>
    private static double Rounded(double rate) => double.Parse(rate.ToString("G1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
