namespace MgProvenance.Domain.Kernel;

public sealed class Mass : IKind
{
    public static string Name => "mass";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mg"] = 1m, ["g"] = 1000m, ["ug"] = 0.001m, ["kg"] = 1_000_000m };
}

public sealed class Volume : IKind
{
    public static string Name => "volume";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mL"] = 1m, ["uL"] = 0.001m, ["L"] = 1000m };
}

public sealed class AmountOfSubstance : IKind
{
    public static string Name => "amount of substance";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mmol"] = 1m, ["mol"] = 1000m, ["umol"] = 0.001m };
}

public sealed class Length : IKind
{
    public static string Name => "length";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mm"] = 1m, ["um"] = 0.001m, ["cm"] = 10m, ["nm"] = 0.000001m, ["m"] = 1000m };
}

public sealed class Area : IKind
{
    public static string Name => "area";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["cm2"] = 1m, ["mm2"] = 0.01m };
}

public sealed class Duration : IKind
{
    public static string Name => "duration";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["s"] = 1m, ["min"] = 60m, ["h"] = 3600m, ["d"] = 86400m };
}

/// <summary>Degrees Celsius only: UCUM's <c>Cel</c> is a special unit, so it converts to nothing.</summary>
public sealed class Temperature : IKind
{
    public static string Name => "temperature";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["Cel"] = 1m };

    public static bool Signed => true;
}

/// <summary>A part of a whole by mass: purity of a lot, active fraction of an electrode.</summary>
public sealed class MassFraction : IKind
{
    public static string Name => "mass fraction";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["1"] = 1m, ["%"] = 0.01m };
}

/// <summary>Trace content by mass: water in a solvent, H2O and O2 in an atmosphere (there by volume).</summary>
public sealed class TraceContent : IKind
{
    public static string Name => "trace content";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["[ppm]"] = 1m, ["ug/g"] = 1m };
}

public sealed class MolarMass : IKind
{
    public static string Name => "molar mass";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["g/mol"] = 1m };
}

public sealed class Voltage : IKind
{
    public static string Name => "voltage";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["V"] = 1m, ["mV"] = 0.001m };

    public static bool Signed => true;
}

public sealed class Current : IKind
{
    public static string Name => "current";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA"] = 1m, ["uA"] = 0.001m, ["A"] = 1000m };

    public static bool Signed => true;
}

public sealed class SpecificCurrent : IKind
{
    public static string Name => "specific current";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA/g"] = 1m, ["A/g"] = 1000m };
}

public sealed class SpecificCapacity : IKind
{
    public static string Name => "specific capacity";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA.h/g"] = 1m };
}

public sealed class ArealLoading : IKind
{
    public static string Name => "areal loading";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mg/cm2"] = 1m };
}

public sealed class Conductivity : IKind
{
    public static string Name => "conductivity";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mS/cm"] = 1m, ["S/m"] = 10m, ["S/cm"] = 1000m };
}
