using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports;

/// <summary>Figure S1, voltage profiles of one cell per group, and Figure S2, capacity and efficiency of every reported cell.</summary>
internal sealed class Figures(StudyAt study, RunSummaries summaries)
{
    private static readonly MarkerStyle[] Markers = [MarkerStyle.Circle, MarkerStyle.Square, MarkerStyle.Triangle, MarkerStyle.Diamond];

    private bool Simulated => study.Cells.Any(c => c.Run is { Simulated: true });

    /// <summary>A sentence in place of the figure where no cell has anything to show.</summary>
    public async Task<Block> Profiles(CancellationToken cancellation)
    {
        int[] wanted = [.. new[] { 1, study.ReferenceCycle, study.LastCommonCycle }.Distinct().Order()];
        var panels = new List<Plot>();
        var capacities = study.Cells.Where(c => c.IsReported).SelectMany(c => c.Run!.Summary!.Cycles.Where(n => wanted.Contains(n.Cycle))).SelectMany(n => new[] { n.Charge?.MAhPerG, n.Discharge?.MAhPerG }).OfType<double>().ToList();
        var most = Math.Ceiling(capacities.DefaultIfEmpty(1).Max() / 50) * 50;
        var names = new List<string>();
        foreach (var group in study.Groups)
        {
            if (Representative(group.Group) is not { } cell) continue;
            names.Add($"{group.Group}, cell {cell.Label}");
            var (data, reason) = await summaries.Read(cell.RunStream!, cancellation).ConfigureAwait(false);
            if (data is null) throw new MalformedValueException("figure.no-raw-file", $"Figure S1 shows cell {cell.Label}, whose file cannot be read again. {reason}");
            panels.Add(ProfilePanel(cell, data, wanted, most) with { Legend = panels.Count == 0 ? LegendPlace.TopLeft : LegendPlace.None });
        }

        if (panels.Count == 0) return new Paragraph($"Figure S1 is not drawn: no reported cell has a capacity at cycle {study.ReferenceCycle}.");
        var caption = $"Voltage profiles at cycles {string.Join(", ", wanted)} of one cell per group: {string.Join("; ", names)}. Shown is the cell nearest to its group's median discharge capacity at cycle {study.ReferenceCycle}.";
        return new FigureBlock("figure-s1", "Figure S1", caption, panels, caption, PanelColumns: Math.Clamp(panels.Count, 1, 3));
    }

    /// <summary>A sentence in place of the figure where no cell is reported.</summary>
    public Block Cycling()
    {
        var capacity = new List<PlotSeries>();
        var efficiency = new List<PlotSeries>();
        foreach (var (group, i) in study.Groups.Select((g, i) => (g, i)))
        {
            foreach (var (cell, k) in study.Cells.Where(c => c.Group == group.Group && c.IsReported).Select((c, k) => (c, k)))
            {
                var cycles = cell.Run!.Summary!.Cycles;
                double[] x = [.. cycles.Select(c => (double)c.Cycle)];
                var name = RichText.Plain(k == 0 ? group.Group : string.Empty);
                var look = new PlotSeries(name, x, [.. cycles.Select(c => c.Discharge?.MAhPerG ?? double.NaN)]) { Colour = i, Line = LineStyle.None, Marker = Markers[i % Markers.Length] };
                capacity.Add(look);
                efficiency.Add(look with { Y = [.. cycles.Select(c => c.CoulombicEfficiencyPercent ?? double.NaN)] });
            }
        }

        if (capacity.Count == 0) return new Paragraph("Figure S2 is not drawn: no cell is reported.");
        var convention = string.Join(' ', study.Cells.Where(c => c.IsReported).Select(c => c.Run!.Summary!.CoulombicEfficiencyConvention).Distinct(StringComparer.Ordinal));
        var caption = $"(a) Discharge capacity and (b) coulombic efficiency of every reported cell. {convention}";
        return new FigureBlock(
            "figure-s2",
            "Figure S2",
            caption,
            [
                new Plot(new PlotAxis("Cycle"), new PlotAxis("Discharge capacity", "mA h g^-1"), capacity, "Discharge capacity against cycle number, all reported cells.") { Simulated = Simulated },
                new Plot(new PlotAxis("Cycle"), new PlotAxis("Coulombic efficiency", "%"), efficiency, "Coulombic efficiency against cycle number, all reported cells.") { Simulated = Simulated },
            ],
            caption,
            PanelColumns: 2);
    }

    /// <summary>The reported cell nearest to the group's median capacity at the reference cycle; of two as near, the first by label.</summary>
    private StudyCell? Representative(string group)
    {
        var cells = study.Cells.Where(c => c.Group == group && c.IsReported).Select(c => (Cell: c, Capacity: c.Run!.Summary!.Cycles.FirstOrDefault(n => n.Cycle == study.ReferenceCycle)?.Discharge?.MAhPerG))
            .Where(c => c.Capacity is not null).ToList();
        if (!Analysis.Statistics.Summary.Of([.. cells.Select(c => c.Capacity!.Value)]).IsAccepted(out var summary, out _)) return null;
        return cells.OrderBy(c => Math.Abs(c.Capacity!.Value - summary.Median)).ThenBy(c => c.Cell.Label, StringComparer.Ordinal).First().Cell;
    }

    private Plot ProfilePanel(StudyCell cell, CyclingData data, int[] wanted, double mostMAhPerG)
    {
        var (mass, _, _) = cell.Story.ActiveMass();
        var halves = HalfCycles.Find(data.Trace);
        var first = halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;
        var table = CycleTable.From(data.Trace, halves, first);
        var series = new List<PlotSeries>();
        foreach (var (cycle, i) in wanted.Select((n, i) => (table.Cycles.FirstOrDefault(c => c.Number == n), i)))
        {
            var named = false;
            foreach (var half in new[] { cycle?.Discharge, cycle?.Charge }.OfType<HalfCycle>())
            {
                var profile = Profile.Of(data.Trace, half, mass?.Mass.Value);
                var name = named ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"cycle {wanted[i]}");
                series.Add(new PlotSeries(name, profile.Capacity, profile.VoltageV) { Colour = i, Line = i == 0 ? LineStyle.Solid : i == 1 ? LineStyle.Dashed : LineStyle.DashDot });
                named = true;
            }
        }

        return new Plot(new PlotAxis("Capacity", "mA h g^-1", Min: 0, Max: mostMAhPerG), new PlotAxis("Cell voltage", "V", Min: 0), series, $"Voltage against capacity of cell {cell.Label}.") { Simulated = Simulated, Title = cell.Group };
    }
}
