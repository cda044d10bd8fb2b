using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.PlatingStripping;

/// <summary>Whether a stripping went on until the metal was gone.</summary>
internal static class StrippingEnd
{
    /// <summary>True also where no cutoff is known.</summary>
    public static bool Reached(HalfCycle stripping, PlatingStrippingOptions options)
    {
        if (options.StrippingCutoffV is not { } cutoff) return true;
        return (stripping.Direction == Direction.Charge ? stripping.EndVoltageV : -stripping.EndVoltageV) >= cutoff - options.CutoffToleranceV;
    }

    public static string Sentence(string what, HalfCycle stripping, PlatingStrippingOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} ends at {stripping.EndVoltageV:G4} V and does not reach its cutoff of {options.StrippingCutoffV} V: metal is left, or a short carried the current.");
}
