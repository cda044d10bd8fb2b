using MgProvenance.Analysis.Cycling;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>Instrument files that were understood as cycling: the last file, the trace of all and what the readers noticed.</summary>
public sealed record CyclingData(InstrumentFile File, CyclingTrace Trace, CyclerReadings Readings, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reader name and version, for example <c>biologic-mpr/1</c>.</summary>
    public string Parser => $"{File.ParserName}/{File.ParserVersion}";

    public string CapacitySource => Readings.CapacitySource;

    /// <summary>True where the trace is that of several files.</summary>
    public bool IsJoined { get; init; }

    /// <summary>What has to be said of how files were put together.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Reads the bytes of an instrument file; refused with the worst finding when they are not cycling data.</summary>
    public static (CyclingData? Data, IReadOnlyList<Finding> Findings) Read(ReadOnlyMemory<byte> content, string fileName, ReadOnlyMemory<byte>? map = null) => Of(InstrumentReader.Read(content, fileName, map));

    /// <summary>The same of a file that was decoded already.</summary>
    public static (CyclingData? Data, IReadOnlyList<Finding> Findings) Of(ParseResult parsed)
    {
        if (parsed.File is null) return (null, parsed.Findings);
        var (readings, more) = CyclerReader.From(parsed.File);
        IReadOnlyList<Finding> findings = [.. parsed.Findings, .. more];
        return readings is null ? (null, findings) : Of(parsed.File, readings, findings);
    }

    /// <summary>All files of a run as one trace, or one sentence why not.</summary>
    public static (CyclingData? Data, string? Reason) Of(RunReading reading)
    {
        var parts = new List<CyclingData>();
        foreach (var part in reading.Parts)
        {
            var (data, findings) = Of(new ParseResult(part.File, part.Findings));
            if (data is null) return (null, $"{part.Attached.FileName} gives no cycles: {findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message}");
            parts.Add(data);
        }

        if (parts is [var only]) return (only with { Cautions = reading.Cautions }, null);
        var (offsets, overlap) = reading.Offsets();
        if (offsets is null) return (null, overlap);
        IReadOnlyList<Finding> all = [.. reading.Parts.Zip(parts, (p, d) => d.Findings.Select(f => f with { Place = $"{p.Attached.FileName}, {f.Place}" })).SelectMany(f => f)];
        var (joined, refusals) = Of(parts[^1].File, Joined([.. parts.Select(p => p.Readings)], offsets), all);
        return joined is null ? (null, refusals[^1].Message) : (joined with { IsJoined = true, Cautions = reading.Cautions }, null);
    }

    private static (CyclingData? Data, IReadOnlyList<Finding> Findings) Of(InstrumentFile file, CyclerReadings readings, IReadOnlyList<Finding> findings)
    {
        var trace = CyclingTrace.From(readings.TimeS, readings.VoltageV, readings.ChargeIncrementMAh, Array.ConvertAll(readings.Mode, ToStepMode), readings.HalfCycle, readings.StepNumber);
        return trace.IsAccepted(out var accepted, out var refusal)
            ? (new CyclingData(file, accepted, readings, findings), findings)
            : (null, [.. findings, new Finding(refusal.Code, Severity.Fatal, refusal.Row is { } row ? $"row {row + 1}" : "file", refusal.Sentence)]);
    }

    /// <summary>Labels of a later file go on after those of the one before, so that none is met twice.</summary>
    private static CyclerReadings Joined(IReadOnlyList<CyclerReadings> parts, double[] offsets) => new(
        [.. parts.SelectMany((p, k) => p.TimeS.Select(t => t + offsets[k]))],
        [.. parts.SelectMany(p => p.VoltageV)],
        [.. parts.SelectMany(p => p.ChargeIncrementMAh)],
        [.. parts.SelectMany(p => p.CurrentMA)],
        [.. parts.SelectMany(p => p.Mode)],
        Continued(parts, p => p.HalfCycle),
        Continued(parts, p => p.StepNumber),
        Continued(parts, p => p.CycleNumber),
        string.Join(", ", parts.Select(p => p.CapacitySource).Distinct(StringComparer.Ordinal)));

    private static int[] Continued(IReadOnlyList<CyclerReadings> parts, Func<CyclerReadings, int[]> labels)
    {
        var (all, next) = (new List<int>(), 0);
        foreach (var part in parts)
        {
            foreach (var label in labels(part)) all.Add(label < 0 ? label : label + next);
            next = Math.Max(next, all.Count == 0 ? 0 : all.Max() + 1);
        }

        return [.. all];
    }

    private static StepMode ToStepMode(RowMode mode) => mode switch
    {
        RowMode.Rest => StepMode.Rest,
        RowMode.Galvanostatic => StepMode.Galvanostatic,
        RowMode.Potentiostatic => StepMode.Potentiostatic,
        RowMode.Unknown => StepMode.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode."),
    };
}
