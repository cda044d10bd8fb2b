using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Every kind of figure that a definition may ask for.</summary>
internal static class FigureSections
{
    public static IReadOnlyList<IReportSection> All { get; } =
    [
        new FigureSection(ProfileFigures.Name, "Voltage profiles.", "Voltage profiles", ProfileFigures.Draw, new Heading(1, "Supplementary figures", "figures")),
        new FigureSection(CyclingFigures.Name, "Capacity and efficiency of every cycle.", "Capacities and efficiencies of every cycle", CyclingFigures.Draw),
        Curves(CurveFigures.DifferentialCapacity, "Differential capacity at the reference cycle."),
        Curves(CurveFigures.Voltammetry, "Cyclic voltammograms at each scan rate."),
        Curves(CurveFigures.LinearSweep, "Linear sweep voltammograms."),
        new FigureSection(RateFigures.Name, "Capacity against rate, and charge and peak separation against scan rate.", "Capacities against rate", RateFigures.Draw),
        Curves(CurveFigures.Holds, "Leakage current during holds."),
        new FigureSection(CurveFigures.SymmetricVoltage.Name, "Voltage and polarisation of symmetric cells.", CurveFigures.SymmetricVoltage.Plural, SymmetricFigures.Draw),
        new FigureSection(ExchangeCurrentFigures.Name, "Polarisation against current, and exchange current.", "Exchange currents", ExchangeCurrentFigures.Draw),
        Curves(CurveFigures.PlatingEfficiency, "Efficiency of plating and stripping."),
        Curves(CurveFigures.Nyquist, "Impedance as Nyquist plots."),
        new FigureSection(ComparedFigures.Survival, "Survival curves.", "Survival curves", ComparedFigures.DrawSurvival),
        new FigureSection(ComparedFigures.Comparison, "Every cell beside the others, with means and intervals.", "Comparisons of cells", ComparedFigures.DrawComparison),
    ];

    private static FigureSection Curves(CurveFigures figures, string prints) => new(figures.Name, prints, figures.Plural, figures.Draw);
}
