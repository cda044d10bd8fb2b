using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Symmetric cells: the voltage of one cell per group, and the polarisation of all of them.</summary>
internal static class SymmetricFigures
{
    public static async Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var (kind, blocks) = (CurveFigures.SymmetricVoltage, new List<FigureBlock>());
        foreach (var test in FigureTest.In(study, kind.IsWanted))
        {
            var (shown, voltages) = await kind.Panels(scope, test, cancellation).ConfigureAwait(false);
            if (voltages.Count == 0) continue;
            var polarisation = await Polarisation(scope, test, cancellation).ConfigureAwait(false);
            List<string> contents = [.. shown.Select(s => s.Sentence), .. polarisation is null ? Array.Empty<string>() : [$"polarisation of every cell, {FigureText.Counts(test)}"]];
            var caption = $"{kind.What} against time{(polarisation is null ? string.Empty : ", and mean polarisation of each cycle")}. {FigureText.Of(test)}. {FigureText.Panels(contents)}.{ShownCell.Why(shown)}";
            IReadOnlyList<Plot> panels = polarisation is null ? voltages : [.. voltages, polarisation];
            blocks.Add(FigureText.Block(kind.Name, study, blocks.Count + 1, caption, panels, panels.Count < 3 ? panels.Count : 2));
        }

        return new(blocks, kind.WhyNot);
    }

    /// <summary>Null where no cell completed a cycle.</summary>
    private static async Task<Plot?> Polarisation(ReportScope scope, FigureTest test, CancellationToken cancellation)
    {
        var series = new List<PlotSeries>();
        foreach (var group in test.Groups)
        {
            foreach (var (cell, k) in group.Cells.Select((c, k) => (c, k)))
            {
                var numbers = await RunNumbersOf.Cell(scope, test.Study, cell, cancellation).ConfigureAwait(false);
                var cycles = numbers?.Rows.Where(r => r.Cycle is not null).Select(r => (Cycle: r.Cycle!.Value, V: r.Ending(".polarisation")?.Value)).ToList() ?? [];
                if (!cycles.Any(c => c.V is not null)) continue;
                series.Add(new PlotSeries(k == 0 ? FormulasIn.Text(group.Name) : RichText.Empty, [.. cycles.Select(c => (double)c.Cycle)], [.. cycles.Select(c => c.V ?? double.NaN)])
                {
                    Colour = group.Colour,
                    Line = LineStyle.Solid,
                    IsThin = true,
                    Marker = Look.Marker(group.Colour),
                    MarkEvery = Math.Max(1, cycles.Count / 12),
                });
            }
        }

        return series.Count == 0 ? null : new Plot(new PlotAxis("Cycle", Min: 0), new PlotAxis("Polarisation", "V", Min: 0), series, "Mean polarisation against cycle number of every cell.") { Simulated = test.IsSimulated, Title = "All groups" };
    }
}
