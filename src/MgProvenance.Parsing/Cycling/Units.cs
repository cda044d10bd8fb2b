namespace MgProvenance.Parsing.Cycling;

internal enum Quantity { Time, Voltage, Current, Charge }

/// <summary>Brings columns to s, V, mA and mA.h, whatever unit the file was written in.</summary>
public static class Units
{
    private static readonly Dictionary<string, (Quantity Quantity, double Factor)> Known = new(StringComparer.Ordinal)
    {
        ["s"] = (Quantity.Time, 1),
        ["min"] = (Quantity.Time, 60),
        ["h"] = (Quantity.Time, 3600),
        ["ms"] = (Quantity.Time, 1e-3),
        ["V"] = (Quantity.Voltage, 1),
        ["mV"] = (Quantity.Voltage, 1e-3),
        ["mA"] = (Quantity.Current, 1),
        ["A"] = (Quantity.Current, 1000),
        ["uA"] = (Quantity.Current, 1e-3),
        ["nA"] = (Quantity.Current, 1e-6),
        ["mA.h"] = (Quantity.Charge, 1),
        ["A.h"] = (Quantity.Charge, 1000),
        ["uA.h"] = (Quantity.Charge, 1e-3),
        ["C"] = (Quantity.Charge, 1 / 3.6),
        ["mA.s"] = (Quantity.Charge, 1e-3 / 3.6),
    };

    /// <summary>By what values in this unit are multiplied to be s, V, mA or mA.h; null where the unit is none of these quantities.</summary>
    public static double? FactorOf(string unit) => Known.TryGetValue(unit, out var known) ? known.Factor : null;

    /// <summary>The units of a quantity that can be converted.</summary>
    internal static IEnumerable<string> Of(Quantity quantity) => Known.Where(u => u.Value.Quantity == quantity).Select(u => u.Key);

    /// <summary>The values in s, V, mA or mA.h (the same array where nothing is to be converted), or null with a fatal finding where the unit is none of these quantities.</summary>
    internal static double[]? InBaseUnit(Column column, FindingList findings)
    {
        if (Known.TryGetValue(column.Unit, out var unit)) return unit.Factor == 1 ? column.Values : Array.ConvertAll(column.Values, v => v * unit.Factor);
        findings.Fatal("cycler.unknown-unit", FindingList.AtColumn(column.Name), $"The unit of this column is not one of time, voltage, current or charge.", string.Join(", ", Known.Keys), column.Unit);
        return null;
    }
}
