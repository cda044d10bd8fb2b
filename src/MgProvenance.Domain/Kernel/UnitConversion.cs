using System.Reflection;

namespace MgProvenance.Domain.Kernel;

/// <summary>Converts where only the unit tells of which kind a quantity is.</summary>
public static class UnitConversion
{
    private static readonly IReadOnlyDictionary<string, decimal>[] ByKind =
    [
        .. typeof(IKind).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IKind).IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (IReadOnlyDictionary<string, decimal>)t.GetProperty(nameof(IKind.Units), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!),
    ];

    /// <summary>The value in another unit; null where no kind of quantity has both.</summary>
    public static decimal? To(this AnyQuantity quantity, string unit)
    {
        if (quantity.Unit == unit) return quantity.Value;
        return Array.Find(ByKind, u => u.ContainsKey(quantity.Unit) && u.ContainsKey(unit)) is { } units ? quantity.Value * units[quantity.Unit] / units[unit] : null;
    }

    /// <summary>Whether both say the same, in whatever units.</summary>
    public static bool IsSameAs(this AnyQuantity one, AnyQuantity other) => one.To(other.Unit) == other.Value;
}
