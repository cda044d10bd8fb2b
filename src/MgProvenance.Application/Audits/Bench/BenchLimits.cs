using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A limit of judgement.</summary>
/// <param name="SetBy">Who set it.</param>
/// <param name="Means">What it is for, in words.</param>
public sealed record Limit(string Key, decimal Value, string Unit, string SetBy, DateOnly SetOn, string Means)
{
    /// <summary>As sentences give it: with who set it, so that nobody takes it for a law.</summary>
    public override string ToString() => $"{Text} ({SetBy})";

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Value} {UnitText}").TrimEnd();

    private string UnitText => Unit switch { "1" => string.Empty, "[ppm]" => "ppm", "Cel" => "°C", ['u', .. var rest] => "µ" + rest, _ => Unit };
}

/// <summary>What a group allows at its bench: data, which it may edit.</summary>
public sealed class BenchLimits
{
    private readonly FrozenDictionary<string, Limit> _byKey;

    private BenchLimits(IEnumerable<Limit> limits) => _byKey = limits.ToFrozenDictionary(l => l.Key, StringComparer.Ordinal);

    /// <summary>Every limit that a rule asks for, with its unit.</summary>
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["plan-difference-most"] = "%",
        ["void-filled-least"] = "%",
        ["electrolyte-per-active-mass-most"] = "uL/mg",
        ["solvent-water-most"] = "[ppm]",
        ["salt-water-most"] = "[ppm]",
        ["water-age-most"] = "d",
        ["peroxide-most"] = "[ppm]",
        ["electrolyte-age-most"] = "d",
        ["filling-to-current-most"] = "h",
        ["polishing-to-assembly-most"] = "h",
        ["atmosphere-reading-age-most"] = "h",
        ["glovebox-water-most"] = "[ppm]",
        ["glovebox-oxygen-most"] = "[ppm]",
        ["instrument-clock-difference-most"] = "min",
        ["efficiency-told-from-100"] = "%",
        ["blanks-least"] = "1",
        ["lewis-acid-portions-least"] = "1",
        ["lewis-acid-temperature-most"] = "Cel",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<Limit> All => _byKey.Values.OrderBy(l => l.Key, StringComparer.Ordinal);

    /// <param name="key">One that is known.</param>
    public Limit this[string key] => _byKey[key];

    /// <exception cref="MalformedValueException">It is no list of limits, one is missing or not known, or one has another unit.</exception>
    public static BenchLimits Read(byte[] json)
    {
        try
        {
            var all = JsonSerializer.Deserialize<List<Limit>>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            if (all.GroupBy(l => l.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new JsonException($"“{twice.Key}” is there twice");
            if (all.Find(l => Known.GetValueOrDefault(l.Key) != l.Unit) is { } other)
                throw new JsonException(Known.TryGetValue(other.Key, out var unit) ? $"“{other.Key}” is set in {unit}, not in {other.Unit}" : $"nothing is limited by “{other.Key}”");
            if (Known.Keys.Except(all.Select(l => l.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing) throw new JsonException($"“{missing}” is missing");
            return new BenchLimits(all);
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("limits.malformed", $"The limits of the bench cannot be read: {e.Message}");
        }
    }
}
