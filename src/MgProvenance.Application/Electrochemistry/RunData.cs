using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>A run's files as an analysis needs them, with what is known of the cell.</summary>
internal sealed class RunData(RunReading reading, RunConditions conditions)
{
    private readonly Lazy<(CyclingData? Data, string? Reason)> _cycling = new(() => CyclingData.Of(reading));

    /// <summary>In the order of their readings; at least one.</summary>
    public IReadOnlyList<RunPart> Parts => reading.Parts;

    public InstrumentFile Last => reading.Parts[^1].File;

    public RunConditions Conditions => conditions;

    /// <summary>Of all files together; null where one lacks time, voltage or charge: the reason is in <see cref="WhyNot"/>.</summary>
    public CyclingTrace? Trace => _cycling.Value.Data?.Trace;

    public CyclerReadings? Readings => _cycling.Value.Data?.Readings;

    public string WhyNot => _cycling.Value.Reason ?? "The file holds no readings of a cycler.";

    /// <summary>What the instrument was told to apply in all files, V; null where one does not store it.</summary>
    public double[]? ControlV => Parts.Select(p => ControlOf(p.File)).ToList() is var each && each.All(c => c is not null) ? [.. each.SelectMany(c => c!)] : null;

    public static double[]? ControlOf(InstrumentFile file) => file.Find(Meaning.ControlVoltage) is { Texts: null, Unit: "V" } column && !column.Values.Any(double.IsNaN) ? column.Values : null;

    public RunNumbers Numbers(string technique, IReadOnlyList<NumberRow> rows, params IEnumerable<string> cautions) => new(
        technique,
        $"{Last.ParserName}/{Last.ParserVersion}",
        Last.PrimaryDigest,
        rows,
        [.. reading.Cautions, .. Parts.SelectMany(p => p.Findings).Where(f => f.Severity == Severity.Error).Select(f => $"{f.Place}: {f.Message}").Concat(cautions).Distinct(StringComparer.Ordinal)]);

    /// <summary>A run from which nothing follows: the reason stands in place of the numbers.</summary>
    public Analysed Nothing(string technique, string reason) => new(Numbers(technique, [], $"Nothing is defined, because {NotDefined.Continued(reason)}"), static () => []);
}
