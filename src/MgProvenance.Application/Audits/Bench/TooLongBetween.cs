using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>From one act to another, of one cell.</summary>
internal sealed record Span(string Cell, RecordedEvent From, RecordedEvent To)
{
    public BenchTime? Begin => BenchTimes.Of(From.Fact);

    public BenchTime? End => BenchTimes.Of(To.Fact);
}

/// <summary>Longer than a limit passed between two acts, or it is not known how long.</summary>
internal abstract class TooLongBetween(string id, string limit, string what) : IAuditRule
{
    public string Id => id;

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => $"The time {what} of a cell is above the limit, or not known because one of the two has no time.";

    protected abstract IEnumerable<Span> Spans(AuditedCell cell);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, most) = (StudyBench.Of(record), record.Settings.Limits[limit]);
        var spans = bench.Cells.SelectMany(Spans).ToList();
        var tooLong = spans.Where(s => BenchTime.Between(s.Begin, s.End).IsAbove(Seconds.In(most))).ToList();
        if (tooLong.Count > 0)
        {
            double[] lengths = [.. tooLong.Select(s => (s.End!.Value.At - s.Begin!.Value.At) / TimeSpan.FromSeconds((double)new Quantity<Duration>(1, most.Unit).In("s")))];
            yield return this.Finding($"The time {what} is {Spread.Of(lengths, 1)} {most.Unit} in {Cells(tooLong)}, limit {most}.", Evidence(tooLong));
        }

        var unknown = spans.Where(s => s.Begin is null || s.End is null).ToList();
        if (unknown.Count > 0) yield return this.Finding($"The time {what} is not known in {Cells(unknown)}: the times are not recorded.", Evidence(unknown));

        string Cells(IEnumerable<Span> those) => bench.SomeCells([.. those.Select(s => s.Cell).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<AuditEvidence> Evidence(IEnumerable<Span> spans) => spans.SelectMany(s => new[]
    {
        AuditEvidence.Of(s.From, $"{s.Cell}: from {Time(s.Begin)}"),
        AuditEvidence.Of(s.To, $"{s.Cell}: to {Time(s.End)}"),
    });

    private static string Time(BenchTime? time) => time?.ToString() ?? "a time that is not recorded";
}

/// <summary>An electrolyte was old when cells were filled with it.</summary>
internal sealed class ElectrolyteOld() : TooLongBetween("electrolyte.old", "electrolyte-age-most", "from the last addition to the electrolyte to the filling")
{
    protected override IEnumerable<Span> Spans(AuditedCell cell)
    {
        if (cell.Story.LastAddition is { } lastAddition && cell.Story.Cell.Of<ElectrolyteDispensed>().LastOrDefault().Recorded is { } filled) yield return new Span(cell.Story.Label, lastAddition, filled);
    }
}

/// <summary>A filled cell stood for long before its first current.</summary>
internal sealed class StoodBeforeCurrent() : TooLongBetween("cell.stood-before-current", "filling-to-current-most", "from filling to the start of the first test")
{
    protected override IEnumerable<Span> Spans(AuditedCell cell)
    {
        var starts = cell.Runs.SelectMany(r => r.Of<RunStarted>()).Select(s => s.Recorded).OrderBy(r => BenchTimes.Of(r.Fact)?.At ?? DateTimeOffset.MaxValue).ToList();
        if (starts.Count > 0 && cell.Story.Cell.Of<ElectrolyteDispensed>().FirstOrDefault().Recorded is { } filled) yield return new Span(cell.Story.Label, filled, starts[0]);
    }
}

/// <summary>A polished electrode lay for long before it was used.</summary>
internal sealed class PolishedLongBefore() : TooLongBetween("metal.polished-long-before", "polishing-to-assembly-most", "from polishing the metal electrode to assembly")
{
    protected override IEnumerable<Span> Spans(AuditedCell cell)
    {
        if (cell.Story.NegativePiece?.Of<MetalPolished>().LastOrDefault().Recorded is { } polished && cell.Story.Cell.Of<AssemblyStarted>().FirstOrDefault().Recorded is { } started)
            yield return new Span(cell.Story.Label, polished, started);
    }
}
