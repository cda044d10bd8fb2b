using MgProvenance.Analysis;
using MgProvenance.Analysis.Statistics;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using static System.FormattableString;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>One number of a cell: what it is called, how it is printed, and how it is had.</summary>
internal sealed record PerformanceMeasure(string Key, string Header, string? Unit, int Decimals, Func<StudyCell, Derived> Of);

/// <summary>The measures by which cells of a study are compared.</summary>
internal static class CellPerformance
{
    public static IReadOnlyList<PerformanceMeasure> Measures(StudyAt study) => Measures(study.ReferenceCycle, study.LastCommonCycle, study.ConditioningCycles);

    /// <param name="reference">Cycle to which retention refers.</param>
    /// <param name="last">The last cycle that is looked at.</param>
    /// <param name="conditioning">Cycles that were declared as conditioning.</param>
    public static IReadOnlyList<PerformanceMeasure> Measures(int reference, int last, int conditioning) => [.. AsBuilt(reference), .. Cycled(reference, last, conditioning)];

    /// <summary>What went into a cell.</summary>
    public static IReadOnlyList<PerformanceMeasure> AsBuilt(int reference) =>
    [
        new("active-mass", "Active mass", "mg", 3, c => c.Story.ActiveMassDerived()),
        new("loading", "Loading", "mg cm^-2", 2, c => c.Story.Loading()),
        new("electrolyte-per-mass", "E/S", "µL mg^-1", 1, c => c.Story.ElectrolytePerMass()),
        new("electrolyte-per-capacity", Invariant($"E/C, cycle {reference}"), "µL mA^-1 h^-1", 1, c => PerCapacity(c, reference)),
    ];

    /// <summary>What its cycles came to.</summary>
    public static IReadOnlyList<PerformanceMeasure> Cycled(StudyAt study) => Cycled(study.ReferenceCycle, study.LastCommonCycle, study.ConditioningCycles);

    private static IReadOnlyList<PerformanceMeasure> Cycled(int reference, int last, int conditioning) =>
    [
        new("first-discharge", "Discharge, cycle 1", "mA h g^-1", 1, c => Capacity(c, 1)),
        new("first-efficiency", "CE, cycle 1", "%", 1, c => FromCycle(c, 1, "%", "coulombic-efficiency", n => n.CoulombicEfficiencyPercent)),
        .. reference == 1 ? Array.Empty<PerformanceMeasure>() : [new("reference-discharge", Invariant($"Discharge, cycle {reference}"), "mA h g^-1", 1, c => Capacity(c, reference))],
        .. last == 1 || last == reference ? Array.Empty<PerformanceMeasure>() : [new("last-discharge", Invariant($"Discharge, cycle {last}"), "mA h g^-1", 1, c => Capacity(c, last))],
        .. last == reference ? Array.Empty<PerformanceMeasure>() : [new("retention", Invariant($"Retention {last}/{reference}"), "%", 1, c => FromCycle(c, last, "%", "capacity-retention", n => n.DischargeRetentionPercent))],
        .. last <= Math.Max(conditioning, 1) ? Array.Empty<PerformanceMeasure>() : [new("mean-efficiency", Invariant($"Mean CE, {Math.Max(conditioning, 1) + 1}–{last}"), "%", 2, c => MeanEfficiency(c, Math.Max(conditioning, 1) + 1, last))],
        new("discharge-voltage", Invariant($"Discharge voltage, cycle {reference}"), "V", 3, c => FromCycle(c, reference, "V", "average-voltage", n => n.Discharge?.AverageVoltageV)),
        new("hysteresis", Invariant($"Hysteresis, cycle {reference}"), "V", 3, c => FromCycle(c, reference, "V", "voltage-hysteresis", n => n.VoltageHysteresisV)),
    ];

    /// <summary>Of measures that a table leaves out because no cell has them, why.</summary>
    public static IEnumerable<RichText> WhyNone(IEnumerable<PerformanceMeasure> leftOut, IReadOnlyList<StudyCell> cells) =>
        TableParts.Together(leftOut.SelectMany(m => cells.Select(c => (m.Header, m.Of(c).Reason ?? "not known.")))).Select(note => RichText.Build().Text("No ").Add(note).Done());

