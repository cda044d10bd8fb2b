using System.Globalization;
using MgProvenance.Parsing.Biologic;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>The settings module: what the operator entered. Offsets from yadg; the two unit bytes were found by comparing with text headers.</summary>
internal static class MprSettings
{
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
        var isLithiumTemplate = Entered.IsLithiumTemplate(mass, molarMass, ionMass, FindingList.AtByte(at + 0x0107), findings);
        if (isLithiumTemplate) (mass, molarMass, ionMass, x0) = (null, null, null, null);
        var areaUnit = bytes.U8(0x0250);
        var massUnit = bytes.U8(0x0251);
        if (bytes.F4(0x010B) is { } x) metadata["x at mass"] = x.ToString(CultureInfo.InvariantCulture);
        return new InstrumentSettings
        {
            ActiveMassMg = Known(mass, "active mass", at + 0x0107, findings),
            CharacteristicMassMg = Scaled(Known(bytes.F4(0x024C), "characteristic mass", at + 0x024C, findings), massUnit, (1, 1000), (2, 1), "characteristic mass", at + 0x0251, findings),
            ElectrodeAreaCm2 = Scaled(Known(bytes.F4(0x0211), "electrode area", at + 0x0211, findings), areaUnit, (2, 1), (3, 0.01), "electrode area", at + 0x0250, findings),
            BatteryCapacityMAh = bytes.F4(0x025C) is { } q and > 0 ? q : null,
            MolarMass = Known(molarMass, "molar mass", at + 0x010F, findings),
            IonMass = Known(ionMass, "ion mass", at + 0x0113, findings),
            ElectronsPerIon = isLithiumTemplate || ionMass is null or Entered.Template ? null : bytes.U16(0x011B),
            InitialX = isLithiumTemplate || ionMass is null or Entered.Template ? null : x0,
            ElectrodeMaterial = bytes.Text(0x011E),
            Electrolyte = bytes.Text(0x01C0),
            ReferenceElectrode = bytes.Text(0x0215) is { } reference && reference != "(unspecified)" ? reference : null,
            Comments = bytes.Text(0x0007),
        };
    }

    private static double? Known(double? value, string what, long at, FindingList findings) => Entered.OrNull(value, what, FindingList.AtByte(at), findings);

    private static double? Scaled(double? value, byte? unit, (byte Code, double Factor) first, (byte Code, double Factor) second, string what, long at, FindingList findings)
    {
        if (value is null || unit is null) return null;
        if (unit == first.Code) return value * first.Factor;
        if (unit == second.Code) return value * second.Factor;
        findings.Warn("settings.unknown-unit", FindingList.AtByte(at), $"The unit of the {what} is not known, so the value is not used.", $"{first.Code} or {second.Code}", $"{unit}");
        return null;
    }
}
