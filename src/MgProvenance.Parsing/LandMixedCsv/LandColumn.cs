using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandMixedCsv;

/// <summary>What the record columns of LAND mean.</summary>
internal static class LandColumn
{
    public static (Meaning Meaning, string Unit) Describe(string name)
    {
        var (quantity, unit) = LandUnits.Split(name);
        return quantity switch
        {
            "Record" => (Meaning.RecordNumber, "1"),
            "TestTime" => (Meaning.Time, TimeUnit(unit)),
            "StepTime" => (Meaning.StepTime, TimeUnit(unit)),
            "CycleNo" => (Meaning.CycleNumber, "1"),
            "StepNo" => (Meaning.Step, "1"),
            "Voltage" => (Meaning.Voltage, unit),
            "Current" => (Meaning.Current, unit),
            "Capacity" => (Meaning.Capacity, unit),
            "CapacityC" => (Meaning.ChargeCapacity, unit),
            "CapacityD" => (Meaning.DischargeCapacity, unit),
            "SpeCap" => (Meaning.SpecificCapacity, unit),
            "Energy" => (Meaning.Energy, unit),
            "EnergyC" => (Meaning.ChargeEnergy, unit),
            "EnergyD" => (Meaning.DischargeEnergy, unit),
            "SpeEnergy" => (Meaning.SpecificEnergy, unit),
            "Power" => (Meaning.Power, unit),
            "dQ/dV" => (Meaning.DifferentialCapacity, unit),
            "IncubTemp" or "AuxTemp" => (Meaning.Temperature, unit),
            "SysTime" => (Meaning.WallClock, "1"),
            "StepStatus" => (Meaning.StepName, "1"),
            _ => (Meaning.None, unit),
        };
    }

    /// <summary>Times without a unit are h:mm:ss; dates and states are texts; of a column that we do not know its first cell decides.</summary>
    public static CellKind KindOf(string name, string firstCell)
    {
        var (quantity, unit) = LandUnits.Split(name);
        return quantity switch
        {
            "TestTime" or "StepTime" when unit.Length == 0 => CellKind.Duration,
            "SysTime" or "StepStatus" or "" => CellKind.Text,
            _ when Describe(name).Meaning != Meaning.None => CellKind.Number,
            _ => CsvRow.KindOf(firstCell),
        };
    }

    private static string TimeUnit(string unit) => unit.Length == 0 ? "s" : unit;
}
