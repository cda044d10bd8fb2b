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
            "Record" or "Index" or "记录序号" or "Rec#" => (Meaning.RecordNumber, "1"),
            "TestTime" or "测试时间" => (Meaning.Time, TimeUnit(unit)),
            "StepTime" or "工步时间" => (Meaning.StepTime, TimeUnit(unit)),
            "Test(Sec)" => (Meaning.Time, "s"),
            "Step(Sec)" => (Meaning.StepTime, "s"),
            "CycleNo" or "Cycle-Index" or "循环序号" or "Cycle" or "Cyc#" => (Meaning.CycleNumber, "1"),
            "StepNo" or "Step-Index" or "Step" or "工步号" or "工步序号" => (Meaning.Step, "1"),
            "Voltage" or "电压" => (Meaning.Voltage, unit),
            "Current" or "电流" => (Meaning.Current, unit),
            "Volts" => (Meaning.Voltage, "V"),
            "Amps" => (Meaning.Current, "A"),
            "Amp-hr" => (Meaning.Capacity, "A.h"),
            "Watt-hr" => (Meaning.Energy, "W.h"),
            "Capacity" or "容量" => (Meaning.Capacity, unit),
            "CapacityC" => (Meaning.ChargeCapacity, unit),
            "CapacityD" => (Meaning.DischargeCapacity, unit),
            "SpeCap" or "SCapacity" or "比容量" => (Meaning.SpecificCapacity, unit),
            "Energy" or "能量" => (Meaning.Energy, unit),
            "EnergyC" => (Meaning.ChargeEnergy, unit),
            "EnergyD" => (Meaning.DischargeEnergy, unit),
            "SpeEnergy" or "SEnergy" or "比能量" => (Meaning.SpecificEnergy, unit),
            "Power" => (Meaning.Power, unit),
            "dQ/dV" or "dQdV" => (Meaning.DifferentialCapacity, unit),
            "IncubTemp" or "AuxTemp" or "Temperature" => (Meaning.Temperature, unit),
            "SysTime" or "系统时间" or "DPt-Time" => (Meaning.WallClock, "1"),
            "StepStatus" or "State" or "Step-State" or "WorkMode" => (Meaning.StepName, "1"),
            _ => (Meaning.None, unit),
        };
    }

    /// <summary>Times without a unit are h:mm:ss; dates and states are texts; of a column that we do not know its first cell decides.</summary>
    public static CellKind KindOf(string name, string firstCell)
    {
        var (quantity, unit) = LandUnits.Split(name);
        return quantity switch
        {
            "TestTime" or "测试时间" or "StepTime" or "工步时间" when unit.Length == 0 => CellKind.Duration,
            "" => CellKind.Text,
            _ when Describe(name).Meaning is Meaning.WallClock or Meaning.StepName => CellKind.Text,
            _ when Describe(name).Meaning != Meaning.None => CellKind.Number,
            _ => CsvRow.KindOf(firstCell),
        };
    }

    private static string TimeUnit(string unit) => unit.Length == 0 ? "s" : unit;
}
