using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Numbers of recorded runs by their technique. A raw file is read once for what is known of its run; the numbers are kept under all of that.</summary>
public sealed class RunAnalyses(IRawFiles rawFiles, IDerivedResults results)
{
    /// <summary>The numbers of the run's last data file, or the reason why there are none.</summary>
    public async Task<(RunNumbers? Numbers, string? Reason)> Numbers(RecordedStream run, RunConditions conditions, CancellationToken cancellation)
    {
        if (run.Of<DataFileAttached>().LastOrDefault().Fact is not { } file) return (null, "No data file is attached.");
        var key = new DerivationKey(file.Sha256, file.Parser, RunAnalysis.MethodName, ParametersOf(RunTechnique.Of(run)!.Kind, conditions));
        if (await results.Find(key, cancellation).ConfigureAwait(false) is { } kept) return (JsonSerializer.Deserialize<RunNumbers>(kept, KernelJson.Options)!, null);
        var (analysed, reason) = await Analyse(run, file, conditions, cancellation).ConfigureAwait(false);
        if (analysed is null) return (null, reason);
        await results.Keep(key, JsonSerializer.Serialize(analysed.Numbers, KernelJson.Options), cancellation).ConfigureAwait(false);
        return (analysed.Numbers, null);
    }

    /// <summary>The curves behind the numbers, read from the raw file each time; none where there are no numbers.</summary>
    public async Task<IReadOnlyList<RunCurve>> Curves(RecordedStream run, RunConditions conditions, CancellationToken cancellation) =>
        run.Of<DataFileAttached>().LastOrDefault().Fact is { } file && (await Analyse(run, file, conditions, cancellation).ConfigureAwait(false)).Analysed is { } analysed ? analysed.Curves() : [];

    private async Task<(Analysed? Analysed, string? Reason)> Analyse(RecordedStream run, DataFileAttached file, RunConditions conditions, CancellationToken cancellation)
    {
        var (bytes, missing) = await AttachedBytes.Read(rawFiles, DeriveCycles.Of(file), cancellation).ConfigureAwait(false);
        if (bytes is null) return (null, missing);
        var (read, findings) = InstrumentReader.Read(bytes.Content, file.FileName, bytes.Map);
        if (read is null) return (null, $"{file.FileName} cannot be read: {findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message}");
        var parser = $"{read.ParserName}/{read.ParserVersion}";
        if (parser != file.Parser) return (null, $"{file.FileName} was attached with {file.Parser}; this program reads it with {parser}.");
        return (RunAnalysis.Of(RunTechnique.Of(run)!.Kind, read, findings, conditions), null);
    }

    /// <summary>Everything that enters the numbers beside the file; where it came from does not.</summary>
    private static string ParametersOf(RunKind kind, RunConditions c) => JsonSerializer.Serialize(
        new
        {
            kind,
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
