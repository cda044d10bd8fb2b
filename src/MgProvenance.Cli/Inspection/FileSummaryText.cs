using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Application.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Inspection;

/// <summary>A file's summary as lines of a word and what it says.</summary>
internal static class FileSummaryText
{
    private const int NameWidth = 11;

    public static IEnumerable<string> Lines(FileSummary summary, InstrumentFile file)
    {
        if (summary.Simulated) yield return "SIMULATED: the file says that no instrument measured it.";
        if (file.IsExperimental) yield return "EXPERIMENTAL: this format was never held against a real file; a run with it waits for a reason.";
        foreach (var (name, text) in Facts(summary, file)) yield return $"  {name.PadRight(NameWidth)}{text}";
    }

    private static IEnumerable<(string Name, string Text)> Facts(FileSummary summary, InstrumentFile file)
    {
        if (summary.DurationS is { } seconds) yield return ("duration", Duration(seconds));
        if (summary.VoltageV is { } voltage) yield return ("voltage", Range(voltage, "V"));
        if (summary.CurrentMA is { } current) yield return ("current", Range(current, "mA"));
        if (summary.FrequencyHz is { } frequency) yield return ("frequency", Range(frequency, "Hz"));
        if (summary.Cycles is > 0 and { } cycles) yield return ("cycles", summary.HalfCycles is { } halves ? $"{Text(cycles)} (half-cycles: {Text(halves)})" : Text(cycles));
        foreach (var cycle in new[] { summary.FirstCycle, summary.LastCycle }.OfType<MeasuredCycle>()) yield return ($"cycle {Text(cycle.Cycle)}", Capacities(cycle, file.Settings.ActiveMassMg));
        if (summary.NoCycles is { } reason) yield return ("cycles", $"not known: {reason}");
        if (string.Join(", ", Entered(file.Settings)) is { Length: > 0 } entered) yield return ("entered", entered);
        if (string.Join(", ", Instrument(file.Settings)) is { Length: > 0 } instrument) yield return ("instrument", instrument);
    }

    private static string Capacities(MeasuredCycle cycle, double? massMg)
    {
        MassMg? mass = massMg is { } mg ? new MassMg(mg, null) : null;
        return string.Join(", ", new[] { Half("charge", cycle.Charge, mass), Half("discharge", cycle.Discharge, mass) }.OfType<string>());
    }

    private static string? Half(string name, MeasuredHalf? half, MassMg? mass)
    {
        if (half is null) return null;
        var perGram = SpecificCapacity.Of(half.ChargeMAh, mass).Value is { } q ? $" ({Text(q)} mAh/g by the mass entered)" : string.Empty;
        return $"{name} {Text(half.ChargeMAh)} mAh{perGram}{(half.Completeness == Completeness.CutShort ? ", cut short" : string.Empty)}";
    }

    private static IEnumerable<string> Entered(InstrumentSettings settings)
    {
        if (settings.ActiveMassMg is { } active) yield return $"active mass {Text(active)} mg";
        if (settings.CharacteristicMassMg is { } characteristic) yield return $"characteristic mass {Text(characteristic)} mg";
        if (settings.ElectrodeAreaCm2 is { } area) yield return $"area {Text(area)} cm²";
        if (settings.BatteryCapacityMAh is { } capacity) yield return $"battery capacity {Text(capacity)} mAh";
        if (settings.ElectrodeMaterial is { } material) yield return $"electrode {material}";
        if (settings.Electrolyte is { } electrolyte) yield return $"electrolyte {electrolyte}";
        if (settings.ReferenceElectrode is { } reference) yield return $"reference {reference}";
    }

    private static IEnumerable<string> Instrument(InstrumentSettings settings)
    {
        if (settings.Device is { } device) yield return device;
        if (settings.DeviceSerial is { } serial) yield return $"SN {serial}";
        if (settings.Channel is { } channel) yield return $"channel {channel}";
        if (settings.Software is { } software) yield return software;
    }

    private static string Duration(double seconds)
    {
        var unit = TimeUnit.For(seconds);
        return $"{Text(seconds / unit.Seconds)} {unit.Symbol}";
    }

    private static string Range(ValueRange range, string unit) => range.Low == range.High ? $"{Text(range.Low)} {unit} throughout" : $"{Text(range.Low)} to {Text(range.High)} {unit}";

    private static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
