using MgProvenance.Analysis.Simulation;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>What a person wants to know of an instrument file before anything else. A null is not in the file.</summary>
/// <param name="Simulated">The file says of itself that no instrument measured it; one that does not say so may be simulated all the same.</param>
/// <param name="DurationS">From the first to the last time.</param>
/// <param name="Cycles">Of cycling: with current; of voltammetry: as the instrument numbers them.</param>
/// <param name="HalfCycles">Passages of charge in one direction; only of what may be cycling.</param>
/// <param name="NoCycles">Why the readings of what may be cycling could not be looked through for cycles.</param>
public sealed record FileSummary(
    bool Simulated,
    RunKind Kind,
    double? DurationS,
    ValueRange? VoltageV,
    ValueRange? CurrentMA,
    ValueRange? FrequencyHz,
    int? Cycles,
    int? HalfCycles,
    MeasuredCycle? FirstCycle,
    MeasuredCycle? LastCycle,
    string? NoCycles)
{
    /// <returns>Null where the file could not be read.</returns>
    public static FileSummary? Of(ParseResult parsed)
    {
        if (parsed.File is not { } file) return null;
        var (series, kind) = (FileSeries.Of(file), KindOf(file));
        var summary = new FileSummary(
            SaysSimulated(file),
            kind,
            FileSeries.RangeOf(series.TimeS) is { } time ? time.High - time.Low : null,
            FileSeries.RangeOf(series.VoltageV),
            FileSeries.RangeOf(series.CurrentMA),
            FileSeries.RangeOf(series.FrequencyHz),
            kind == RunKind.CyclicVoltammetry ? Numbered(file) : null,
            null,
            null,
            null,
            null);
        return kind.MayCycle() && file.RowCount > 0 ? summary.WithCycles(parsed) : summary;
    }

    public static bool SaysSimulated(InstrumentFile file) =>
        file.Settings.Comments?.Contains(BiologicMpt.Comment, StringComparison.Ordinal) == true || file.Columns.Any(c => c.Texts is [LandMixedCsv.Remark, ..]);

    /// <summary>By the technique's name, else by what was measured.</summary>
    internal static RunKind KindOf(InstrumentFile file) => file switch
    {
        { Technique: { } technique } => RunKinds.Of(technique),
        _ when FileSeries.Of(file) is { TimeS: null, ImpedanceReal: not null } => RunKind.Impedance,
        _ => RunKind.Other,
    };

    private FileSummary WithCycles(ParseResult parsed)
    {
        var (data, findings) = CyclingData.Of(parsed);
        if (data is null) return this with { NoCycles = findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message };
        var cycles = MeasuredCycles.Of(data).Cycles;
        return this with
        {
            Cycles = cycles.Count,
            HalfCycles = cycles.Sum(c => (c.Charge is null ? 0 : 1) + (c.Discharge is null ? 0 : 1)),
            FirstCycle = cycles is [var first, ..] ? first : null,
            LastCycle = cycles.Count > 1 ? cycles[^1] : null,
        };
    }

    private static int? Numbered(InstrumentFile file) =>
        file.Find(Meaning.CycleNumber) is { Texts: null } column ? column.Values.Where(double.IsFinite).Distinct().Count() : null;
}
