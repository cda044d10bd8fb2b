using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>Message: read this raw file and keep its cycles.</summary>
/// <param name="Parser">The reader with which it was attached.</param>
/// <param name="FileName">For sentences only.</param>
/// <param name="MapSha256">Of the column map that the parser's name stands for; null where none is needed.</param>
public sealed record DeriveCycles(string RawSha256, string Parser, string FileName, string? MapSha256 = null)
{
    public const string Kind = "derive-cycles";

    public static DeriveCycles Of(DataFileAttached file) => new(file.Sha256, file.Parser, file.FileName, file.MapSha256);

    /// <summary>The result's key, as text of fixed length: one file is derived once per parser and method, in however many runs it lies.</summary>
    public string JobKey
    {
        get
        {
            var (raw, parser, method, parameters) = MeasuredCycles.KeyOf(RawSha256, Parser);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', raw, parser, method, parameters))));
        }
    }

    public NewJob ToJob() => new(Kind, JobKey, FileName, JsonSerializer.Serialize(this, KernelJson.Options));
}

public static class DeriveCyclesHandler
{
    public static async Task<JobOutcome> Handle(DeriveCycles message, IRawFiles rawFiles, IDerivedResults results, CancellationToken cancellation)
    {
        var key = MeasuredCycles.KeyOf(message.RawSha256, message.Parser);
        if (await results.Find(key, cancellation).ConfigureAwait(false) is not null) return new JobOutcome.Done();
        AttachedBytes? bytes;
        string? missing;
        try
        {
            (bytes, missing) = await AttachedBytes.Read(rawFiles, message, cancellation).ConfigureAwait(false);
        }
        catch (RawFileDamagedException damaged)
        {
            return new JobOutcome.Failed(damaged.Message);
        }

        if (bytes is null) return new JobOutcome.NotYet(missing!);
        var (data, reason) = CyclingData.ReadAgain(bytes, message.FileName, message.Parser);
        if (data is null) return new JobOutcome.Failed(reason!);
        await results.Keep(key, JsonSerializer.Serialize(MeasuredCycles.Of(data), KernelJson.Options), cancellation).ConfigureAwait(false);
        return new JobOutcome.Done();
    }
}

/// <summary>Every data file of a run that may hold cycles is derived.</summary>
public sealed class DataFileJobs : IJobCause
{
    /// <summary>With the method's version: a raised one derives all files again.</summary>
    public string Name => $"data-files/{MeasuredCycles.MethodName}";

    public bool Follows(string streamType) => streamType == RunId.Subject;

    public IEnumerable<NewJob> Jobs(RecordedStream stream) => RunTechnique.Of(stream) is { } technique && !technique.Kind.MayCycle() ? [] : stream.Of<DataFileAttached>().Select(f => DeriveCycles.Of(f.Fact).ToJob());
}
