using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Where something stands in the text that was handed in.</summary>
/// <param name="Start">In characters (UTF-16) from its beginning.</param>
/// <param name="Words">What stands there, on one line and without the peculiarities of typesetting.</param>
public sealed record SourceWords(int Start, int Length, string Words);

/// <summary>A statement that a text seems to make. It is recorded only when a person says yes to it.</summary>
/// <param name="Key">The key that it would be recorded under: free in the manuscript.</param>
/// <param name="Quantity">Number and UCUM unit, as in scripts; null where the value says it all.</param>
/// <param name="Pattern">Name of the pattern that read it.</param>
/// <param name="From">The words that it was read from.</param>
/// <param name="Context">Earlier words of the same section that say of what these speak; empty where they say it themselves.</param>
public sealed record Proposal(
    string Key, string Subject, string Relation, string? Value, string? Quantity, Place Place, string Pattern, SourceWords From, IReadOnlyList<SourceWords> Context);

/// <summary>A sentence from which nothing was read.</summary>
public sealed record UnreadSentence(Place Place, SourceWords Sentence);

/// <summary>What was read from a text.</summary>
/// <param name="AlreadyRecorded">How many more statements were read that the manuscript holds already.</param>
public sealed record Proposed(IReadOnlyList<Proposal> Proposals, IReadOnlyList<UnreadSentence> NotRead, int AlreadyRecorded);
