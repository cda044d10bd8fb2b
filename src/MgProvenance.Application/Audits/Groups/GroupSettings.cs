namespace MgProvenance.Application.Audits.Groups;

/// <summary>What the cells of two groups may differ in.</summary>
public enum GroupQuantity
{
    /// <summary>Of the metal of the negative electrode, over all salts.</summary>
    TotalMetal,
    Salts,

    /// <summary>A salt that every group has.</summary>
    CommonSalt,
    Solvent,
    SolventVolume,
    ElectrolyteVolume,
    Separator,
    Sheet,
    Loading,
    SpecificCurrent,
    ArealCurrent,
    UpperCutoff,
    LowerCutoff,
    Temperature,
    Instrument,

    /// <summary>From the begin of the batch to the first current.</summary>
    ElectrolyteAge,
}

/// <param name="Words">A factor that has any of them names the quantity.</param>
/// <param name="TolerancePercent">How far the groups' ranges may lie apart; null for what is no number.</param>
public sealed record ComparedBetweenGroups(GroupQuantity Quantity, IReadOnlyList<string> Words, decimal? TolerancePercent = null);

/// <summary>What an audit compares between groups: words in lower case, and defaults of judgement.</summary>
/// <param name="SetBy">Who set them.</param>
/// <param name="SetOn">When.</param>
/// <param name="Additions">Words after which a factor says what it adds to something.</param>
public sealed record GroupSettings(string SetBy, DateOnly SetOn, IReadOnlyList<string> Additions, IReadOnlyList<ComparedBetweenGroups> Quantities)
{
    /// <exception cref="Domain.Kernel.MalformedValueException">It is no such record.</exception>
    public static GroupSettings Read(byte[] json) => SettingsFile.Read<GroupSettings>(json, "audit.groups-malformed", "What an audit compares between groups");
}
