using MgProvenance.Application.Events;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A glovebox held too much water or oxygen while something was in it.</summary>
internal sealed class AtmosphereOutOfLimits : IAuditRule
{
    public string Id => "glovebox.out-of-limits";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A glovebox read above the limits of water or oxygen shortly before or during preparation or assembly, or left its limits between the preparation of an electrolyte and the closing of its cells.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, limits) = (StudyBench.Of(record), record.Settings.Limits);
        var (water, oxygen, oldest) = (limits["glovebox-water-most"], limits["glovebox-oxygen-most"], Seconds.In(limits["atmosphere-reading-age-most"]));
        var work = GloveboxWork.In(bench);
        var read = from w in work
                   from reading in w.Readings(oldest)
                   from above in Above(reading.Fact.Water, "water", water).Concat(Above(reading.Fact.Oxygen, "oxygen", oxygen))
                   group (w, reading, above) by (Box: w.Box!.StreamId, w.What);
        foreach (var those in read)
        {
            yield return this.Finding(
                $"{those.First().w.Box!.Label} held {string.Join("; ", those.Select(t => t.above).Distinct(StringComparer.Ordinal))} at the {those.Key.What} of {StudyBench.Listed([.. those.Select(t => t.w.Label).Distinct(StringComparer.Ordinal)])}.",
                those.Select(t => AuditEvidence.Of(t.reading.Recorded, $"{t.w.Box!.Label}: {t.above} {t.reading.Fact.DoneAt}")).Concat(those.Select(t => t.w.Evidence)),
                those.Select(t => t.w.Of.StreamId));
        }

        foreach (var those in Excursions(work, bench).GroupBy(e => e.Excursion.Recorded))
        {
            var (excursion, box) = (those.First().Excursion.Fact, those.First().Work.Box!);
            yield return this.Finding(
                $"{box.Label} left its limits {excursion.DoneAt}, between preparation and closing: {excursion.What}; behind {bench.CellsOn(those.Select(t => t.Work.Of.StreamId))}.",
                [AuditEvidence.Of(those.Key, $"{box.Label}: {excursion.What}"), .. those.Select(t => t.Work.Evidence)]);
        }
    }

    private static IEnumerable<string> Above(Reported<TraceContent>? content, string of, Limit limit) => content?.IsAbove(limit) == true ? [$"{content.Said()} of {of}, limit {limit}"] : [];

    /// <summary>An electrolyte lies in the glovebox in which it was prepared until the last cell is filled with it and closed.</summary>
    private static IEnumerable<(GloveboxWork Work, (ExcursionNoted Fact, RecordedEvent Recorded) Excursion)> Excursions(IReadOnlyList<GloveboxWork> work, StudyBench bench)
    {
        var closed = work.Where(w => w.What == "assembly").ToDictionary(w => w.Of.StreamId, w => w.End, StringComparer.Ordinal);
        var lastUse = bench.Cells.Where(c => c.Story.Batch is not null && closed[c.Id] is not null).GroupBy(c => c.Story.Batch!.StreamId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(c => closed[c.Id]!.Value.End), StringComparer.Ordinal);
        foreach (var w in work)
        {
            if (w is not { Box: { } box, Begin: { } begin, End: { } end }) continue;
            var until = lastUse.TryGetValue(w.Of.StreamId, out var used) && used > end.End ? used : end.End;
            foreach (var excursion in box.Of<ExcursionNoted>().Where(e => e.Fact.DoneAt is { } began && began.At < until && End(e.Fact, began) > begin.At)) yield return (w, excursion);
        }
    }

    private static DateTimeOffset End(ExcursionNoted excursion, BenchTime began) => began.End + TimeSpan.FromSeconds((double)((excursion.Duration?.Other ?? excursion.Duration?.Value)?.In("s") ?? 0));
}
