namespace MgProvenance.Parsing.LandtLabCsv;

/// <summary>Columns of the laboratory's LANDT export: unit after the last underscore.</summary>
internal static class LandtColumn
{
    public static (Meaning Meaning, string Unit) Describe(string name) => name switch
    {
        "channel_index" => (Meaning.RecordNumber, "1"),   // despite its name it counts the records
        "cycle_index" => (Meaning.CycleNumber, "1"),
        "step_index" => (Meaning.Step, "1"),
        "date_time_iso_string" => (Meaning.WallClock, "1"),
        "test_time_s" => (Meaning.Time, "s"),
        "step_time_s" => (Meaning.StepTime, "s"),
        "current_A" => (Meaning.Current, "A"),
        "voltage_V" => (Meaning.Voltage, "V"),
        "discharge_capacity_Ah" => (Meaning.DischargeCapacity, "A.h"),
        "charge_capacity_Ah" => (Meaning.ChargeCapacity, "A.h"),
        "discharge_energy_Wh" => (Meaning.DischargeEnergy, "W.h"),
        "charge_energy_Wh" => (Meaning.ChargeEnergy, "W.h"),
        "Pressure_Psi" => (Meaning.Pressure, "[psi]"),
        "step_name" => (Meaning.StepName, "1"),
        _ when name.StartsWith("temperature_", StringComparison.Ordinal) && name.EndsWith("_C", StringComparison.Ordinal) => (Meaning.Temperature, "Cel"),
        _ => (Meaning.None, ""),
    };
}
