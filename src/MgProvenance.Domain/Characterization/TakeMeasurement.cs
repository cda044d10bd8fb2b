using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

[CommandName("take-measurement", "Record that a measurement was taken, and with which settings.")]
public sealed record TakeMeasurement(MeasurementId Measurement, IReadOnlyList<Setting> Settings, BenchTime? DoneAt = null) : IRecords<MeasurementTaken>
{
    public static Decision Decide(TakeMeasurement c, Measurement measurement) => measurement.Technique is not { } technique
        ? measurement.NotMounted(c.Measurement)!
        : Impossible(c.Settings, technique) ?? Decision.Accept(new MeasurementTaken(c.Measurement, c.Settings, c.DoneAt));

    private static Decision? Impossible(IReadOnlyList<Setting> settings, Technique technique)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (setting is null || string.IsNullOrWhiteSpace(setting.Name)) return Decision.Refuse("measurement.setting-unnamed", "A setting has a name.");
            if (!named.Add(setting.Name)) return Decision.Refuse("measurement.setting-twice", $"{setting.Name} stands twice.");
            if (setting.Value is null && string.IsNullOrWhiteSpace(setting.Words)) return Decision.Refuse("measurement.setting-empty", $"{setting.Name}: give a value or words.");
            if (setting.Value is not { } value || KnownSettings.Find(technique, setting.Name) is not { } kind) continue;
            if (kind.Units is not { } units) return Decision.Refuse("measurement.setting-unit", $"{setting.Name} is told in words, not as {value}.");
            if (!units.Contains(value.Unit)) return Decision.Refuse("measurement.setting-unit", $"{setting.Name} is a {kind.Name} in {string.Join(", ", units)}, not in {value.Unit}.");
        }

        return null;
    }
}
