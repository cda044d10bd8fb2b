using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Provenance;

/// <summary>One thing went into another: an event of <paramref name="To"/> mentions <paramref name="From"/>.</summary>
/// <param name="From">Stream id, or <c>raw:</c> and the SHA-256 of a raw file.</param>
/// <param name="To">Stream id of what depends on it.</param>
/// <param name="Event">Name of the event that says so.</param>
/// <param name="Version">Its version in the stream <paramref name="To"/>.</param>
/// <param name="CorrectedBy">Version of the correction that counts for the event; null where there is none.</param>
public sealed record LineageEdge(string From, string To, string Event, long Version, long? CorrectedBy = null);

/// <summary>Edges of the provenance graph, keyed by what was used. They lie in the stream of what used it.</summary>
public sealed class LineageProjection() : StreamProjection<LineageEdge>(Named, 2)
{
    public const string Named = "lineage";

    public static string RawNode(string sha256) => $"raw:{sha256}";

    /// <summary>What facts mention, and who recorded them (by the first event of each).</summary>
    protected override IEnumerable<(string Key, LineageEdge Row)> Rows(RecordedStream stream) =>
        (from recorded in stream.Events
         from used in Used(recorded.Fact)
         where used != stream.StreamId
         select (used, new LineageEdge(used, stream.StreamId, recorded.Stored.Type, recorded.Stored.Version, recorded.Correction?.Version)))
        .Concat(from recorded in stream.History.DistinctBy(e => e.Stored.Actor, StringComparer.Ordinal)
                where recorded.Stored.Actor != stream.StreamId
                select (recorded.Stored.Actor, new LineageEdge(recorded.Stored.Actor, stream.StreamId, "recorded", recorded.Stored.Version)));

    private static readonly HashSet<Type> Leaving = [typeof(AliquotDrawn), typeof(AmountWithdrawn), typeof(ProductCollected), typeof(SpecimenHarvested), typeof(SpecimenSplit)];

    /// <summary>Whether facts of this type say what left their stream: nothing else stands on them, for what it went into says so itself, by an event of its own.</summary>
    public static bool SaysWhatLeft(Type fact) => Leaving.Contains(fact);

    /// <summary>The streams that this one was made from, in order of use.</summary>
    public static IEnumerable<string> OriginsOf(RecordedStream stream) =>
        stream.Events.SelectMany(e => Used(e.Fact)).Where(used => used != stream.StreamId && StreamIds.SubjectOf(used) is not null).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Used(IEvent fact) => fact switch
    {
        _ when SaysWhatLeft(fact.GetType()) => [],
        INamesRawFile file => [.. Mentions.In(file), .. file.RawFiles().Select(RawNode)],
        _ => Mentions.In(fact),
    };
}
