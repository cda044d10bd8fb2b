using System.Globalization;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Capacity and efficiency of every cycle of every cell: for each group a panel of each.</summary>
internal static class CyclingFigures
{
    public const string Name = "cycling";

    private const int InARow = 3, MarkersOnALine = 8, MarkersAmongMany = 3;

    /// <summary>More cells than these have the colour of their group and no name.</summary>
    private const int MostNamed = 4;

    public static Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var tests = FigureTest.In(study, c => c.HasCapacity && c.Cell.Run!.Summary!.Cycles.Count > 1);
        return Task.FromResult(new StudyFigures([.. tests.Select((t, i) => Figure(t, i + 1))], "no reported cell has the capacity of more than one cycle"));
    }

    private static FigureBlock Figure(FigureTest test, int number)
    {
        var isSpecific = test.Cells.All(c => c.Cell.Run!.Summary!.MassMg is not null);
        var capacity = new PlotAxis("Capacity", isSpecific ? "mA h g^-1" : "mA h", Min: 0);
        var (panels, contents) = (new List<Plot>(), new List<string>());
        foreach (var row in test.Groups.Chunk(InARow))
        {
            contents.Add($"{FigureText.Letters(panels.Count, row.Length)} discharge capacity and {FigureText.Letters(panels.Count + row.Length, row.Length)} coulombic efficiency of {string.Join(", ", row.Select(g => $"{g.Name} ({FigureText.N(g.Cells.Count)})"))}");
            panels.AddRange(row.Select(g => Panel(g, capacity, c => isSpecific ? c.Discharge?.MAhPerG : c.Discharge?.MAh) with { Legend = LegendPlace.None }));
            panels.AddRange(row.Select(g => Panel(g, new PlotAxis("CE", "%"), c => c.CoulombicEfficiencyPercent)));
        }

        var convention = string.Join(' ', test.Cells.Select(c => c.Cell.Run!.Summary!.CoulombicEfficiencyConvention).Distinct(StringComparer.Ordinal));
        var caption = $"Capacity and efficiency against cycle number. {FigureText.Of(test)}. {string.Join("; ", contents)}. Every reported cell and cycle is drawn; some points carry a marker; capacities have the symbols of the efficiencies below them. {convention}".TrimEnd();
        return FigureText.Block(Name, test.Study, number, caption, SharedAxes.OfX(SharedAxes.OfY(panels)), Math.Min(test.Groups.Count, InARow));
    }

    private static Plot Panel(TestedGroup group, PlotAxis axis, Func<CycleNumbers, double?> number)
    {
        var named = group.Cells.Count <= MostNamed;
        var series = group.Cells.Select((cell, k) =>
        {
            var cycles = cell.Cell.Run!.Summary!.Cycles;
            var every = Math.Max(1, cycles.Count / (named ? MarkersOnALine : MarkersAmongMany));
            return new PlotSeries(named ? cell.Cell.Label : string.Empty, [.. cycles.Select(c => (double)c.Cycle)], [.. cycles.Select(c => number(c) ?? double.NaN)])
            {
                Colour = named ? k : group.Colour,
                Line = LineStyle.Solid,
                IsThin = true,
                IsFaint = !named,
                Marker = named ? Look.Marker(k) : Look.OpenMarker(k),
                MarkEvery = every,
                MarkFrom = every * k / group.Cells.Count,
            };
        });
        return new Plot(new PlotAxis("Cycle", Min: 0), axis, [.. series], $"{axis.Label} against cycle number of {group.Name}, n = {group.Cells.Count}.") { Simulated = group.Cells.Any(c => c.IsSimulated), Title = FormulasIn.Text(group.Name) };
    }
}
