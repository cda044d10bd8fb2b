namespace MgProvenance.Parsing.Cycling;

/// <summary>Brings columns to s, V, mA and mA.h, whatever unit the file was written in.</summary>
public static class Units
{
    private static readonly Dictionary<string, double> Factors = new(StringComparer.Ordinal)
    {
        ["s"] = 1,
        ["min"] = 60,
        ["h"] = 3600,
        ["ms"] = 1e-3,
        ["V"] = 1,
        ["mV"] = 1e-3,
        ["mA"] = 1,
        ["A"] = 1000,
        ["uA"] = 1e-3,
        ["nA"] = 1e-6,
        ["mA.h"] = 1,
        ["A.h"] = 1000,
        ["uA.h"] = 1e-3,
        ["C"] = 1 / 3.6,
        ["mA.s"] = 1e-3 / 3.6,
    };

    /// <summary>By what values in this unit are multiplied to be s, V, mA or mA.h; null where the unit is none of these quantities.</summary>
    public static double? FactorOf(string unit) => Factors.TryGetValue(unit, out var factor) ? factor : null;

    /// <summary>The values in s, V, mA or mA.h (the same array where nothing is to be converted), or null with a fatal finding where the unit is none of these quantities.</summary>
    internal static double[]? InBaseUnit(Column column, FindingList findings)
    {
        if (Factors.TryGetValue(column.Unit, out var factor)) return factor == 1 ? column.Values : Array.ConvertAll(column.Values, v => v * factor);
        findings.Fatal("cycler.unknown-unit", FindingList.AtColumn(column.Name), $"The unit of this column is not one of time, voltage, current or charge.", string.Join(", ", Factors.Keys), column.Unit);
        return null;
    }
}
