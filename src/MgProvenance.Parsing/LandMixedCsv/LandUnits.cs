namespace MgProvenance.Parsing.LandMixedCsv;

/// <summary>LAND writes the unit into each header after a slash, and changes it with the range of the channel.</summary>
internal static class LandUnits
{
    // names that contain a slash themselves
    private static readonly string[] NamesWithSlash = ["dQ/dV", "dV/dQ"];

    /// <summary>Splits <c>SpeCap/mAh/g</c> into the quantity and its UCUM unit; the unit is empty where the header gives none.</summary>
    public static (string Quantity, string Unit) Split(string name)
    {
        var quantity = NamesWithSlash.FirstOrDefault(n => name.StartsWith(n, StringComparison.Ordinal));
        if (quantity is null)
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            quantity = slash < 0 ? name : name[..slash];
        }

        var unit = name.Length > quantity.Length ? name[(quantity.Length + 1)..].Trim() : "";
        return (quantity, Ucum(unit));
    }

    /// <summary>How many of <paramref name="to"/> one of <paramref name="from"/> is, where both differ in their prefix only.</summary>
    public static double? Ratio(string from, string to)
    {
        if (from == to) return 1;
        var (fromPrefix, fromRest) = Prefix(from);
        var (toPrefix, toRest) = Prefix(to);
        return fromRest == toRest && fromRest.Length > 0 ? fromPrefix / toPrefix : null;
    }

    private static string Ucum(string unit) => unit switch
    {
        "dC." or "℃" or "°C" => "Cel",
        "Sec." or "Sec" => "s",
        "Min." or "Min" => "min",
        _ => unit.Replace('µ', 'u').Replace('μ', 'u').Replace("Ah", "A.h", StringComparison.Ordinal).Replace("Wh", "W.h", StringComparison.Ordinal),
    };

    private static (double Factor, string Unit) Prefix(string unit) => unit switch
    {
        ['k', 'A' or 'V' or 'W', ..] => (1e3, unit[1..]),
        ['m', 'A' or 'V' or 'W', ..] => (1e-3, unit[1..]),
        ['u', 'A' or 'V' or 'W', ..] => (1e-6, unit[1..]),
        ['n', 'A' or 'V' or 'W', ..] => (1e-9, unit[1..]),
        _ => (1, unit),
    };
}
