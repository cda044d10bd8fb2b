using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>What a correction left behind at another event: something that would not be recorded like this today.</summary>
/// <param name="Code">Of the refusal or of the broken rule.</param>
public sealed record CorrectionFinding(string Stream, long Version, string Event, string Code, string Sentence);

/// <summary>
/// Looks at every fact of a stream again after corrections of it or of what it uses. Nothing is stored: the findings follow from the events. They are: a fact that would be refused now, a rule that
/// it breaks and that was not noted, and a pending deviation of a rule that it breaks no more.
/// </summary>
public sealed class Aftermath(IEventLog log, CommandTable table)
{
    private const string NoLonger = "deviation.no-longer";

    public async Task<IReadOnlyList<CorrectionFinding>> Of(string streamId, CancellationToken cancellation)
    {
        await log.Seal(cancellation).ConfigureAwait(false);
        var past = await Past.Read(log, [streamId], read => Facts(read.Stream(streamId)).SelectMany(f => Needed(f, read)), cancellation).ConfigureAwait(false);
        if (!past.Streams.Any(s => s.History.Any(e => e.Fact is ICorrection))) return [];
        var (stream, anew) = (past.Stream(streamId), new DecidedAnew(table, past));
        return [.. Facts(stream).SelectMany(fact => Findings(fact, stream, Again(fact)))];

        Decision Again(RecordedEvent fact)
        {
            try
            {
                return anew.Decide(RecordedTogether.With(stream.First(fact.Stored.Version)!, past), fact.Fact).First(p => p.StreamId == streamId).Decision;
            }
            catch (MalformedValueException malformed)
            {
                return new Decision.Refused(malformed.Refusal);
            }
        }
    }

    private IEnumerable<string> Needed(RecordedEvent fact, Past read)
    {
        var together = RecordedTogether.With(fact, read);
        return together.Mentioned(read).Concat(new DecidedAnew(table, read).Further(together, fact.Fact));
    }

    private static IEnumerable<RecordedEvent> Facts(RecordedStream stream) => stream.Events.Where(e => e.Fact is not DeviationNoted);

    private static IEnumerable<CorrectionFinding> Findings(RecordedEvent fact, RecordedStream stream, Decision again)
    {
        if (again is Decision.Refused { Refusal: var refusal }) return [Finding(refusal.Code, refusal.Sentence)];
        var (noted, broken) = (stream.NotedWith(fact).ToList(), ((Decision.Accepted)again).Events.OfType<DeviationNoted>().ToList());
        var pending = stream.Deviations.Open.Select(d => d.Number).ToHashSet();
        return
        [
            .. broken.Where(b => noted.TrueForAll(n => n.Rule != b.Rule)).Select(b => Finding(b.Rule, b.Sentence)),
            .. noted.Where(n => pending.Contains(n.Number) && broken.TrueForAll(b => b.Rule != n.Rule)).Select(n => Finding(NoLonger, $"Deviation #{n.Number} waits for a reason, and {n.Rule} is not broken any more: answer it.")),
        ];

        CorrectionFinding Finding(string code, string sentence) => new(stream.StreamId, fact.Stored.Version, fact.Stored.Type, code, sentence);
    }
}
