using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Rate tests of symmetric cells: polarisation against current, and the exchange currents that follow.</summary>
internal static class ExchangeCurrentFigures
{
    public const string Name = "exchange-current";

    public static async Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var (comparison, blocks) = (await scope.Compared(study, cancellation).ConfigureAwait(false), new List<FigureBlock>());
        foreach (var test in FigureTest.In(study, c => c.IsOf(ElectrodePair.EqualMetals)))
        {
            if (await Steps(scope, test, cancellation).ConfigureAwait(false) is not { } steps) continue;
            var compared = comparison.Tests.First(t => t.Name == test.Name);
            var currents = compared.Quantities.Where(q => IsOf(q.Key)).ToList();
            List<string> contents = ["polarisation against current", .. currents.Select(q => q.Name)];
            var caption = ComparisonFigures.Symbols($"Rate test of symmetric cells and exchange current. {FigureText.Of(test)}. {FigureText.Panels(contents)}. Every cell is drawn: {FigureText.Counts(test)}. Bars are one standard uncertainty; {ComparisonFigureText.Means}{ComparisonFigures.Limits(currents)}");
            blocks.Add(FigureText.Block(Name, study, blocks.Count + 1, caption, [steps, .. SharedAxes.OfY([.. currents.Select(q => ComparisonFigures.Points(q, compared, comparison))])], currents.Count == 0 ? 1 : 2));
        }

        return new(blocks, "no symmetric cell was tested at several currents");
    }

    public static bool IsOf(string key) => key.StartsWith("i0", StringComparison.Ordinal);

    /// <summary>Null where no cell passed several currents.</summary>
    private static async Task<Plot?> Steps(ReportScope scope, FigureTest test, CancellationToken cancellation)
    {
        var found = new List<(TestedGroup Group, IReadOnlyList<NumberRow> Steps)>();
        foreach (var group in test.Groups)
        {
            foreach (var cell in group.Cells)
            {
                var rows = (await RunNumbersOf.Cell(scope, test.Study, cell, cancellation).ConfigureAwait(false))?.Rows.Where(r => r.Ending(".polarisation") is { Key: var key } && key.StartsWith("step-", StringComparison.Ordinal)).ToList() ?? [];
                if (rows.Count > 1) found.Add((group, rows));
            }
        }

        if (found.Count == 0) return null;
        var isDensity = found.All(f => f.Steps.All(s => s.Ending(".current-density")?.Value is not null));
        var series = found.Select(f => new PlotSeries(
            found.First(o => o.Group.Name == f.Group.Name) == f ? f.Group.Name : string.Empty,
            [.. f.Steps.Select(s => s.Ending(isDensity ? ".current-density" : ".current")?.Value ?? double.NaN)],
            [.. f.Steps.Select(s => s.Ending(".polarisation")?.Value * 1000 ?? double.NaN)])
        {
            Colour = f.Group.Colour,
            Line = LineStyle.Solid,
            IsThin = true,
            Marker = Look.Marker(f.Group.Colour),
            YError = [.. f.Steps.Select(s => s.Ending(".polarisation")?.StandardUncertainty * 1000 ?? double.NaN)],
        });
        return new Plot(isDensity ? new PlotAxis("Current density", "mA cm^-2", Min: 0) : new PlotAxis("Current", "mA", Min: 0), new PlotAxis("Polarisation", "mV", Min: 0), [.. series], "Polarisation against current of every cell of the rate test.")
        { Simulated = test.IsSimulated };
    }
}
