using System.Text.Json.Serialization;
using MgProvenance.Analysis;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Derivation;

/// <summary>One event as a source of a number.</summary>
/// <param name="CorrectedBy">Version of the correction, in the same stream, that the number rests on; null where the event was not corrected.</param>
public sealed record EventRef(string Stream, long Version, long? CorrectedBy = null)
{
    public static EventRef To(RecordedEvent recorded) => new(recorded.Stored.StreamId, recorded.Stored.Version, recorded.Correction?.Version);

    public override string ToString() => CorrectedBy is { } correction ? $"{Stream}@{Version} (corrected by {correction})" : $"{Stream}@{Version}";
}

/// <summary>What a number was made from.</summary>
/// <param name="RawFiles">SHA-256 of the raw files.</param>
/// <param name="Parser">Reader and version, where raw files were read.</param>
public sealed record Sources(IReadOnlyList<EventRef> Events, IReadOnlyList<string> RawFiles, string? Parser)
{
    public static Sources None { get; } = new([], [], null);

    public static Sources Of(params IEnumerable<RecordedEvent> events) => new([.. events.Select(EventRef.To).Distinct()], [], null);

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
    /// <summary>The quantity was sought and not found: its magnitude lies below the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool UpperBound { get; init; }

    public static Derived From(Estimate estimate, Sources sources) =>
        new(estimate.Value, estimate.Unit, estimate.StandardUncertainty, MethodUsed.From(estimate.Method), sources, estimate.Reason) { UpperBound = estimate.IsUpperBound };
}
