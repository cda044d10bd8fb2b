using System.Text.Json;
using MgProvenance.Domain.Kernel;

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

/// <summary>What an audit compares between groups: words, and defaults of judgement.</summary>
/// <param name="SetBy">Who set them.</param>
public sealed record GroupSettings(string SetBy, IReadOnlyList<ComparedBetweenGroups> Quantities)
{
    /// <exception cref="MalformedValueException">It is no such record.</exception>
    public static GroupSettings Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<GroupSettings>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("audit.groups-malformed", $"What an audit compares between groups cannot be read: {e.Message}");
        }
    }
}
