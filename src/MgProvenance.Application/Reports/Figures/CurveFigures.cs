using System.Globalization;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Measured curves of one cell per group, one kind of test a figure.</summary>
/// <param name="Name">Of the section.</param>
/// <param name="Panel">Of the run's curves, as the analysis of the technique names it.</param>
/// <param name="What">Beginning of the caption.</param>
/// <param name="Plural">For the sentence where a study has none, which says why by <paramref name="WhyNot"/>.</param>
/// <param name="WhyNot">Where a study has none.</param>
/// <param name="IsWanted">Which runs have such curves.</param>
/// <param name="Chosen">Those of a run's curves that are drawn, renamed for the legend.</param>
internal sealed record CurveFigures(string Name, string Panel, string What, string Plural, string WhyNot, Func<TestedCell, bool> IsWanted, Func<StudyAt, IReadOnlyList<RunCurve>, IReadOnlyList<RunCurve>> Chosen)
{
    /// <summary>A number of a run by which the shown cell is chosen, where the test has it.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    public bool HasEqualScales { get; init; }

    public static CurveFigures DifferentialCapacity { get; } = new(
        "differential-capacity", "dqdv", "Differential capacity at the reference cycle", "Differential capacities", "no reported cell has a differential capacity at the reference cycle", c => c.HasCapacity,
        (study, curves) => [.. curves.Where(c => c.Name == string.Create(CultureInfo.InvariantCulture, $"cycle {study.ReferenceCycle}"))])
    { Preferred = ShownCell.ByCapacity };

    public static CurveFigures Voltammetry { get; } = new(
        "voltammetry", "voltammogram", "Cyclic voltammograms, of each scan rate the last whole cycle", "Cyclic voltammograms", "no cell was tested by cyclic voltammetry", c => c.Kind == RunKind.CyclicVoltammetry, (_, curves) => LastOfEachRate(curves));

    public static CurveFigures LinearSweep { get; } = new(
        "linear-sweep", "sweep", "Linear sweep voltammograms", "Linear sweep voltammograms", "no cell was tested by a linear sweep", c => c.Kind == RunKind.LinearSweep, (_, curves) => curves);

    public static CurveFigures Holds { get; } = new(
        "leakage", "current", "Current during potentiostatic holds", "Currents during holds", "no cell was held at a voltage", c => c.Kind == RunKind.Hold,
        (_, curves) => [.. curves.Select(c => c with { Name = c.Name.Replace("hold at ", string.Empty, StringComparison.Ordinal) })]);

    public static CurveFigures SymmetricVoltage { get; } = new(
        "symmetric", "voltage", "Cell voltage of symmetric cells", "Voltages of symmetric cells", "no symmetric cell was tested", c => c.IsOf(ElectrodePair.EqualMetals), (_, curves) => curves)
    { Preferred = ["run.polarisation-first"] };

    public static CurveFigures PlatingEfficiency { get; } = new(
        "plating", "efficiency", "Coulombic efficiency of plating and stripping", "Efficiencies of plating and stripping", "no cell was plated and stripped on another metal", c => c.IsOf(ElectrodePair.ForeignSubstrate), (_, curves) => curves);

    public static CurveFigures Nyquist { get; } = new(
        "impedance", "nyquist", "Impedance spectra as Nyquist plots", "Impedance spectra", "no run has impedance", c => c.Kind == RunKind.Impedance, (_, curves) => curves)
    { HasEqualScales = true };

    public async Task<StudyFigures> Draw(ReportScope scope, StudyAt study, CancellationToken cancellation)
    {
        var blocks = new List<FigureBlock>();
        foreach (var test in FigureTest.In(study, IsWanted))
        {
            var (shown, panels) = await Panels(scope, test, cancellation).ConfigureAwait(false);
            if (panels.Count == 0) continue;
            var caption = $"{What}. {FigureText.Of(test)}. {FigureText.Panels([.. shown.Select(s => s.Sentence)])}.{ShownCell.Why(shown)}";
            blocks.Add(FigureText.Block(Name, study, blocks.Count + 1, caption, panels));
        }

        return new(blocks, WhyNot);
    }

    /// <summary>Cells whose files give such curves, with a panel each.</summary>
    public async Task<(IReadOnlyList<ShownCell> Shown, IReadOnlyList<Plot> Panels)> Panels(ReportScope scope, FigureTest test, CancellationToken cancellation)
    {
        var (shown, panels) = (new List<ShownCell>(), new List<Plot>());
        var candidates = await ShownCell.Of(scope, test, Preferred, cancellation).ConfigureAwait(false);
        var drawings = await scope.Drawings.Of(test, [.. candidates.Select(c => c.Cell)], cancellation).ConfigureAwait(false);
        foreach (var (cell, drawing) in candidates.Zip(drawings))
        {
            var curves = Chosen(test.Study, [.. drawing.Curves.Where(c => c.Panel == Panel)]);
            if (curves.Count == 0) continue;
            shown.Add(cell);
            panels.Add(RunFigures.Panel($"cell {cell.Cell.Cell.Label}", curves, cell.Cell.IsSimulated) with { Title = FormulasIn.Text(cell.Group.Name), HasEqualScales = HasEqualScales });
        }

        return (shown, HasEqualScales ? panels : SharedAxes.OfX(SharedAxes.OfY(panels)));
    }

    /// <summary>Curves are called “0.1 mV/s, cycle 3” where there are several rates; both branches of a cycle have its name.</summary>
    private static IReadOnlyList<RunCurve> LastOfEachRate(IReadOnlyList<RunCurve> curves) =>
    [
        .. curves.GroupBy(c => c.Name.Contains(", ", StringComparison.Ordinal) ? c.Name[..c.Name.IndexOf(", ", StringComparison.Ordinal)] : null).SelectMany(rate =>
        {
            var cycles = rate.GroupBy(c => c.Name, StringComparer.Ordinal).ToList();
            return (cycles.LastOrDefault(c => c.Count() > 1) ?? cycles[^1]).Select(c => c with { Name = rate.Key ?? c.Name });
        }),
    ];
}
