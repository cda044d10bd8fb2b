using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
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
        var last = test.Cells.Min(c => c.Cell.Run!.Summary!.CompleteCycles());
        int[] wanted = [.. new[] { 1, test.Study.ReferenceCycle, last }.Where(n => n >= 1 && n <= Math.Max(last, 1)).Distinct().Order()];
        var shown = await ShownCell.Of(scope, test, ShownCell.ByCapacity, cancellation).ConfigureAwait(false);
        var panels = new List<Plot>();
        foreach (var cell in shown)
        {
            var (data, reason) = await scope.Summaries.Read(cell.Cell.Run, cancellation).ConfigureAwait(false);
            if (data is null) throw new MalformedValueException("figure.no-raw-file", $"A figure of voltage profiles shows cell {cell.Cell.Cell.Label}, whose file cannot be read again. {reason}");
            panels.Add(Panel(cell, data, wanted));
        }

        var cycles = wanted is [var only] ? $"cycle {only}" : $"cycles {string.Join(", ", wanted.SkipLast(1))} and {wanted[^1]}";
        var caption = string.Create(CultureInfo.InvariantCulture, $"Voltage profiles at {cycles}. {FigureText.Of(test)}. {FigureText.Panels([.. shown.Select(s => s.Sentence)])}.{ShownCell.Why(shown)}");
        return FigureText.Block(Name, test.Study, number, caption, SharedAxes.OfX(SharedAxes.OfY(panels)));
    }

    private static Plot Panel(ShownCell shown, CyclingData data, int[] wanted)
    {
        var cell = shown.Cell.Cell;
        var (mass, _, _) = cell.Story.ActiveMass();
        var halves = HalfCycles.Find(data.Trace);
        var first = halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;
        var table = CycleTable.From(data.Trace, halves, first);
        var series = new List<PlotSeries>();
        foreach (var (number, i) in wanted.Select((n, i) => (n, i)))
        {
            var cycle = table.Cycles.FirstOrDefault(c => c.Number == number);
            foreach (var half in new[] { cycle?.Discharge, cycle?.Charge }.OfType<HalfCycle>())
            {
                var profile = Profile.Of(data.Trace, half, mass?.Mass.Value);
                var isNamed = series.Any(s => s.Colour == i);
                series.Add(new PlotSeries(isNamed ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"cycle {number}"), profile.Capacity, profile.VoltageV) { Colour = i, Line = i switch { 0 => LineStyle.Solid, 1 => LineStyle.Dashed, _ => LineStyle.DashDot } });
            }
        }

        var unit = mass is null ? "mA h" : "mA h g^-1";
        return new Plot(new PlotAxis("Capacity", unit, Min: 0), new PlotAxis("Cell voltage", "V"), series, $"Voltage against capacity of cell {cell.Label}.") { Simulated = shown.Cell.IsSimulated, Title = FormulasIn.Text(shown.Group.Name) };
    }
}
