using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>A run's file as an analysis needs it, with what is known of the cell.</summary>
internal sealed class RunData(InstrumentFile file, IReadOnlyList<Finding> findings, RunConditions conditions)
{
    private (CyclerReadings? Readings, IReadOnlyList<Finding> Findings)? _readings;

    public InstrumentFile File => file;

    public RunConditions Conditions => conditions;

    /// <summary>Null where the file lacks time, voltage or charge; the reason is in <see cref="WhyNot"/>.</summary>
    public CyclerReadings? Readings => (_readings ??= CyclerReader.From(file)).Readings;

    public string WhyNot => (_readings ??= CyclerReader.From(file)).Findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message ?? "The file holds no readings of a cycler.";

    public CyclingTrace? Trace => Readings is { } r
        && CyclingTrace.From(r.TimeS, r.VoltageV, r.ChargeIncrementMAh, CyclingData.Modes(r), r.HalfCycle, r.StepNumber).IsAccepted(out var trace, out _) ? trace : null;

    /// <summary>What the instrument was told to apply, V; null where the file does not store it.</summary>
    public double[]? ControlV => file.Find(Meaning.ControlVoltage) is { Texts: null, Unit: "V" } column && !column.Values.Any(double.IsNaN) ? column.Values : null;

    public RunNumbers Numbers(string technique, IReadOnlyList<NumberRow> rows, params IEnumerable<string> cautions) => new(
        technique,
        $"{file.ParserName}/{file.ParserVersion}",
        file.PrimaryDigest,
        rows,
        [.. findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Place}: {f.Message}").Concat(cautions).Distinct(StringComparer.Ordinal)]);

    /// <summary>The one row of a run from which nothing follows: the reason stands in place of each number.</summary>
    public Analysed Nothing(string technique, string reason) => new(Numbers(technique, [], $"Nothing is defined, because {char.ToLowerInvariant(reason[0])}{reason[1..]}"), static () => []);
}
