using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Projections;

/// <summary>A projection whose rows are records, stored as JSON.</summary>
/// <param name="name">Names the rows in the store.</param>
/// <param name="version">Raised whenever a row changes shape or meaning.</param>
/// <param name="subjects">Stream types that contribute; none means every type.</param>
public abstract class StreamProjection<TRow>(string name, int version, params string[] subjects) : IStreamProjection
{
    public string Name => name;

    public int Version => version;

    public bool Follows(string streamType) => subjects.Length == 0 || subjects.Contains(streamType, StringComparer.Ordinal);

    public IReadOnlyList<ProjectedRow> Project(RecordedStream stream) =>
        [.. Rows(stream).Select(r => new ProjectedRow(r.Key, JsonSerializer.Serialize(r.Row, KernelJson.Options)))];

    /// <summary>The rows of one stream under their keys; depends on nothing but its events.</summary>
    protected abstract IEnumerable<(string Key, TRow Row)> Rows(RecordedStream stream);
}

public static class ProjectedRows
{
    public static IEnumerable<TRow> As<TRow>(this IEnumerable<ProjectedRow> rows) => rows.Select(r => JsonSerializer.Deserialize<TRow>(r.Json, KernelJson.Options)!);
}
