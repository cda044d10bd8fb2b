namespace MgProvenance.Domain.Kernel;

/// <summary>A fact that broke a rule was recorded; it blocks release, claims and reports until it is answered.</summary>
/// <param name="Number">Counts the deviations of this stream from 1.</param>
/// <param name="Rule">Stable code of the rule, for example <c>lot.expired</c>.</param>
/// <param name="Reason">Null while pending.</param>
[EventName("deviation.noted.v1")]
public sealed record DeviationNoted(int Number, string Rule, string Sentence, string? Reason) : IEvent;

/// <summary>Someone gave the reason of a deviation.</summary>
[EventName("deviation.answered.v1")]
public sealed record DeviationAnswered(int Number, string Reason) : IEvent;

/// <summary>A rule that a fact broke, before it has its number.</summary>
public sealed record Deviation(string Rule, string Sentence);

/// <summary>The deviations of one stream so far. Every subject can have them, so they are folded here and not by the subject.</summary>
public sealed record Deviations(int Count, IReadOnlyList<DeviationNoted> Open)
{
    public static Deviations None { get; } = new(0, []);

    public static bool Takes(IEvent happened) => happened is DeviationNoted or DeviationAnswered;

    public Deviations Evolve(IEvent happened) => happened switch
    {
        DeviationNoted { Reason: null } noted => new(noted.Number, [.. Open, noted]),
        DeviationNoted noted => this with { Count = noted.Number },
        DeviationAnswered answered => this with { Open = [.. Open.Where(o => o.Number != answered.Number)] },
        _ => throw new UnknownEventException(happened, this),
    };

    /// <summary>Accepts a fact and notes the rules it broke: what happened is recorded, and the deviations wait for their reason when none is given.</summary>
    public Decision Accept(IEvent fact, IEnumerable<Deviation> broken, string? reason) =>
        Decision.Accept([fact, .. broken.Select((d, i) => new DeviationNoted(Count + 1 + i, d.Rule, d.Sentence, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()))]);

    /// <summary>The sentence with which a planned act is refused while deviations are open.</summary>
    public string Waiting => $"{Open.Count} deviation(s) wait for a reason: {string.Join("; ", Open.Select(o => $"#{o.Number} {o.Sentence}"))}";
}

[CommandName("answer-deviation", "Give the reason of a deviation that is pending.")]
public sealed record AnswerDeviation(AnyStreamId Stream, int Number, string Reason) : IRecords<DeviationAnswered>
{
    public static Decision Decide(AnswerDeviation c, Deviations deviations) => c switch
    {
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => Decision.Refuse("deviation.reason-missing", "A reason is needed."),
        _ when c.Number < 1 || c.Number > deviations.Count => Decision.Refuse("deviation.unknown", $"{c.Stream} has no deviation #{c.Number}."),
        _ when deviations.Open.All(o => o.Number != c.Number) => Decision.Accept(),
        _ => Decision.Accept(new DeviationAnswered(c.Number, c.Reason.Trim())),
    };
}
