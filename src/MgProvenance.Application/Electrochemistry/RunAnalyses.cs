using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Numbers of recorded runs by their technique. A raw file is read once for what is known of its run; the numbers are kept under all of that.</summary>
public sealed class RunAnalyses(IRawFiles rawFiles, IDerivedResults results)
{
    /// <summary>The numbers of a run's data files, or the reason why there are none.</summary>
    public async Task<(RunNumbers? Numbers, string? Reason)> Numbers(RecordedStream run, RunConditions conditions, CancellationToken cancellation)
    {
        if (FilesOf(run) is not { Count: > 0 } files) return (null, "No data file is attached.");
        var key = new DerivationKey(files[^1].RawSha256, files[^1].Parser, RunAnalysis.MethodName, ParametersOf(RunTechnique.Of(run)!.Kind, files, conditions));
        if (await results.Find(key, cancellation).ConfigureAwait(false) is { } kept) return (JsonSerializer.Deserialize<RunNumbers>(kept, KernelJson.Options)!, null);
        var (data, reason) = await Read(run, conditions, cancellation).ConfigureAwait(false);
        if (data is null) return (null, reason);
        if (RunAnalysis.Of(RunTechnique.Of(run)!.Kind, data) is not { } analysed) return (null, "Its technique has no numbers of its own.");
        await results.Keep(key, JsonSerializer.Serialize(analysed.Numbers, KernelJson.Options), cancellation).ConfigureAwait(false);
        return (analysed.Numbers, null);
    }

    /// <summary>The curves behind the numbers, read from the raw files each time; none where there are no numbers.</summary>
    public async Task<IReadOnlyList<RunCurve>> Curves(RecordedStream run, RunConditions conditions, CancellationToken cancellation) =>
        (await Read(run, conditions, cancellation).ConfigureAwait(false)).Data is { } data ? CurvesOf(run, data) : [];

    internal static IReadOnlyList<RunCurve> CurvesOf(RecordedStream run, RunData data) => RunAnalysis.Of(RunTechnique.Of(run)!.Kind, data) is { } analysed ? analysed.Curves() : [];

    /// <summary>The files of a run, decoded; or one sentence why not.</summary>
    internal async Task<(RunData? Data, string? Reason)> Read(RecordedStream run, RunConditions conditions, CancellationToken cancellation)
    {
        if (FilesOf(run) is not { Count: > 0 } files) return (null, "No data file is attached.");
        var (reading, reason, _) = await RunReading.Of(files, rawFiles, cancellation).ConfigureAwait(false);
        return reading is null ? (null, reason) : (new RunData(reading, conditions), null);
    }

    private static IReadOnlyList<AttachedFile> FilesOf(RecordedStream run) => [.. AttachedFile.In(run).Select(f => AttachedFile.Of(f.Fact))];

    /// <summary>Everything that enters the numbers beside the file; where it came from does not.</summary>
    private static string ParametersOf(RunKind kind, IReadOnlyList<AttachedFile> files, RunConditions c) => JsonSerializer.Serialize(
        new
        {
            kind,
            earlier = files.SkipLast(1).Select(f => new { f.RawSha256, f.Parser }),
            starts = files.Count > 1 ? files.Select(f => f.Start()) : null,
            mass = c.Mass?.Value,
            massUncertainty = c.Mass?.StandardUncertainty,
            area = c.AreaCm2?.Value,
            areaUncertainty = c.AreaCm2?.StandardUncertainty,
            c.TemperatureC,
            c.CurrentError,
            c.CurrentRangeMA,
            c.Configuration,
            c.End,
            c.ReferenceCycle,
            methods = RunAnalysis.MethodVersions,
        },
        KernelJson.Options);
}
