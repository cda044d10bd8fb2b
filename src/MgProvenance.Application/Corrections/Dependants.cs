using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;

namespace MgProvenance.Application.Corrections;

/// <summary>Something that was made from what was corrected.</summary>
public sealed record Dependant(string Node, string Subject, string Label)
{
    /// <summary>Of a report, where it was asked for: whether it is out of date.</summary>
    public ReportStanding? Standing { get; init; }
}

/// <summary>Everything downstream of streams, each once, without the streams themselves.</summary>
public sealed class Dependants(IProjections projections)
{
    public async Task<IReadOnlyList<Dependant>> Of(IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Dependant>(StringComparer.Ordinal);
        foreach (var stream in streams) Collect(await new Trace(projections).From(stream, TraceDirection.Down, cancellation).ConfigureAwait(false), found);
        return [.. found.Values.Where(d => !streams.Contains(d.Node, StringComparer.Ordinal))];
    }

    private static void Collect(TraceNode node, Dictionary<string, Dependant> found)
    {
        found.TryAdd(node.Node, new Dependant(node.Node, node.Subject, node.Label));
        foreach (var next in node.Next) Collect(next, found);
    }
}
