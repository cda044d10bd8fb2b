using MgProvenance.Analysis;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Derivation;

/// <summary>One stored event as a source of a number.</summary>
public sealed record EventRef(string Stream, long Version)
{
    public static EventRef To(StoredEvent stored) => new(stored.StreamId, stored.Version);

    public override string ToString() => $"{Stream}@{Version}";
}

/// <summary>What a number was made from.</summary>
/// <param name="RawFiles">SHA-256 of the raw files.</param>
/// <param name="Parser">Reader and version, where raw files were read.</param>
public sealed record Sources(IReadOnlyList<EventRef> Events, IReadOnlyList<string> RawFiles, string? Parser)
{
    public static Sources None { get; } = new([], [], null);

    public static Sources Of(params IEnumerable<StoredEvent> events) => new([.. events.Select(EventRef.To).Distinct()], [], null);

    public Sources And(params IEnumerable<Sources> others)
    {
        var all = others.Prepend(this).ToList();
        return new Sources([.. all.SelectMany(s => s.Events).Distinct()], [.. all.SelectMany(s => s.RawFiles).Distinct(StringComparer.Ordinal)], all.Select(s => s.Parser).FirstOrDefault(p => p is not null));
    }
}

/// <summary>A derived number: value, unit, uncertainty, how it was made and from what. It is never stored as an event.</summary>
/// <param name="Reason">Why there is no value, or a caution.</param>
public sealed record Derived(double? Value, string Unit, double? StandardUncertainty, MethodUsed Method, Sources Sources, string? Reason = null)
{
    public static Derived From(Estimate estimate, Sources sources) =>
        new(estimate.Value, estimate.Unit, estimate.StandardUncertainty, MethodUsed.From(estimate.Method), sources, estimate.Reason);
}
