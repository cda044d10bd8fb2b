namespace MgProvenance.Analysis.Cycling;

/// <summary>One cycle: two half-cycles and what follows from the pair.</summary>
/// <param name="Number">Counts from 1 in the order of the file; never the instrument's number.</param>
/// <param name="Charge">Null where the file has no such half-cycle.</param>
/// <param name="Discharge">Null where the file has no such half-cycle.</param>
/// <param name="CoulombicEfficiency">In %, by the table's convention.</param>
/// <param name="EnergyEfficiency">In %.</param>
/// <param name="VoltageHysteresis">In V.</param>
public sealed record Cycle(int Number, HalfCycle? Charge, HalfCycle? Discharge, Estimate CoulombicEfficiency, Estimate EnergyEfficiency, Estimate VoltageHysteresis)
{
    public double? ChargeMAh => Charge?.ChargeMAh;

    public double? DischargeMAh => Discharge?.ChargeMAh;

    public double? AverageChargeVoltageV => Charge?.AverageVoltageV;

    public double? AverageDischargeVoltageV => Discharge?.AverageVoltageV;

    /// <summary>Both half-cycles are there and neither was cut short.</summary>
    public bool IsComplete => Charge is { Completeness: not Completeness.CutShort } && Discharge is { Completeness: not Completeness.CutShort };

    public HalfCycle? Half(Direction direction) => direction == Direction.Charge ? Charge : Discharge;
}
