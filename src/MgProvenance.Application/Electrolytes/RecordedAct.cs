using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Electrolytes;

/// <summary>A rule that a fact broke.</summary>
/// <param name="Reason">Null while it is pending.</param>
public sealed record BrokenRule(int Number, string Rule, string Sentence, string? Reason);

/// <summary>One fact of a batch as it counts: what was done or seen, when, by whom, and which rules it broke.</summary>
/// <param name="Version">Of the event; its correction is beside it.</param>
/// <param name="Action">Name of the command that records such a fact.</param>
/// <param name="Step">Key of the protocol step that it names.</param>
/// <param name="Lot">Label of what went in.</param>
/// <param name="Amount">As reported, or from mass, purity and molar mass of the lot; null where neither can be.</param>
/// <param name="AmountFromMass">Whether the amount was worked out.</param>
/// <param name="Words">All else that the fact says.</param>
/// <param name="DifferencePercent">From what the step planned, in percent of it; null where the two cannot be compared.</param>
/// <param name="Late">Recorded more than <see cref="LateEntry.Allowed"/> after it was done.</param>
/// <param name="By">Label of who recorded it.</param>
/// <param name="CorrectedBy">Version of the correction that counts; null where there is none.</param>
public sealed record RecordedAct(
    long Version,
    string Action,
    string? Step,
    string? Lot,
    string? Substance,
    Quantity<Mass>? Mass,
    Quantity<AmountOfSubstance>? Amount,
    bool AmountFromMass,
    Quantity<Volume>? Volume,
    Reported<Duration>? Duration,
    Reported<Temperature>? Temperature,
    int? Portions,
    string? Words,
    decimal? DifferencePercent,
    BenchTime? DoneAt,
    BenchTime? EndedAt,
    DateTimeOffset RecordedAt,
    bool Late,
    string By,
    long? CorrectedBy,
    IReadOnlyList<BrokenRule> Broken)
{
    internal static RecordedAct Of(RecordedEvent recorded, RecordedStream batch, LotFacts? lot, string by, Func<string, string> nameOf)
    {
        var done = Done.Of(recorded.Fact, lot, nameOf);
        return new RecordedAct(
            recorded.Stored.Version,
            EventCatalogue.ActionOf(recorded.Fact.GetType()),
            done.Step?.Step,
            lot?.Label,
            lot?.Substance,
            done.Mass,
            done.Amount,
            done.AmountFromMass,
            done.Volume,
            done.Duration,
            done.Temperature,
            done.Portions,
            done.Words,
            done.DifferencePercent,
            done.DoneAt,
            done.EndedAt,
            recorded.Stored.RecordedAt,
            LateEntry.Of(recorded) is not null,
            by,
            recorded.Correction?.Version,
            [.. batch.NotedWith(recorded).Select(d => new BrokenRule(d.Number, d.Rule, d.Sentence, d.Reason ?? batch.Of<DeviationAnswered>().LastOrDefault(a => a.Fact.Number == d.Number).Fact?.Reason))]);
    }
}
