using MgProvenance.Application.Events;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Electrolytes;

/// <summary>What a glovebox showed, or what happened to it, around the time of a preparation.</summary>
/// <param name="What">In words, for an excursion or a regeneration; null for a reading.</param>
public sealed record GloveboxState(BenchTime? DoneAt, Reported<TraceContent>? Water, Reported<TraceContent>? Oxygen, string? What)
{
    /// <summary>The last reading before the work began, and all that was read and happened during it.</summary>
    public static IReadOnlyList<GloveboxState> Around(RecordedStream glovebox, BenchTime begun, BenchTime ended)
    {
        var known = glovebox.Events.Select(e => Of(e.Fact)).OfType<GloveboxState>().Where(s => s.DoneAt is not null).OrderBy(s => s.DoneAt!.Value.At).ToList();
        var before = known.LastOrDefault(s => s.What is null && s.DoneAt!.Value.At <= begun.At);
        return [.. new[] { before }.OfType<GloveboxState>(), .. known.Where(s => s != before && s.DoneAt!.Value.At + s.DoneAt.Value.Width > begun.At && s.DoneAt.Value.At <= ended.At)];
    }

    private static GloveboxState? Of(IEvent fact) => fact switch
    {
        AtmosphereRead e => new(e.DoneAt, e.Water, e.Oxygen, null),
        ExcursionNoted e => new(e.DoneAt, e.Water, e.Oxygen, e.Duration is { } duration ? $"{e.What} ({duration})" : e.What),
        GloveboxRegenerated e => new(e.DoneAt, null, null, "purifier regenerated"),
        _ => null,
    };
}

/// <summary>A lot that went into a batch, as it was on the day.</summary>
/// <param name="UsedAt">First use in this batch; null when not known.</param>
/// <param name="Expiry">In words: within its date, past it, or that no date is stated.</param>
/// <param name="Water">Last measured before its use.</param>
public sealed record LotUsed(
    string Lot, string Label, string? Substance, string? Formula, Quantity<MassFraction>? Purity, BenchTime? UsedAt, DateOnly? Expires, string Expiry, Reported<TraceContent>? Water, BenchTime? WaterMeasuredAt)
{
    public static LotUsed Of(RecordedStream lot, BenchTime? usedAt)
    {
        var facts = lot.Fold<Lot>().State.Facts(StreamIds.Parse<LotId>(lot.StreamId));
        var water = lot.Of<LotWaterContentMeasured>().Select(e => e.Fact).LastOrDefault(e => usedAt is null || e.DoneAt is null || e.DoneAt.Value.At <= usedAt.Value.At);
        return new(lot.StreamId, facts.Label, facts.Substance, lot.Of<LotReceived>().LastOrDefault().Fact?.Formula, facts.Purity, usedAt, facts.Expires, ExpiryOf(facts, usedAt), water?.Content, water?.DoneAt);
    }

    private static string ExpiryOf(LotFacts lot, BenchTime? usedAt) => lot switch
    {
        { Recalled: true } => "recalled",
        { LastDay: null } => "no last day stated",
        _ when usedAt is null => "day of use not known",
        _ when lot.BrokenBy(usedAt).Any() => FormattableString.Invariant($"past its last day {lot.LastDay:yyyy-MM-dd}"),
        _ => FormattableString.Invariant($"within its last day {lot.LastDay:yyyy-MM-dd}"),
    };
}

/// <summary>What went into a batch and out of it by volume. Solvent charged is not the volume of the solution, so what is left is an upper bound until it was measured.</summary>
/// <param name="Measured">The last stock-taking; null where there was none.</param>
/// <param name="AtMostLeftMl">What can be left at most.</param>
public sealed record VolumeBalance(decimal SolventChargedMl, decimal DrawnMl, int Aliquots, Quantity<Volume>? Measured, BenchTime? MeasuredAt, decimal AtMostLeftMl);
