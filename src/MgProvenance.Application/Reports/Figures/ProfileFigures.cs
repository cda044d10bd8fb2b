using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Voltage against capacity of one cell per group.</summary>
internal static class ProfileFigures
{
    public const string Name = "profiles";

    public static async Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var blocks = new List<FigureBlock>();
        foreach (var test in FigureTest.In(study, c => c.HasCapacity)) blocks.Add(await Figure(scope, test, blocks.Count + 1, cancellation).ConfigureAwait(false));
        return new(blocks, "no reported cell has a capacity");
    }

    private static async Task<FigureBlock> Figure(ReportScope scope, FigureTest test, int number, CancellationToken cancellation)
    {
        var wanted = CyclesOf(test);
        var shown = await ShownCell.Of(scope, test, ShownCell.ByCapacity, cancellation).ConfigureAwait(false);
        var panels = new List<Plot>();
        var drawings = await scope.Drawings.Of(test, [.. shown.Select(s => s.Cell)], cancellation).ConfigureAwait(false);
        foreach (var (cell, drawing) in shown.Zip(drawings))
        {
            if (drawing.WhyNoProfiles is { } reason) throw new MalformedValueException("figure.no-raw-file", $"A figure of voltage profiles shows cell {cell.Cell.Cell.Label}, whose file cannot be read again. {reason}");
            panels.Add(Panel(cell, drawing.Profiles, wanted));
        }

        var cycles = wanted is [var only] ? $"cycle {only}" : $"cycles {string.Join(", ", wanted.SkipLast(1))} and {wanted[^1]}";
        var caption = string.Create(CultureInfo.InvariantCulture, $"Voltage profiles at {cycles}. {FigureText.Of(test)}. {FigureText.Panels([.. shown.Select(s => s.Sentence)])}.{ShownCell.Why(shown)}");
        return FigureText.Block(Name, test.Study, number, caption, SharedAxes.OfX(SharedAxes.OfY(panels)));
    }

    /// <summary>The first cycle, that to which retention refers, and the last that all cells of the test completed.</summary>
    public static int[] CyclesOf(FigureTest test)
    {
        var last = test.Cells.Min(c => c.Cell.Run!.Summary!.CompleteCycles());
        return [.. new[] { 1, test.Study.ReferenceCycle, last }.Where(n => n >= 1 && n <= Math.Max(last, 1)).Distinct().Order()];
    }

    private static Plot Panel(ShownCell shown, IReadOnlyList<(int Cycle, Profile Profile)> profiles, int[] wanted)
    {
        var cell = shown.Cell.Cell;
        var (mass, _, _) = cell.Story.ActiveMass();
        var series = new List<PlotSeries>();
        foreach (var (number, profile) in profiles)
        {
            var i = Array.IndexOf(wanted, number);
            var isNamed = series.Any(s => s.Colour == i);
            series.Add(new PlotSeries(isNamed ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"cycle {number}"), profile.Capacity, profile.VoltageV) { Colour = i, Line = i switch { 0 => LineStyle.Solid, 1 => LineStyle.Dashed, _ => LineStyle.DashDot } });
        }

        var unit = mass is null ? "mA h" : "mA h g^-1";
        return new Plot(new PlotAxis("Capacity", unit, Min: 0), new PlotAxis("Cell voltage", "V"), series, $"Voltage against capacity of cell {cell.Label}.") { Simulated = shown.Cell.IsSimulated, Title = FormulasIn.Text(shown.Group.Name) };
    }
}
