using System.Globalization;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>The settings module: what the operator entered. Offsets from yadg; the two unit bytes were found by comparing with text headers.</summary>
internal static class MprSettings
{
    private const double Template = 0.001;   // EC-Lab fills mass, area and molar mass with this when nothing is entered

    public static byte? TechniqueId(ReadOnlySpan<byte> data) => new ModuleBytes(data).U8(0);

    public static InstrumentSettings Read(ReadOnlySpan<byte> data, long at, FindingList findings, Dictionary<string, string> metadata)
    {
        var bytes = new ModuleBytes(data);
        if (bytes.U8(0x0260) is null)
        {
            findings.Warn("mpr.settings-short", FindingList.AtByte(at), $"The settings module is too short to hold mass and area.", "at least 609 bytes", $"{data.Length} bytes");
        }

        var mass = bytes.F4(0x0107);
        var molarMass = bytes.F4(0x010F);
        var ionMass = bytes.F4(0x0113);
        var x0 = bytes.F4(0x0117);
        var isLithiumTemplate = mass == 7000 && molarMass == 90.93 && ionMass == 6.94;
        if (isLithiumTemplate)
        {
            findings.Info("settings.lithium-template", FindingList.AtByte(at + 0x0107), $"Mass, molar mass, ion and composition are EC-Lab's lithium cobalt oxide template and count as not entered.");
            (mass, molarMass, ionMass, x0) = (null, null, null, null);
        }
        else if (ionMass == 6.94)
        {
            findings.Info("settings.lithium-ion", FindingList.AtByte(at + 0x0113), $"The intercalated ion is EC-Lab's default, lithium (6.94 g/mol); the software's x and C rates assume it.");
        }

        var areaUnit = bytes.U8(0x0250);
        var massUnit = bytes.U8(0x0251);
        if (bytes.F4(0x010B) is { } x) metadata["x at mass"] = x.ToString(CultureInfo.InvariantCulture);
        return new InstrumentSettings
        {
            ActiveMassMg = Entered(mass, "active mass", at + 0x0107, findings),
            CharacteristicMassMg = Scaled(Entered(bytes.F4(0x024C), "characteristic mass", at + 0x024C, findings), massUnit, (1, 1000), (2, 1), "characteristic mass", at + 0x0251, findings),
            ElectrodeAreaCm2 = Scaled(Entered(bytes.F4(0x0211), "electrode area", at + 0x0211, findings), areaUnit, (2, 1), (3, 0.01), "electrode area", at + 0x0250, findings),
            BatteryCapacityMAh = bytes.F4(0x025C) is { } q and > 0 ? q : null,
            MolarMass = Entered(molarMass, "molar mass", at + 0x010F, findings),
            IonMass = Entered(ionMass, "ion mass", at + 0x0113, findings),
            ElectronsPerIon = isLithiumTemplate || ionMass is null or Template ? null : bytes.U16(0x011B),
            InitialX = isLithiumTemplate || ionMass is null or Template ? null : x0,
            ElectrodeMaterial = bytes.Text(0x011E),
            Electrolyte = bytes.Text(0x01C0),
            ReferenceElectrode = bytes.Text(0x0215) is { } reference && reference != "(unspecified)" ? reference : null,
            Comments = bytes.Text(0x0007),
        };
    }

    /// <summary>Null for the software's defaults, which must never be divided by; said once per quantity.</summary>
    private static double? Entered(double? value, string what, long at, FindingList findings)
    {
        if (value is null) return null;
        if (value is > 0 and not Template) return value;
        findings.Info("settings.not-entered", FindingList.AtByte(at), $"The {what} is EC-Lab's default and counts as not entered.", found: value.Value.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private static double? Scaled(double? value, byte? unit, (byte Code, double Factor) first, (byte Code, double Factor) second, string what, long at, FindingList findings)
    {
        if (value is null || unit is null) return null;
        if (unit == first.Code) return value * first.Factor;
        if (unit == second.Code) return value * second.Factor;
        findings.Warn("settings.unknown-unit", FindingList.AtByte(at), $"The unit of the {what} is not known, so the value is not used.", $"{first.Code} or {second.Code}", $"{unit}");
        return null;
    }
}
