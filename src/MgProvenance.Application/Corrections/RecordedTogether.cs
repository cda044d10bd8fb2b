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
        var commands = Commands(target, past.Stream(target.Stored.StreamId));
        return new RecordedTogether(target, [.. past.Streams.Where(s => s.StreamId != target.Stored.StreamId)
            .SelectMany(s => s.History.Where(e => e.Fact is not (ICorrection or DeviationNoted or DeviationAnswered) && Commands(e, s).Overlaps(commands)))]);
    }

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

    private static HashSet<(string Actor, string Id)> Commands(RecordedEvent recorded, RecordedStream stream) =>
        [Command(recorded.Stored), .. stream.CorrectionsOf(recorded.Stored.Version).Select(c => Command(c.Stored))];

    private static (string Actor, string Id) Command(StoredEvent stored) => (stored.Actor, stored.CommandId);
}
