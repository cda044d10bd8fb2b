using MgProvenance.Analysis.Cycling;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>An instrument file that was understood as cycling: the file, its trace and what the readers noticed.</summary>
public sealed record CyclingData(InstrumentFile File, CyclingTrace Trace, string CapacitySource, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reader name and version, for example <c>biologic-mpr/1</c>.</summary>
    public string Parser => $"{File.ParserName}/{File.ParserVersion}";

    /// <summary>Reads the bytes of an instrument file; refused with the worst finding when they are not cycling data.</summary>
    public static (CyclingData? Data, IReadOnlyList<Finding> Findings) Read(ReadOnlyMemory<byte> content, string fileName, ReadOnlyMemory<byte>? map = null) => Of(InstrumentReader.Read(content, fileName, map));

    /// <summary>The same of a file that was decoded already.</summary>
    public static (CyclingData? Data, IReadOnlyList<Finding> Findings) Of(ParseResult parsed)
    {
        if (parsed.File is null) return (null, parsed.Findings);
        var (readings, more) = CyclerReader.From(parsed.File);
        IReadOnlyList<Finding> findings = [.. parsed.Findings, .. more];
        if (readings is null) return (null, findings);
        var trace = CyclingTrace.From(readings.TimeS, readings.VoltageV, readings.ChargeIncrementMAh, Modes(readings), readings.HalfCycle, readings.StepNumber);
        return trace.IsAccepted(out var accepted, out var refusal)
            ? (new CyclingData(parsed.File, accepted, readings.CapacitySource, findings), findings)
            : (null, [.. findings, new Finding(refusal.Code, Severity.Fatal, refusal.Row is { } row ? $"row {row + 1}" : "file", refusal.Sentence)]);
    }

    /// <summary>An attached file once more, or one sentence why not: it must be read as it was when it was attached.</summary>
    public static (CyclingData? Data, string? Reason) ReadAgain(AttachedBytes bytes, string fileName, string parser)
    {
        var (data, findings) = Read(bytes.Content, fileName, bytes.Map);
        if (data is null) return (null, $"{fileName} gives no cycles: {findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message}");
        return data.Parser == parser ? (data, null) : (null, $"{fileName} was attached with {parser}; this program reads it with {data.Parser}.");
    }

    internal static StepMode[] Modes(CyclerReadings readings) => Array.ConvertAll(readings.Mode, ToStepMode);

    private static StepMode ToStepMode(RowMode mode) => mode switch
    {
        RowMode.Rest => StepMode.Rest,
        RowMode.Galvanostatic => StepMode.Galvanostatic,
        RowMode.Potentiostatic => StepMode.Potentiostatic,
        RowMode.Unknown => StepMode.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode."),
    };
}
