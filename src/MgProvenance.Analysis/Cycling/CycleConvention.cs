namespace MgProvenance.Analysis.Cycling;

/// <summary>Which quotient is called coulombic efficiency. The number means nothing without it.</summary>
public enum CeConvention
{
    /// <summary>discharge(n)/charge(n): EC-Lab, LAND, Neware.</summary>
    DischargeOverCharge,

    /// <summary>charge(n)/discharge(n): cathodes that start with insertion, such as Mo6S8 against Mg.</summary>
    ChargeOverDischarge,

    /// <summary>discharge(n+1)/charge(n): insertion first, what the charge gave back to the next discharge.</summary>
    NextDischargeOverCharge,

    /// <summary>stripped(n)/plated(n): plating and stripping on a foreign substrate.</summary>
    StrippedOverPlated,
}

/// <summary>How half-cycles are paired to cycles and what their efficiency means.</summary>
/// <param name="First">The direction a cycle starts with. A file that starts the other way leaves that half of cycle 1 missing.</param>
/// <param name="Ce">The efficiency's definition.</param>
public sealed record CycleConvention(Direction First, CeConvention Ce)
{
    public static CycleConvention ChargeFirst { get; } = new(Direction.Charge, CeConvention.DischargeOverCharge);

    public static CycleConvention InsertionFirst { get; } = new(Direction.Discharge, CeConvention.ChargeOverDischarge);

    public static CycleConvention InsertionFirstNextDischarge { get; } = new(Direction.Discharge, CeConvention.NextDischargeOverCharge);

    /// <param name="plating">The direction that plates: discharge (negative current) where the substrate is the working electrode.</param>
    public static CycleConvention PlatingStripping(Direction plating = Direction.Discharge) => new(plating, CeConvention.StrippedOverPlated);

    public Method Method => Ce switch
    {
        CeConvention.DischargeOverCharge => Methods.CoulombicEfficiencyChargeFirst,
        CeConvention.ChargeOverDischarge => Methods.CoulombicEfficiencyInsertionFirst,
        CeConvention.NextDischargeOverCharge => Methods.CoulombicEfficiencyNextDischarge,
        CeConvention.StrippedOverPlated => Methods.CoulombicEfficiencyStrippedOverPlated.With(new MethodParameter("plating", First.ToString())),
        _ => throw new ArgumentOutOfRangeException(nameof(Ce), Ce, "No such convention."),
    };
}
