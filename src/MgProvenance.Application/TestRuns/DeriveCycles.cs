using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>Message: read these raw files of one run and keep its cycles.</summary>
/// <param name="Files">In the order in which they were attached; at least one.</param>
public sealed record DeriveCycles(IReadOnlyList<AttachedFile> Files)
{
    public const string Kind = "derive-cycles";

    /// <summary>Null where the run has no file, or one of a technique without cycles.</summary>
    public static DeriveCycles? Of(RecordedStream run) =>
        RunTechnique.Of(run)?.Kind.MayCycle() == true && AttachedFile.In(run) is { Count: > 0 } files ? new DeriveCycles([.. files.Select(f => AttachedFile.Of(f.Fact))]) : null;

    /// <summary>The last one, under which the result is kept.</summary>
    public AttachedFile Last => Files[^1];

    public DerivationKey Key => MeasuredCycles.KeyOf(Files);

    /// <summary>The result's key, as text of fixed length: the same files are derived once per parser and method, in however many runs they lie.</summary>
    public string JobKey
    {
        get
        {
            var (raw, parser, method, parameters) = Key;
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', raw, parser, method, parameters))));
        }
    }

    public NewJob ToJob() => new(Kind, JobKey, Last.FileName, JsonSerializer.Serialize(this, KernelJson.Options));
}

public static class DeriveCyclesHandler
{
    public static async Task<JobOutcome> Handle(DeriveCycles message, IRawFiles rawFiles, IDerivedResults results, CancellationToken cancellation)
    {
        if (await results.Find(message.Key, cancellation).ConfigureAwait(false) is not null) return new JobOutcome.Done();
        RunReading? reading;
        string? why;
        bool mayComeBack;
        try
        {
            (reading, why, mayComeBack) = await RunReading.Of(message.Files, rawFiles, cancellation).ConfigureAwait(false);
        }
        catch (RawFileDamagedException damaged)
        {
            return new JobOutcome.Failed(damaged.Message);
        }

        if (reading is null) return mayComeBack ? new JobOutcome.NotYet(why!) : new JobOutcome.Failed(why!);
        var (data, reason) = CyclingData.Of(reading);
        if (data is null) return new JobOutcome.Failed(reason!);
        await results.Keep(message.Key, JsonSerializer.Serialize(MeasuredCycles.Of(data), KernelJson.Options), cancellation).ConfigureAwait(false);
        return new JobOutcome.Done();
    }
}

/// <summary>The data files of a run that may hold cycles are derived.</summary>
public sealed class DataFileJobs : IJobCause
{
    /// <summary>With the method's version: a raised one derives all files again.</summary>
    public string Name => $"data-files/{MeasuredCycles.MethodName}";

    public bool Follows(string streamType) => streamType == RunId.Subject;

    public IEnumerable<NewJob> Jobs(RecordedStream stream) => DeriveCycles.Of(stream) is { } message ? [message.ToJob()] : [];
}
