using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A preparation or an assembly, and where it was done.</summary>
/// <param name="Box">Null where no glovebox is recorded.</param>
/// <param name="What">“preparation” or “assembly”.</param>
/// <param name="Opening">The event that names the glovebox.</param>
internal sealed record GloveboxWork(RecordedStream Of, RecordedStream? Box, string What, RecordedEvent Opening, BenchTime? Begin, BenchTime? End)
{
    public string Label => Of.Label ?? Of.StreamId;

    public AuditEvidence Evidence => AuditEvidence.Of(Opening, $"{Label}: {What} from {Begin?.ToString() ?? "a time that is not recorded"}");

    public static IReadOnlyList<GloveboxWork> In(StudyBench bench)
    {
        var work = new List<GloveboxWork>();
        foreach (var batch in bench.Of(BatchId.Subject))
        {
            if (batch.Of<BatchOpened>().FirstOrDefault() is not ({ } opened, { } recorded)) continue;
            BenchTime?[] times = [opened.DoneAt, .. batch.Events.Where(e => e.Fact is SolventDispensed or SaltAdded or ElectrolyteStirred or ElectrolyteFiltered).Select(e => BenchTimes.Of(e.Fact))];
            work.Add(new GloveboxWork(batch, bench.Stream(opened.Glovebox?.Value), "preparation", recorded, First(times), Last(times)));
        }

        foreach (var cell in bench.Cells.Select(c => c.Story.Cell))
        {
            var (started, recorded) = cell.Of<AssemblyStarted>().First();
            BenchTime?[] times = [started.DoneAt, .. cell.Events.Where(e => e.Fact is PartPlaced or ElectrolyteDispensed or CellClosed).Select(e => BenchTimes.Of(e.Fact))];
            work.Add(new GloveboxWork(cell, bench.Stream(started.Glovebox?.Value), "assembly", recorded, First(times), Last(times)));
        }

        return work;
    }

    /// <summary>The last reading before the work began that is not older than so many seconds, and those during it.</summary>
    public IEnumerable<(AtmosphereRead Fact, RecordedEvent Recorded)> Readings(decimal seconds)
    {
        if (Box is null || Begin is not { } begin) return [];
        var timed = Box.Of<AtmosphereRead>().Where(r => r.Fact.DoneAt is not null).OrderBy(r => r.Fact.DoneAt!.Value.At).ToList();
        var before = timed.LastOrDefault(r => r.Fact.DoneAt!.Value.At <= begin.At);
        return timed.Where(r => (r.Recorded == before.Recorded && !BenchTime.Between(r.Fact.DoneAt, Begin).IsAbove(seconds)) || (r.Fact.DoneAt!.Value.At > begin.At && End is { } end && r.Fact.DoneAt.Value.At < end.End));
    }

    private static BenchTime? First(IEnumerable<BenchTime?> times) => times.Where(t => t is not null).MinBy(t => t!.Value.At);

    private static BenchTime? Last(IEnumerable<BenchTime?> times) => times.Where(t => t is not null).MaxBy(t => t!.Value.At);
}
