namespace MgProvenance.Parsing.BdfCsv;

/// <summary>Column names of the Battery Data Format: <c>Test Time / s</c>, or the machine-readable <c>test_time_second</c>.</summary>
internal static class BdfColumn
{
    private static readonly (string Label, string Short, Meaning Meaning)[] Quantities =
    [
        ("Test Time", "test_time", Meaning.Time),
        ("Voltage", "voltage", Meaning.Voltage),
        ("Current", "current", Meaning.Current),
        ("Cycle Count", "cycle_count", Meaning.CycleNumber),
        ("Step Index", "step_index", Meaning.Step),
        ("Charging Capacity", "charging_capacity", Meaning.ChargeCapacity),
        ("Discharging Capacity", "discharging_capacity", Meaning.DischargeCapacity),
        ("Ambient Temperature", "ambient_temperature", Meaning.Temperature),
    ];

    /// <summary>The meaning and the unit in UCUM; no unit where the one that is written is not known, no meaning where the column is not one of the format.</summary>
    public static (Meaning Meaning, string? Unit) Describe(string name)
    {
        foreach (var (label, shortName, meaning) in Quantities)
        {
            if (name.StartsWith(label + " / ", StringComparison.Ordinal)) return (meaning, Ucum(meaning, name[(label.Length + 3)..]));
            if (name == shortName) return (meaning, Ucum(meaning, ""));
            if (name.StartsWith(shortName + "_", StringComparison.Ordinal)) return (meaning, Ucum(meaning, name[(shortName.Length + 1)..]));
        }

        return (Meaning.None, "");
    }

    private static string? Ucum(Meaning meaning, string unit) => (meaning, unit) switch
    {
        (Meaning.Time, "s" or "second") => "s",
        (Meaning.Time, "ms" or "millisecond") => "ms",
        (Meaning.Time, "min" or "minute") => "min",
        (Meaning.Time, "h" or "hour") => "h",
        (Meaning.Voltage, "V" or "volt") => "V",
        (Meaning.Voltage, "mV" or "millivolt") => "mV",
        (Meaning.Current, "A" or "ampere") => "A",
        (Meaning.Current, "mA" or "milliampere") => "mA",
        (Meaning.ChargeCapacity or Meaning.DischargeCapacity, "Ah" or "ah") => "A.h",
        (Meaning.ChargeCapacity or Meaning.DischargeCapacity, "mAh" or "mah") => "mA.h",
        (Meaning.Temperature, "degC" or "°C" or "celsius") => "Cel",
        (Meaning.CycleNumber or Meaning.Step, "" or "1" or "dimensionless") => "1",
        _ => null,
    };
}
