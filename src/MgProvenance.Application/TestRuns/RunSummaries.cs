using System.Text.Json;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>A run's numbers with everything they came from.</summary>
/// <param name="Reason">Why there is no summary; null where there is one.</param>
public sealed record RunResult(string Run, string Label, string Cell, bool Simulated, CyclingSummary? Summary, Sources Sources, string? Reason);

/// <summary>Derives runs from their raw files. A result is kept under everything it depends on, so that asking twice costs nothing and gives the same digits.</summary>
public sealed class RunSummaries(IRawFiles rawFiles, IDerivedResults results)
{
    /// <param name="run">The run's stream.</param>
    /// <param name="story">Its cell, for the active mass; null where only charges are wanted.</param>
    public async Task<RunResult> Of(RecordedStream run, CellStory? story, int referenceCycle, CancellationToken cancellation)
    {
        var planned = run.Of<RunPlanned>().First().Fact;
        if (run.Of<DataFileAttached>().LastOrDefault() is not ({ } file, { } attachedAt))
        {
            return new RunResult(run.StreamId, planned.Label.Text, planned.Cell.Value, false, null, Sources.None, "No data file is attached.");
        }

        var (mass, _, massSources) = story?.ActiveMass() ?? (null, null, Sources.None);
        var question = new CyclingQuestion(null, mass?.Mass, mass?.Method, referenceCycle);
        var sources = new Sources([EventRef.To(attachedAt)], [file.Sha256], file.Parser).And(massSources);
        var key = new DerivationKey(file.Sha256, file.Parser, CyclingSummary.MethodName, JsonSerializer.Serialize(new { question.Mass, question.ReferenceCycle }, KernelJson.Options));
        if (await results.Find(key, cancellation).ConfigureAwait(false) is { } kept)
        {
            return Result(JsonSerializer.Deserialize<CyclingSummary>(kept, KernelJson.Options)!, null);
        }

        var (data, reason) = await Read(file, cancellation).ConfigureAwait(false);
        if (data is null) return Result(null, reason);
        var summary = CyclingSummary.Of(data, question);
        await results.Keep(key, JsonSerializer.Serialize(summary, KernelJson.Options), cancellation).ConfigureAwait(false);
        return Result(summary, null);

        RunResult Result(CyclingSummary? found, string? why) => new(run.StreamId, planned.Label.Text, planned.Cell.Value, file.Simulated, found, sources, why);
    }

    /// <summary>The cycling data of an attached file, or the reason why they cannot be had.</summary>
    public async Task<(CyclingData? Data, string? Reason)> Read(DataFileAttached file, CancellationToken cancellation)
    {
        if (await rawFiles.Read(file.Sha256, cancellation).ConfigureAwait(false) is not { } bytes) return (null, $"The raw file {file.Sha256} is missing from the notebook.");
        var (data, findings) = CyclingData.Read(bytes, file.FileName);
        if (data is null) return (null, $"{file.FileName} could not be read: {findings.LastOrDefault(f => f.Severity == Parsing.Severity.Fatal)?.Message}");
        return data.Parser == file.Parser ? (data, null) : (null, $"{file.FileName} was attached with {file.Parser}; this program reads it with {data.Parser}.");
    }
}
