using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What names a stream directly. The live projection only says where to look: what counts is read as of a position.</summary>
internal static class Users
{
    /// <summary>Ids of the streams of a subject that name any of these, each once.</summary>
    public static async Task<IReadOnlyList<string>> Of(IProjections projections, IReadOnlyCollection<string> streams, string subject, CancellationToken cancellation) =>
        [.. (await projections.Rows(LineageProjection.Named, streams, cancellation).ConfigureAwait(false)).As<LineageEdge>().Select(e => e.To)
            .Where(to => StreamIds.SubjectOf(to) == subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
