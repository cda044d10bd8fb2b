using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Provenance;

/// <summary>One thing on a trace, with what it was reached by and what is reached from it.</summary>
/// <param name="Node">Stream id, or <c>raw:</c> and a SHA-256.</param>
/// <param name="Label">What people call it; the id itself where it has no label.</param>
/// <param name="Because">The events that make the link to the node above; empty for the start.</param>
/// <param name="Corrected">Its facts that were corrected or struck out.</param>
/// <param name="Next">Empty as well where the node was shown before on this trace.</param>
public sealed record TraceNode(
    string Node, string Subject, string Label, IReadOnlyList<string> Because, IReadOnlyList<CorrectedFact> Corrected, IReadOnlyList<TraceNode> Next, bool ShownBefore)
{
    /// <summary>Of a report on the way down: its printed numbers that stand on what is traced, by table. Null elsewhere, and where the report's numbers were not kept.</summary>
    public IReadOnlyList<PrintedOnTrace>? Numbers { get; init; }

    /// <summary>Of a report: whether it is out of date. Null elsewhere.</summary>
    public ReportStanding? Standing { get; init; }
}

public enum TraceDirection
{
    /// <summary>To what it was made from.</summary>
    Up,

    /// <summary>To what was made from it.</summary>
    Down,
}

/// <summary>Follows the provenance graph from one thing, each node opened once. The links are read level by level, one query for all nodes of a level.</summary>
/// <param name="notebook">Where corrected facts, and what is later than a report, are read; null where they are not wanted.</param>
/// <param name="rawFiles">Where the numbers of reports are read; null where they are not wanted.</param>
public sealed class Trace(IProjections projections, NotebookAt? notebook = null, IRawFiles? rawFiles = null)
{
    private readonly Dictionary<string, List<LineageEdge>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamName> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, ReportStanding> _standings = new Dictionary<string, ReportStanding>(StringComparer.Ordinal);

    public async Task<TraceNode> From(string node, TraceDirection direction, CancellationToken cancellation)
    {
        await ReadLinks(node, direction, cancellation).ConfigureAwait(false);
        string[] streams = [.. _links.Keys.Where(n => !IsRawFile(n))];
        foreach (var name in (await projections.RowsOf(NameProjection.Named, streams, cancellation).ConfigureAwait(false)).As<StreamName>()) _names[name.Stream] = name;
        if (notebook is not null) _standings = await new ReportStandings(projections, notebook).Of([.. streams.Where(s => StreamIds.SubjectOf(s) == ReportId.Subject)], cancellation).ConfigureAwait(false);
        return await Visit(node, [], direction, cancellation).ConfigureAwait(false);
    }

    private async Task ReadLinks(string start, TraceDirection direction, CancellationToken cancellation)
    {
        for (string[] level = [start]; level.Length > 0;)
        {
            foreach (var node in level) _links[node] = [];
            var rows = direction == TraceDirection.Up
                ? await projections.RowsOf(LineageProjection.Named, level, cancellation).ConfigureAwait(false)
                : await projections.Rows(LineageProjection.Named, level, cancellation).ConfigureAwait(false);
            var edges = rows.As<LineageEdge>().ToList();
            foreach (var edge in edges) _links[direction == TraceDirection.Up ? edge.To : edge.From].Add(edge);
            level = [.. edges.Select(e => Other(e, direction)).Distinct(StringComparer.Ordinal).Where(n => !_links.ContainsKey(n))];
        }
    }

    private async Task<TraceNode> Visit(string node, IReadOnlyList<string> because, TraceDirection direction, CancellationToken cancellation)
    {
        var (_, label, subject, corrections) = NameOf(node);
        if (!_shown.Add(node)) return new TraceNode(node, subject, label, because, [], [], ShownBefore: true);
        var next = new List<TraceNode>();
        var links = _links[node].GroupBy(e => Other(e, direction), StringComparer.Ordinal);
        if (direction == TraceDirection.Up) links = links.OrderBy(edges => edges.Min(e => e.Version));   // as they were used: all edges are events of this node
        foreach (var edges in links)
        {
            if (StreamIds.SubjectOf(edges.Key) == PersonId.Subject && _shown.Contains(edges.Key)) continue;   // who recorded is said once: it would stand below nearly every node
            next.Add(await Visit(edges.Key, [.. Because(edges)], direction, cancellation).ConfigureAwait(false));
        }

        var corrected = corrections > 0 && notebook is not null ? CorrectedFact.Of(await notebook.Stream(node, cancellation).ConfigureAwait(false)) : [];
        return new TraceNode(node, subject, label, because, corrected, next, ShownBefore: false)
        {
            Standing = _standings.GetValueOrDefault(node),
            Numbers = direction == TraceDirection.Down && subject == ReportId.Subject ? await Numbers(node, cancellation).ConfigureAwait(false) : null,
        };
    }

    private async Task<IReadOnlyList<PrintedOnTrace>?> Numbers(string report, CancellationToken cancellation)
    {
        if (notebook is null || rawFiles is null) return null;
        var issued = (await notebook.Stream(report, cancellation).ConfigureAwait(false)).Of<ReportIssued>().First().Fact;
        return await IssuedNumbers.Read(rawFiles, issued, cancellation).ConfigureAwait(false) is { } printed ? PrintedOnTrace.Of(printed, _links.ContainsKey) : null;
    }

    /// <summary><c>sheet.blank-weighed.v1 (version 6–15)</c>; of events of several streams those of each apart.</summary>
    private static IEnumerable<string> Because(IEnumerable<LineageEdge> edges) =>
        from edge in edges
        group edge.Version by (edge.To, edge.Event, edge.CorrectedBy) into events
        select Versions.Link(events.Key.Event, events, events.Key.CorrectedBy);

    private StreamName NameOf(string node) =>
        IsRawFile(node)
            ? new StreamName(node, node[LineageProjection.RawNode(string.Empty).Length..], "raw file")
            : _names.GetValueOrDefault(node) ?? new StreamName(node, node, StreamIds.SubjectOf(node) ?? "stream");

    private static string Other(LineageEdge edge, TraceDirection direction) => direction == TraceDirection.Up ? edge.From : edge.To;

    private static bool IsRawFile(string node) => node.StartsWith(LineageProjection.RawNode(string.Empty), StringComparison.Ordinal);
}
