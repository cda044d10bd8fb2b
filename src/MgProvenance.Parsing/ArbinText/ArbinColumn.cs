using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ArbinText;

/// <summary>Arbin's columns: <c>Test_Time(s)</c> in older exports, <c>Test Time (s)</c> in newer ones.</summary>
internal static class ArbinColumn
{
    private static readonly Dictionary<string, Meaning> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Data Point"] = Meaning.RecordNumber,
        ["Date Time"] = Meaning.WallClock,
        ["Test Time"] = Meaning.Time,
        ["Step Time"] = Meaning.StepTime,
        ["Cycle Index"] = Meaning.CycleNumber,
        ["Step Index"] = Meaning.Step,
        ["Current"] = Meaning.Current,
        ["Voltage"] = Meaning.Voltage,
        ["Charge Capacity"] = Meaning.ChargeCapacity,
        ["Discharge Capacity"] = Meaning.DischargeCapacity,
        ["Charge Energy"] = Meaning.ChargeEnergy,
        ["Discharge Energy"] = Meaning.DischargeEnergy,
        ["Power"] = Meaning.Power,
        ["Internal Resistance"] = Meaning.Resistance,
        ["AC Impedance"] = Meaning.ImpedanceModulus,
        ["ACI Phase Angle"] = Meaning.ImpedancePhase,
    };

    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = "s",
        ["Sec"] = "s",
        ["A"] = "A",
        ["V"] = "V",
        ["Ah"] = "A.h",
        ["Wh"] = "W.h",
        ["W"] = "W",
        ["Ohm"] = "Ohm",
        ["Ohms"] = "Ohm",
        ["Deg"] = "deg",
        ["V/s"] = "V/s",
        ["C"] = "Cel",
    };

    /// <summary>Prefixes that must not be taken for one another: mA and MA.</summary>
    private static readonly Dictionary<string, string> Milli = new(StringComparer.Ordinal) { ["mA"] = "mA", ["mV"] = "mV", ["mAh"] = "mA.h", ["mWh"] = "mW.h", ["mW"] = "mW", ["mOhm"] = "mOhm" };

    /// <summary>Meaning and UCUM unit; the unit empty where the brackets hold none that is known.</summary>
    public static (Meaning Meaning, string Unit) Describe(string name)
    {
        var bracket = name.LastIndexOf('(');
        var hasUnit = bracket > 0 && name.EndsWith(')');
        var bare = (hasUnit ? name[..bracket] : name).Replace('_', ' ').Trim();
        var written = hasUnit ? name[(bracket + 1)..^1].Trim() : "";
        var unit = Milli.GetValueOrDefault(written) ?? Units.GetValueOrDefault(written, "");
        var meaning = Meanings.GetValueOrDefault(bare, bare.StartsWith("Aux Temperature", StringComparison.OrdinalIgnoreCase) ? Meaning.Temperature : Meaning.None);
        return (meaning, !hasUnit && meaning is Meaning.RecordNumber or Meaning.CycleNumber or Meaning.Step or Meaning.WallClock ? "1" : unit);
    }

    public static CellKind KindOf(string name, string firstCell) => Describe(name).Meaning switch
    {
        Meaning.WallClock => CellKind.Text,
        Meaning.None => CsvRow.KindOf(firstCell),
        _ => CellKind.Number,
    };
}
