using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>What a property of a claim is in the record.</summary>
public enum ClaimedQuantity
{
    /// <summary>Per mass of active material, of a charge or a discharge.</summary>
    Capacity,
    DischargeCapacity,
    ChargeCapacity,
    Retention,
    CoulombicEfficiency,
    DischargeVoltage,
    Hysteresis,
    UpperCutoff,
    LowerCutoff,

    /// <summary>Of the reaction that the study declares.</summary>
    TheoreticalCapacity,
    ActiveMass,
    Loading,
    Leakage,

    /// <summary>Of a computation, by its name.</summary>
    Energy,
}

/// <param name="Words">Any of them in a claim's property, or in a statement's relation, means this quantity.</param>
/// <param name="Energy">Name of the energy, where it is one.</param>
public sealed record ClaimedProperty(IReadOnlyList<string> Words, ClaimedQuantity Quantity, string? Energy = null);

/// <summary>What rules need to know to hold claims against their evidence: words in lower case, and defaults of judgement.</summary>
/// <param name="SetBy">Who set them.</param>
/// <param name="SetOn">When.</param>
/// <param name="FewestCells">Per group; with fewer a comparison is descriptive only.</param>
/// <param name="CellCounts">Relations of statements that say how many cells there are.</param>
/// <param name="DetectionLimits">Relations of statements, and properties of observations, that say what could have been seen at least.</param>
/// <param name="Negligible">Words by which a claim says that something is next to nothing.</param>
/// <param name="More">Words by which a claim says that its subject has more than the others.</param>
/// <param name="Less">That it has less.</param>
/// <param name="Properties">The first whose word is found counts.</param>
public sealed record ClaimSettings(
    string SetBy,
    DateOnly SetOn,
    int FewestCells,
    IReadOnlyList<string> CellCounts,
    IReadOnlyList<string> DetectionLimits,
    IReadOnlyList<string> Negligible,
    IReadOnlyList<string> More,
    IReadOnlyList<string> Less,
    IReadOnlyList<ClaimedProperty> Properties)
{
    /// <summary>Null where the words name no quantity that is known.</summary>
    public ClaimedProperty? Property(string words) => Properties.FirstOrDefault(p => Phrases.HoldsAny(words, p.Words));

    /// <exception cref="Domain.Kernel.MalformedValueException">It is no such record.</exception>
    public static ClaimSettings Read(byte[] json) => SettingsFile.Read<ClaimSettings>(json, "audit.claims-malformed", "What an audit knows of claims");
}
