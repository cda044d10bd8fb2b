using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

/// <summary>In which units a setting of a technique is written.</summary>
/// <param name="Units">UCUM codes; null where a setting is told in words alone.</param>
public sealed record SettingKind(string Name, IReadOnlyCollection<string>? Units);

/// <summary>The settings by which each technique is reported. Others are kept as they are, too.</summary>
public static class KnownSettings
{
    private static readonly SettingKind Words = new("words", null);
    private static readonly SettingKind Number = new("number", ["1"]);

    private static readonly Dictionary<Technique, Dictionary<string, SettingKind>> Of = new()
    {
        [Technique.Raman] = new() { ["excitation-wavelength"] = Kind<Length>() },
        [Technique.Ftir] = new() { ["mode"] = Words },
        [Technique.Nmr] = new() { ["frequency"] = Kind<Frequency>(), ["nucleus"] = Words, ["solvent"] = Words },
        [Technique.Tem] = new() { ["accelerating-voltage"] = Kind<Voltage>() },
        [Technique.Xps] = new()
        {
            ["source"] = Words,
            ["sputter-ion"] = Words,
            ["sputter-voltage"] = Kind<Voltage>(),
            ["sputter-current"] = Kind<Current>(),
            ["sputter-area"] = Words,
            ["sputter-rate"] = Kind<SputterRate>(),
            ["sputter-reference"] = Words,
            ["sputter-time"] = Kind<Duration>(),
        },
        [Technique.TofSims] = new() { ["primary-ion"] = Words, ["polarity"] = Words, ["mode"] = Words },
        [Technique.Xrd] = new() { ["radiation"] = Words },
        [Technique.Sem] = new() { ["magnification"] = Number, ["accelerating-voltage"] = Kind<Voltage>() },
    };

    /// <summary>Null where the technique has no such setting.</summary>
    public static SettingKind? Find(Technique technique, string name) => Of.GetValueOrDefault(technique)?.GetValueOrDefault(name);

    /// <summary>The settings by which a technique is reported.</summary>
    public static IEnumerable<string> NamesOf(Technique technique) => Of.GetValueOrDefault(technique)?.Keys ?? Enumerable.Empty<string>();

    private static SettingKind Kind<TKind>()
        where TKind : IKind => new(TKind.Name, [.. TKind.Units.Keys]);
}
