namespace MgProvenance.Parsing.NewareBtsdaCsv;

/// <summary>Columns of BTSDA's export: a name, and in brackets the unit that the operator chose.</summary>
internal static class BtsdaColumn
{
    private static readonly Dictionary<string, Meaning> Meanings = new(StringComparer.Ordinal)
    {
        ["DataPoint"] = Meaning.RecordNumber,
        ["Cycle Index"] = Meaning.CycleNumber,
        ["Step Index"] = Meaning.Step,
        ["Step Type"] = Meaning.StepName,
        ["Time"] = Meaning.StepTime,
        ["Total Time"] = Meaning.Time,
        ["Date"] = Meaning.WallClock,
        ["Current"] = Meaning.Current,
        ["Voltage"] = Meaning.Voltage,
        ["Chg. Cap."] = Meaning.ChargeCapacity,
        ["DChg. Cap."] = Meaning.DischargeCapacity,
        ["Capacity"] = Meaning.Capacity,
        ["Spec. Cap."] = Meaning.SpecificCapacity,
        ["Energy"] = Meaning.Energy,
        ["Chg. Energy"] = Meaning.ChargeEnergy,
        ["DChg. Energy"] = Meaning.DischargeEnergy,
        ["Spec. Energy"] = Meaning.SpecificEnergy,
        ["Power"] = Meaning.Power,
        ["dQ/dV"] = Meaning.DifferentialCapacity,
        ["Contact resistance"] = Meaning.Resistance,
    };

    /// <summary>UCUM-like units. In mO the export has lost the sign for ohm.</summary>
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["A"] = "A",
        ["mA"] = "mA",
        ["µA"] = "uA",
        ["V"] = "V",
        ["mV"] = "mV",
        ["Ah"] = "A.h",
        ["mAh"] = "mA.h",
        ["µAh"] = "uA.h",
        ["mAs"] = "mA.s",
        ["As"] = "C",
        ["mAh/g"] = "mA.h/g",
        ["Wh"] = "W.h",
        ["mWh"] = "mW.h",
        ["mWs"] = "mW.s",
        ["mWh/g"] = "mW.h/g",
        ["W"] = "W",
        ["mW"] = "mW",
        ["mAh/V"] = "mA.h/V",
        ["mAh/V.g"] = "mA.h/V/g",
        ["mO"] = "mOhm",
        ["%"] = "%",
    };

    /// <summary>Meaning and unit; unit null where the brackets hold one that is not known.</summary>
    public static (Meaning Meaning, string? Unit) Describe(string name)
    {
        var bracket = name.LastIndexOf('(');
        var bare = bracket > 0 && name.EndsWith(')') ? name[..bracket].Trim() : name.Trim();
        var meaning = Meanings.GetValueOrDefault(bare, Meaning.None);
        if (meaning is Meaning.StepTime or Meaning.Time) return (meaning, "s");
        if (bracket <= 0 || !name.EndsWith(')')) return (meaning, "1");
        return (meaning, Units.GetValueOrDefault(name[(bracket + 1)..^1]));
    }
}
