using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Jobs;

/// <summary>Who handles which kind of job. Handlers are static <c>Handle(message, services…)</c> methods.</summary>
public sealed class JobHandlers
{
    private readonly Dictionary<string, Func<string, CancellationToken, Task<JobOutcome>>> _byKind = new(StringComparer.Ordinal);

    /// <summary>The program's own.</summary>
    public static JobHandlers All(IRawFiles rawFiles, IDerivedResults results) =>
        new JobHandlers().On<DeriveCycles>(DeriveCycles.Kind, (message, cancellation) => DeriveCyclesHandler.Handle(message, rawFiles, results, cancellation));

    /// <summary>Jobs of other kinds are left to programs that know them.</summary>
    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    public JobHandlers On<TMessage>(string kind, Func<TMessage, CancellationToken, Task<JobOutcome>> handle)
    {
        _byKind.Add(kind, (payload, cancellation) => handle(JsonSerializer.Deserialize<TMessage>(payload, KernelJson.Options)!, cancellation));
        return this;
    }

    public Task<JobOutcome> Handle(ClaimedJob job, CancellationToken cancellation) => _byKind[job.Kind](job.Payload, cancellation);
}
