using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Manuscripts;

/// <summary>How strongly a claim is worded.</summary>
public enum ClaimStrength
{
    /// <summary>“The highest”, “the most stable”.</summary>
    Superlative,

    /// <summary>“Higher than”.</summary>
    Comparative,

    /// <summary>“No”, “always”, “completely”.</summary>
    Absolute,

    /// <summary>“May”, “suggests”.</summary>
    Hedged,

    /// <summary>What is seen, without a comparison.</summary>
    Descriptive,
}

/// <summary>Where something stands in a manuscript.</summary>
/// <param name="Section">As it is headed, for example <c>Methods</c>.</param>
/// <param name="Paragraph">Counts from 1 within the section.</param>
/// <param name="Slot">The figure, table or note, where it stands in a caption.</param>
public sealed record Place(string Section, int? Paragraph = null, string? Slot = null);

/// <param name="Study">The study that it reports; null when it is none of this notebook's.</param>
[EventName("manuscript.opened.v1")]
public sealed record ManuscriptOpened(ManuscriptId Manuscript, Label Label, string Title, StudyId? Study) : ILabels;

/// <summary>A place for evidence.</summary>
/// <param name="Slot">For example <c>Figure 6b</c>, <c>Table S1</c>, <c>Note S1</c>.</param>
/// <param name="Content">What it is to show, in words.</param>
[EventName("manuscript.slot-declared.v1")]
public sealed record SlotDeclared(ManuscriptId Manuscript, string Slot, string Content) : IEvent;

/// <param name="Evidence">What was added to what fills the slot already.</param>
[EventName("manuscript.slot-filled.v1")]
public sealed record SlotFilled(ManuscriptId Manuscript, string Slot, IReadOnlyList<AnyStreamId> Evidence) : IEvent;

/// <summary>What a manuscript says, as subject, relation and value, so that two statements can be held against each other.</summary>
/// <param name="Statement">Short key within the manuscript.</param>
/// <param name="Value">In words; null where a quantity says it, or where the relation says all.</param>
/// <param name="About">What of this notebook it is about; null when nothing is.</param>
[EventName("manuscript.statement-recorded.v1")]
public sealed record StatementRecorded(
    ManuscriptId Manuscript, string Statement, string Subject, string Relation, string? Value, AnyQuantity? Quantity, Place Place, IReadOnlyList<AnyStreamId>? About) : IEvent;

/// <param name="Claim">Short key within the manuscript.</param>
/// <param name="Wording">In the recorder's own words.</param>
/// <param name="Subject">What it is claimed of, for example a group.</param>
/// <param name="Property">What is claimed about it, for example <c>specific capacity at 1C</c>.</param>
/// <param name="ComparedWith">What it is compared with; null when it is not compared.</param>
[EventName("manuscript.claim-made.v1")]
public sealed record ClaimMade(
    ManuscriptId Manuscript,
    string Claim,
    string Wording,
    ClaimStrength Strength,
    string Subject,
    string Property,
    AnyQuantity? Value,
    IReadOnlyList<string>? ComparedWith,
    Place Place) : IEvent;

/// <param name="How">In which way the evidence supports the claim, in words.</param>
[EventName("manuscript.claim-supported.v1")]
public sealed record ClaimSupported(ManuscriptId Manuscript, string Claim, IReadOnlyList<AnyStreamId> Evidence, string? How) : IEvent;

/// <param name="What">What would be needed and is not there, in words.</param>
[EventName("manuscript.evidence-missing.v1")]
public sealed record EvidenceMissing(ManuscriptId Manuscript, string Claim, string What) : IEvent;

/// <summary>A value of others, with which a manuscript compares. It comes in whatever unit they gave.</summary>
/// <param name="Reference">DOI, or the reference as the manuscript cites it.</param>
/// <param name="Slot">Where the manuscript shows it.</param>
[EventName("manuscript.literature-value-recorded.v1")]
public sealed record LiteratureValueRecorded(ManuscriptId Manuscript, string Reference, string Property, AnyQuantity? Value, string? Conditions, string? Slot) : IEvent;
