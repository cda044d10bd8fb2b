namespace MgProvenance.Domain.Kernel;

/// <summary>An earlier event of the same stream was wrong; this takes its place. The latest correction or striking out of an event counts.</summary>
/// <param name="Version">Of the corrected event.</param>
/// <param name="Replacement">The complete fact, of the same type, as it should have been recorded.</param>
[EventName("fact.corrected.v1")]
public sealed record FactCorrected(long Version, IEvent Replacement, string Reason) : ICorrection;

/// <summary>An earlier event of the same stream did not happen.</summary>
/// <param name="Version">Of the event that is struck out.</param>
[EventName("fact.struck.v1")]
public sealed record FactStruck(long Version, string Reason) : ICorrection;

/// <summary>A statement about another event of the same stream.</summary>
public interface ICorrection : IEvent
{
    /// <summary>Of the event that is meant.</summary>
    long Version { get; }

    string Reason { get; }
}

[CommandName("correct-fact", "Replace a fact that was recorded wrongly, by its version in its stream; both stay readable.")]
public sealed record CorrectFact(AnyStreamId Stream, long Version, IEvent Replacement, string Reason, string? DeviationReason = null) : ICommand;

[CommandName("strike-fact", "Strike out a fact that did not happen, by its version in its stream; it stays readable.")]
public sealed record StrikeFact(AnyStreamId Stream, long Version, string Reason) : ICommand;

/// <summary>What can be corrected and struck out.</summary>
public static class Corrections
{
    /// <summary>The fact that an event states: a correction states its replacement.</summary>
    public static IEvent Stated(IEvent happened) => happened is FactCorrected { Replacement: var fact } ? fact : happened;

    /// <param name="target">The event as it was stored; null when there is none of this version.</param>
    /// <returns>Null when it can be corrected in this way.</returns>
    public static Refusal? Refuse(CorrectFact c, IEvent? target) => Refuse(c.Stream, c.Version, target, c.Reason) ?? c.Replacement switch
    {
        _ when c.Replacement.GetType() != target!.GetType() =>
            new("fact.other-type", $"Event {c.Version} of {c.Stream} is {EventCatalogue.NameOf(target)}; {EventCatalogue.NameOf(c.Replacement)} cannot take its place."),
        _ when StreamOf(c.Replacement) is { } other && other != c.Stream.Value =>
            new("fact.other-stream", $"The replacement is a fact of {other} and not of {c.Stream}: strike this one out and record that one."),
        INamesRawFile file when !file.RawFiles().SequenceEqual(((INamesRawFile)target).RawFiles()) =>
            new("fact.other-file", $"Event {c.Version} of {c.Stream} is about another file: attach that one and strike this event out."),
        _ => null,
    };

    /// <param name="target">The event as it was stored; null when there is none of this version.</param>
    /// <returns>Null when it can be struck out.</returns>
    public static Refusal? Refuse(StrikeFact c, IEvent? target) => Refuse(c.Stream, c.Version, target, c.Reason);

    private static Refusal? Refuse(AnyStreamId stream, long version, IEvent? target, string reason) => target switch
    {
        null => new("fact.unknown", $"{stream} has no event {version}."),
        ICorrection correction => new("fact.is-correction", $"Event {version} of {stream} is itself a correction: correct event {correction.Version} again, the latest counts."),
        DeviationNoted noted => new("fact.is-deviation", $"Event {version} of {stream} is deviation #{noted.Number}: answer it, or correct the fact that it was noted with."),
        IFinal => new("fact.final", $"Event {version} of {stream} left the notebook as it is: issue another in its place."),
        _ when string.IsNullOrWhiteSpace(reason) => new("fact.reason-missing", "Say why: a correction has a reason."),
        _ => null,
    };

    /// <summary>The first member of a fact is the id of its stream; an answer to a deviation has none.</summary>
    private static string? StreamOf(IEvent fact) =>
        fact.GetType().GetProperty(fact.GetType().GetConstructors()[0].GetParameters()[0].Name!)!.GetValue(fact)!.ToString() is { } id && StreamIds.SubjectOf(id) is not null ? id : null;
}
