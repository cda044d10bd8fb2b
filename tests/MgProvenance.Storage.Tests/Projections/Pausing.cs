using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;

namespace MgProvenance.Storage.Tests.Projections;

/// <summary>A timeline that waits in its first stream until it is told to go on.</summary>
internal sealed class Pausing : IStreamProjection
{
    private readonly IStreamProjection _timeline = AllProjections.List.Single(p => p.Name == "timeline");

    public TaskCompletionSource Reached { get; } = new();

    public TaskCompletionSource GoOn { get; } = new();

    public string Name => _timeline.Name;

    public int Version => _timeline.Version;

    public bool Follows(string streamType) => _timeline.Follows(streamType);

    public IReadOnlyList<ProjectedRow> Project(RecordedStream stream)
    {
        Reached.TrySetResult();
        GoOn.Task.Wait();
        return _timeline.Project(stream);
    }
}
