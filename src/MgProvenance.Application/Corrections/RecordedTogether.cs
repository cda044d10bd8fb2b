using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>
/// One thing that was done and that one command recorded: a fact, and where it lies in two streams its twin (electrolyte leaves a batch and enters a cell). Facts belong together when they came,
/// or were corrected, with the same command.
/// </summary>
/// <param name="Target">As it was recorded first.</param>
/// <param name="Others">The same of the other streams, struck ones included.</param>
internal sealed record RecordedTogether(RecordedEvent Target, IReadOnlyList<RecordedEvent> Others)
{
    public static RecordedTogether With(RecordedEvent target, Past past)
    {
        var commands = past.Stream(target.Stored.StreamId).CorrectionsOf(target.Stored.Version).Select(c => c.Stored).Prepend(target.Stored).Select(s => (s.Actor, s.CommandId)).Distinct();
        return new RecordedTogether(target, [.. commands.SelectMany(c => past.ByCommand[c]).Where(e => e.Stored.StreamId != target.Stored.StreamId).DistinctBy(e => (e.Stored.StreamId, e.Stored.Version))]);
    }

    /// <summary>The fact that this command records as its own: what it said last, rather where it counts than where it is struck out.</summary>
    public IEvent? RecordedBy(Type command, Past past) =>
        (from other in Others
         where EventCatalogue.Recorders.GetValueOrDefault(other.Fact.GetType()) == command
         let stream = past.Stream(other.Stored.StreamId)
         orderby stream.Effective(other.Stored.Version) is null
         select stream.LastStated(other.Stored.Version)).FirstOrDefault();

    /// <summary>The event of this stream that says it, the one that counts before one that is struck out.</summary>
    public RecordedEvent? In(RecordedStream stream) => Target.Stored.StreamId == stream.StreamId
        ? Target
        : Others.Where(o => o.Stored.StreamId == stream.StreamId).OrderBy(o => stream.Effective(o.Stored.Version) is null).FirstOrDefault();

    /// <summary>
    /// A stream as it stood before this was recorded, with what was corrected since: before the event that says it there, elsewhere before the target. A stream that was begun later is seen as it
    /// stands now, because it may be entered late what was used early.
    /// </summary>
    public RecordedStream Before(RecordedStream stream)
    {
        var place = (In(stream) ?? Target).Stored.Index ?? long.MaxValue;
        return In(stream) is not null || stream.History[0].Stored.Index < place ? stream.Before(place) : stream;
    }

    /// <summary>Every stream that these events, or their corrections, mention.</summary>
    public IEnumerable<string> Mentioned(Past past) =>
        from said in Others.Prepend(Target)
        from statement in past.Stream(said.Stored.StreamId).CorrectionsOf(said.Stored.Version).Select(c => (IEvent)c.Correction).Prepend(said.Fact)
        from id in Mentions.In(statement)
        select id;
}
