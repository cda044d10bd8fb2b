using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;

namespace MgProvenance.Application.Impacts;

/// <summary>The projected rows as they would be: those of the touched streams are computed anew, the others are the stored ones.</summary>
internal sealed class HypotheticalProjections(IProjections projections, HypotheticalLog log) : IProjections
{
    private readonly Dictionary<string, IReadOnlyList<(string Stream, ProjectedRow Row)>> _now = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ProjectedRow>> Rows(string projection, CancellationToken cancellation) =>
        await With(projection, await projections.Rows(projection, cancellation).ConfigureAwait(false), _ => true, cancellation).ConfigureAwait(false);

    public Task<IReadOnlyList<ProjectedRow>> Rows(string projection, string key, CancellationToken cancellation) => Rows(projection, [key], cancellation);

    public async Task<IReadOnlyList<ProjectedRow>> Rows(string projection, IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        await With(projection, await projections.Rows(projection, keys, cancellation).ConfigureAwait(false), row => keys.Contains(row.Key, StringComparer.Ordinal), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, IReadOnlyCollection<string> streamIds, CancellationToken cancellation)
    {
        var stored = await projections.RowsOf(projection, [.. streamIds.Except(log.Touched, StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        var now = (await Now(projection, cancellation).ConfigureAwait(false)).Where(r => streamIds.Contains(r.Stream, StringComparer.Ordinal)).Select(r => r.Row);
        return [.. stored.Concat(now).OrderBy(r => r.Key, StringComparer.Ordinal)];
    }

    public Task<IReadOnlyList<ProjectedRow>> RowsOf(string projection, string streamId, CancellationToken cancellation) => RowsOf(projection, [streamId], cancellation);

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation) => projections.Quarantined(cancellation);

    public Task<IReadOnlyDictionary<string, long>> Rebuild(CancellationToken cancellation) => throw new NotSupportedException("What is only thought of is not stored.");

    private async Task<IReadOnlyList<ProjectedRow>> With(string projection, IReadOnlyList<ProjectedRow> stored, Func<ProjectedRow, bool> isWanted, CancellationToken cancellation)
    {
        var gone = (await projections.RowsOf(projection, log.Touched, cancellation).ConfigureAwait(false)).GroupBy(r => r).ToDictionary(r => r.Key, r => r.Count());
        var rest = stored.Where(r => !(gone.TryGetValue(r, out var left) && left > 0 && (gone[r] = left - 1) >= 0));
        var now = (await Now(projection, cancellation).ConfigureAwait(false)).Select(r => r.Row).Where(isWanted);
        return [.. rest.Concat(now).OrderBy(r => r.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(string Stream, ProjectedRow Row)>> Now(string name, CancellationToken cancellation)
    {
        if (_now.TryGetValue(name, out var known)) return known;
        var (projection, rows) = (AllProjections.List.Single(p => p.Name == name), new List<(string, ProjectedRow)>());
        var stored = (await log.ReadStreams(log.Touched, null, cancellation).ConfigureAwait(false)).GroupBy(e => e.StreamId, StringComparer.Ordinal);
        foreach (var stream in stored.Where(s => projection.Follows(Domain.Kernel.StreamIds.SubjectOf(s.Key)!))) rows.AddRange(projection.Project(RecordedStream.From(stream.Key, stream)).Select(r => (stream.Key, r)));
        return _now[name] = rows;
    }
}
