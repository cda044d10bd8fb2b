using MgProvenance.Analysis;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>How deep a sputter profile goes in the material on which its rate was set: another material sputters at another rate.</summary>
internal static class SputterDepth
{
    private static readonly Method Equivalent = new("sputter-depth/rate-times-time", "1", "Sputter depth = sputter rate × sputter time, as depth of the material on which the rate was calibrated.");

    public static IEnumerable<(string Label, string Reference, Derived Depth)> Of(IEnumerable<MeasurementLine> measurements)
    {
        foreach (var line in measurements)
        {
            if (Value<SputterRate>(line, "sputter-rate") is not { } rate || Value<Duration>(line, "sputter-time") is not { } time || line.Settings.FirstOrDefault(s => s.Name == "sputter-reference")?.Words is not { } reference) continue;
            yield return (line.Label, reference, Derived.From(Estimate.Of((double)(rate.In("nm/min") * time.In("min")), "nm", Equivalent), line.Sources));
        }
    }

    private static Quantity<TKind>? Value<TKind>(MeasurementLine line, string name)
        where TKind : IKind => line.Settings.FirstOrDefault(s => s.Name == name)?.Value is { } value ? new Quantity<TKind>(value.Value, value.Unit) : null;
}