    /// <summary>Cycles until the discharge falls below 80 %, censored where it did not; null where nothing can be said.</summary>
    public static RunNumber? CycleLife(StudyCell cell)
    {
        if (cell.Run?.Summary is not { CyclesTo80Percent: var life } summary || (life.Cycle ?? life.CensoredAfter) is not { } cycles) return null;
        var method = summary.Methods.First(m => m.Name == Methods.CyclesToThreshold.Name);
        return new RunNumber("cycling.life", "Cycles to 80 %", cycles, "1", null, method, life.Reason, life.Cycle is null ? Bound.Above : Bound.None, Comparison.Survival);
    }

    /// <summary>Mean and sample standard deviation over the cells of a group; the unit of observation is the cell.</summary>
    public static (double Mean, double? StandardDeviation)? OverCells(IEnumerable<Derived> values) =>
        Summary.Of([.. values.Select(v => v.Value).OfType<double>()]).IsAccepted(out var summary, out _) ? (summary.Mean, summary.StandardDeviation) : null;

    public static MethodUsed MeanOverCells { get; } = MethodUsed.From(new Method("group-mean/cells", "1", "Mean ± sample standard deviation over the reported cells of a group; n is the number of cells."));

    private static Derived Capacity(StudyCell cell, int cycle) =>
        FromCycle(cell, cycle, "mA.h/g", "specific-capacity", n => n.Discharge?.MAhPerG, n => n.Discharge?.SpecificUncertaintyMAhPerG);

    private static Derived PerCapacity(StudyCell cell, int cycle)
    {
        if (cell.Run?.Summary is { HasCapacity: false }) return Derived.From(Estimate.Undefined("uL/(mA.h)", ElectrolyteRatio.PerCapacityMethod, MetalCycles.NoCapacity), Sources.None);
        var charge = FromCycle(cell, cycle, "mA.h", Methods.Charge.Name, n => n.Discharge?.MAh, n => n.Discharge?.UncertaintyMAh);
        return charge.Value is { } mAh ? cell.Story.ElectrolytePerCapacity(new Measured(mAh, charge.StandardUncertainty), charge.Sources) : charge with { Unit = "uL/(mA.h)" };
    }

    private static Derived MeanEfficiency(StudyCell cell, int from, int to)
    {
        var method = new Method("mean-coulombic-efficiency/cycles", "2", $"Mean coulombic efficiency over the cycles named; conditioning cycles and the first cycle are left out. {cell.Run?.Summary?.CoulombicEfficiencyConvention}".TrimEnd());
        var values = cell.Run?.Summary?.Cycles.Where(c => c.Cycle >= from && c.Cycle <= to).Select(c => c.CoulombicEfficiencyPercent).OfType<double>().ToList() ?? [];
        var estimate = Summary.Of(values).IsAccepted(out var summary, out var refusal) ? Estimate.Of(summary.Mean, "%", method) : Estimate.Undefined("%", method, refusal.Sentence);
        return Derived.From(estimate, cell.Run?.Sources ?? Sources.None);
    }

    private static Derived FromCycle(StudyCell cell, int cycle, string unit, string method, Func<CycleNumbers, double?> number, Func<CycleNumbers, double?>? uncertainty = null)
    {
        if (cell.Run?.Summary is not { } summary) return Missing(cell.Run?.Reason ?? "The cell was not cycled.");
        if (summary.Cycles.FirstOrDefault(c => c.Cycle == cycle) is not { } numbers) return Missing($"The cell has no cycle {cycle}.");
        var used = summary.Methods.FirstOrDefault(m => m.Name.StartsWith(method, StringComparison.Ordinal));
        if (used is null) return Missing(summary.HasCapacity ? "The active mass is not known." : MetalCycles.NoCapacity);
        return new Derived(number(numbers), unit, uncertainty?.Invoke(numbers), used, cell.Run.Sources, number(numbers) is null ? numbers.Reasons.Count > 0 ? numbers.Reasons[0] : "The value is not defined." : null);

        Derived Missing(string reason) => new(null, unit, null, new MethodUsed(method, "1", string.Empty, new Dictionary<string, string>()), Sources.None, reason);
    }
}
