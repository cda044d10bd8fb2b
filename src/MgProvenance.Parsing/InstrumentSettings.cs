namespace MgProvenance.Parsing;

/// <summary>What the operator entered at the instrument, and which instrument it was. Null means not entered or not in the file; an instrument's default counts as not entered.</summary>
public sealed record InstrumentSettings
{
    public static InstrumentSettings None { get; } = new();

    /// <summary>Mass of the active material, mg.</summary>
    public double? ActiveMassMg { get; init; }

    /// <summary>Mass by which the instrument's software normalises, mg.</summary>
    public double? CharacteristicMassMg { get; init; }

    /// <summary>Electrode surface area, cm2.</summary>
    public double? ElectrodeAreaCm2 { get; init; }

    /// <summary>Battery capacity by which C rates are computed, mA.h.</summary>
    public double? BatteryCapacityMAh { get; init; }

    /// <summary>Molar mass of the active material, g/mol.</summary>
    public double? MolarMass { get; init; }

    /// <summary>Atomic mass of the intercalated ion, g/mol.</summary>
    public double? IonMass { get; init; }

    /// <summary>Electrons per intercalated ion, as set in the software.</summary>
    public int? ElectronsPerIon { get; init; }

    /// <summary>Composition x at which the acquisition started.</summary>
    public double? InitialX { get; init; }

    public string? ElectrodeMaterial { get; init; }

    public string? InitialState { get; init; }

    public string? Electrolyte { get; init; }

    public string? ReferenceElectrode { get; init; }

    /// <summary>Free text; lines separated by a line feed.</summary>
    public string? Comments { get; init; }

    public string? Device { get; init; }

    public string? DeviceSerial { get; init; }

    /// <summary>As the software shows it (BioLogic counts from 1).</summary>
    public string? Channel { get; init; }

    public string? ChannelSerial { get; init; }

    public string? Software { get; init; }

    /// <summary>Path and name under which the instrument saved its file.</summary>
    public string? SavedAs { get; init; }
}
