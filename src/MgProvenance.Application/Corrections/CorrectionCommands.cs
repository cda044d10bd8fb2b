using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>Who decides that a fact is corrected or struck out, in every stream that holds it.</summary>
internal static class CorrectionCommands
{
    public static void AddTo(CommandTable table)
    {
        table.OnPast<CorrectFact>((c, past) => Correct(c, past, table), (c, past) => MentionedBy(c.Stream, c.Version, past).Concat(NeededBy(c, past, table)));
        table.OnPast<StrikeFact>(Strike, (c, past) => MentionedBy(c.Stream, c.Version, past));
    }

    /// <summary>What the event, its corrections and its twin mention: the streams that hold the same, and those that its decider looks at.</summary>
    private static IEnumerable<string> MentionedBy(AnyStreamId id, long version, Past past) =>
        past.Stream(id.Value).First(version) is { } first ? RecordedTogether.With(first, past).Mentioned(past) : [];

    /// <summary>What the decider of the fact looks at without its being mentioned.</summary>
    private static IEnumerable<string> NeededBy(CorrectFact c, Past past, CommandTable table) =>
        past.Stream(c.Stream.Value).First(c.Version) is { } first && Domain.Kernel.Corrections.Refuse(c, first.Fact) is null ? new DecidedAnew(table, past).Further(RecordedTogether.With(first, past), c.Replacement) : [];

    private static IReadOnlyList<Part> Correct(CorrectFact c, Past past, CommandTable table)
    {
        var stream = past.Stream(c.Stream.Value);
        var first = stream.First(c.Version);
        if (Domain.Kernel.Corrections.Refuse(c, first?.Fact) is { } refusal) return [new Part(stream.StreamId, new Decision.Refused(refusal))];
        if (stream.Effective(c.Version) is { } now && EventCatalogue.Same(now.Fact, c.Replacement)) return [new Part(stream.StreamId, Decision.Accept())];

        var (together, anew) = (RecordedTogether.With(first!, past), new DecidedAnew(table, past));
        var decided = anew.Decide(together, c.Replacement, c.DeviationReason);
        if (RefusedBy(decided) is { } impossible)
        {
            if (stream.Effective(c.Version) is not { } standing || RefusedBy(anew.Decide(together, standing.Fact))?.Refusal.Code != impossible.Refusal.Code) return decided;
            decided = [new Part(stream.StreamId, Decision.Accept(c.Replacement))];   // what stands there is no more possible at its place than this: a finding, and no reason to keep a wrong value
        }

        return [.. decided.Select(p => Restated(p, together, past, c.Reason.Trim())), .. StruckOut(together, past, c.Reason.Trim()).Where(s => decided.All(p => p.StreamId != s.StreamId))];
    }

    private static IReadOnlyList<Part> Strike(StrikeFact c, Past past)
    {
        var stream = past.Stream(c.Stream.Value);
        var first = stream.First(c.Version);
        return Domain.Kernel.Corrections.Refuse(c, first?.Fact) is { } refusal
            ? [new Part(stream.StreamId, new Decision.Refused(refusal))]
            : [.. StruckOut(RecordedTogether.With(first!, past), past, c.Reason.Trim())];
    }

    /// <summary>What was decided for one stream, as a correction of the event that said it there; a new event where none did.</summary>
    private static Part Restated(Part decided, RecordedTogether together, Past past, string reason)
    {
        var (stream, events) = (past.Stream(decided.StreamId), ((Decision.Accepted)decided.Decision).Events);
        if (events.Count == 0 || together.In(stream) is not { } said) return decided;
        var (fact, now) = (events[0], stream.Effective(said.Stored.Version));
        if (now is not null && EventCatalogue.Same(now.Fact, fact)) return new Part(stream.StreamId, Decision.Accept());
        return new Part(stream.StreamId, Decision.Accept([new FactCorrected(said.Stored.Version, fact, reason), .. events.Skip(1).Select(n => n is DeviationNoted noted && now is not null ? Answered(noted, now, stream) : n)]));
    }

    /// <summary>The same rule broken in the same way keeps the reason that was given for it.</summary>
    private static DeviationNoted Answered(DeviationNoted noted, RecordedEvent now, RecordedStream stream)
    {
        if (noted.Reason is not null || stream.NotedWith(now).FirstOrDefault(d => d.Rule == noted.Rule && d.Sentence == noted.Sentence) is not { } before) return noted;
        return noted with { Reason = before.Reason ?? stream.Of<DeviationAnswered>().LastOrDefault(a => a.Fact.Number == before.Number).Fact?.Reason };
    }

    private static IEnumerable<Part> StruckOut(RecordedTogether together, Past past, string reason) =>
        from said in together.Others.Prepend(together.Target)
        where past.Stream(said.Stored.StreamId).Effective(said.Stored.Version) is not null
        select new Part(said.Stored.StreamId, Decision.Accept(new FactStruck(said.Stored.Version, reason)));

    private static Decision.Refused? RefusedBy(IEnumerable<Part> parts) => parts.Select(p => p.Decision).OfType<Decision.Refused>().FirstOrDefault();
}
