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

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["V"] = 1m, ["mV"] = 0.001m, ["kV"] = 1000m };

    public static bool Signed => true;
}

public sealed class Current : IKind
{
    public static string Name => "current";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA"] = 1m, ["uA"] = 0.001m, ["nA"] = 0.000001m, ["A"] = 1000m };

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

/// <summary>A part of a whole that is not a mass: state of charge, porosity.</summary>
public sealed class Fraction : IKind
{
    public static string Name => "fraction";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["1"] = 1m, ["%"] = 0.01m };
}

public sealed class ScanRate : IKind
{
    public static string Name => "scan rate";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mV/s"] = 1m, ["V/s"] = 1000m };
}

public sealed class ArealCurrent : IKind
{
    public static string Name => "current per area";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA/cm2"] = 1m, ["uA/cm2"] = 0.001m };

    public static bool Signed => true;
}

public sealed class ArealCapacity : IKind
{
    public static string Name => "capacity per area";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mA.h/cm2"] = 1m };
}

/// <summary>Of one particle: orbital, binding and adsorption energies.</summary>
public sealed class Energy : IKind
{
    public static string Name => "energy";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["eV"] = 1m, ["meV"] = 0.001m };

    public static bool Signed => true;
}

public sealed class Frequency : IKind
{
    public static string Name => "frequency";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["MHz"] = 1m, ["Hz"] = 0.000001m, ["kHz"] = 0.001m, ["GHz"] = 1000m };
}

public sealed class Pressure : IKind
{
    public static string Name => "pressure";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["mbar"] = 1m, ["Pa"] = 0.01m, ["kPa"] = 10m, ["bar"] = 1000m };
}

public sealed class SputterRate : IKind
{
    public static string Name => "sputter rate";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["nm/min"] = 1m, ["nm/s"] = 60m };
}

public sealed class Density : IKind
{
    public static string Name => "density";

    public static IReadOnlyDictionary<string, decimal> Units { get; } = new Dictionary<string, decimal> { ["g/mL"] = 1m, ["kg/m3"] = 0.001m };
}
