using System.Globalization;

namespace MgProvenance.Parsing.Biologic;

/// <summary>Tells what an operator entered from what EC-Lab fills in when nothing is.</summary>
internal static class Entered
{
    /// <summary>EC-Lab fills mass, area and molar mass with this when nothing is entered.</summary>
    public const double Template = 0.001;

    /// <summary>Null for the software's defaults, which must never be divided by; said once per quantity.</summary>
    public static double? OrNull(double? value, string what, string place, FindingList findings)
    {
        if (value is null) return null;
        if (value is > 0 and not Template && double.IsFinite(value.Value)) return value;
        findings.Info("settings.not-entered", place, $"The {what} is EC-Lab's default and counts as not entered.", found: value.Value.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>EC-Lab's lithium cobalt oxide template: 7000 mg, 90.93 g/mol, ion 6.94 g/mol.</summary>
    public static bool IsLithiumTemplate(double? massMg, double? molarMass, double? ionMass, string place, FindingList findings)
    {
        if (massMg == 7000 && molarMass == 90.93 && ionMass == 6.94)
        {
            findings.Info("settings.lithium-template", place, $"Mass, molar mass, ion and composition are EC-Lab's lithium cobalt oxide template and count as not entered.");
            return true;
        }

        if (ionMass == 6.94)
        {
            findings.Info("settings.lithium-ion", place, $"The intercalated ion is EC-Lab's default, lithium (6.94 g/mol); the software's x and C rates assume it.");
        }

        return false;
    }
}
