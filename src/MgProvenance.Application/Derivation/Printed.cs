using System.Globalization;

namespace MgProvenance.Application.Derivation;

/// <summary>Digits as printed: they follow the uncertainty where one is known.</summary>
public static class Printed
{
    /// <summary>The value with a fixed number of decimals, a real minus sign.</summary>
    public static string Number(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>“12.34 ± 0.05”: the uncertainty with two significant digits when it begins with 1 or 2, else one, the value with as many decimals.</summary>
    /// <param name="mostDecimals">More are never printed, however small the uncertainty is.</param>
    public static string WithUncertainty(double value, double uncertainty, int mostDecimals)
    {
        var decimals = Math.Min(Decimals(uncertainty), mostDecimals);
        var half = 0.5 * Math.Pow(10, -decimals);
        return uncertainty < half
            ? $"{Number(value, decimals)} ± < {Number(2 * half, decimals)}"
            : $"{Number(value, decimals)} ± {Number(uncertainty, decimals)}";
    }

    /// <summary>Its value, without the unit; “&lt; value” where it is an upper bound.</summary>
    /// <param name="decimals">Used where no uncertainty says how many digits mean something; at most one more is printed where one does.</param>
    public static string Text(double value, Derived number, int decimals) => number switch
    {
        { UpperBound: true } => $"< {Number(value, decimals)}",
        { StandardUncertainty: { } u and > 0 } => WithUncertainty(value, u, decimals + 1),
        _ => Number(value, decimals),
    };

    /// <summary>An uncertainty below this part of the value says nothing that five digits do not.</summary>
    private const double NegligibleFraction = 1e-6;

    /// <summary>A number of any size: with the digits its uncertainty leaves, or five where none is known; a power of ten where it is very small or large.</summary>
    public static string Any(double value, double? uncertainty)
    {
        var size = Math.Max(Math.Abs(value), uncertainty ?? 0);
        var exponent = size > 0 ? (int)Math.Floor(Math.Log10(size)) : 0;
        if (uncertainty < NegligibleFraction * Math.Abs(value)) uncertainty = null;
        if (exponent is >= -3 and <= 5)
            return uncertainty is { } u and > 0 ? WithUncertainty(value, u, 7) : value.ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−');
        var scale = Math.Pow(10, exponent);
        var mantissa = Any(value / scale, uncertainty / scale);
        return string.Create(CultureInfo.InvariantCulture, $"{(uncertainty is > 0 ? $"({mantissa})" : mantissa)}e{exponent}");
    }

    /// <summary>Decimals that an uncertainty leaves to its value.</summary>
    public static int Decimals(double uncertainty)
    {
        if (!(uncertainty > 0) || !double.IsFinite(uncertainty)) return 3;
        var exponent = (int)Math.Floor(Math.Log10(uncertainty));
        var first = uncertainty / Math.Pow(10, exponent);
        return Math.Clamp((first < 2.95 ? 1 : 0) - exponent, 0, 9);
    }
}
