using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Specimens;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Times at the bench, or of an instrument, that cannot all be true. Only what precision leaves no doubt of is found.</summary>
internal sealed class ClockContradicts : IAuditRule
{
    public string Id => "clock.contradicts";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "Of two acts that follow each other the second has the earlier time: made and filled, closed and tested, tested and opened, taken and measured, received and used; or a data file begins before or after its run.";

    /// <summary>One act has to come before the other.</summary>
    /// <param name="Kind">What is wrong where it does not, in words.</param>
    private sealed record Order(string Kind, string Label, RecordedEvent First, BenchTime? FirstAt, RecordedEvent Then, BenchTime? ThenAt)
    {
        /// <summary>By which two clocks may differ, in seconds.</summary>
        public decimal Allowed { get; init; }

        public bool IsBroken => BenchTime.Between(FirstAt, ThenAt).IsBelow(-Allowed);
    }

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, allowed) = (StudyBench.Of(record), Seconds.In(record.Settings.Limits["instrument-clock-difference-most"]));
        var orders = bench.Streams.SelectMany(Ends).Concat(bench.Cells.SelectMany(c => OfCell(c, allowed))).Concat(Received(bench)).Concat(Measured(record, bench));
        foreach (var those in orders.Where(o => o.IsBroken).GroupBy(o => o.Kind))
        {
            string[] labels = [.. those.Select(o => o.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var worst = those.First();
            yield return this.Finding(
                $"{those.Key}: {StudyBench.Listed(labels)}. {(labels.Length > 1 ? $"Of {worst.Label}: " : string.Empty)}{worst.ThenAt} is before {worst.FirstAt}.",
                those.SelectMany(o => new[] { AuditEvidence.Of(o.First, $"{o.Label}: {o.FirstAt}"), AuditEvidence.Of(o.Then, $"{o.Label}: {o.ThenAt}") }));
        }
    }

    private static IEnumerable<Order> Ends(RecordedStream stream) =>
        from recorded in stream.Events
        let ended = recorded.Fact switch
        {
            ElectrolyteStirred e => e.EndedAt,
            ElectrolyteConditioned e => e.EndedAt,
            PowderGround e => e.EndedAt,
            SlurryMixed e => e.EndedAt,
            DoughKneaded e => e.EndedAt,
            SheetDried e => e.EndedAt,
            SpecimenDried e => e.EndedAt,
            _ => null,
        }
        where ended is not null
        select new Order("An act ended before it began", stream.Label ?? stream.StreamId, recorded, BenchTimes.Of(recorded.Fact), recorded, ended);

    private static IEnumerable<Order> OfCell(AuditedCell cell, decimal allowed)
    {
        var stream = cell.Story.Cell;
        var (started, filled, closed, opened) = (One<AssemblyStarted>(stream), One<ElectrolyteDispensed>(stream), One<CellClosed>(stream), One<CellOpened>(stream));
        foreach (var addition in cell.Story.Batch?.Events.Where(e => e.Fact is SolventDispensed or SaltAdded) ?? []) yield return Of("A cell was filled before its electrolyte was made", addition, filled);
        foreach (var piece in new[] { cell.Story.PositivePiece, cell.Story.NegativePiece }.OfType<RecordedStream>())
        {
            foreach (var act in piece.Events.Where(e => e.Fact is PieceCut or MetalPolished)) yield return Of("A cell was closed before its electrode was cut or polished", act, closed);
        }

        yield return Of("A cell was filled before its assembly began", started, filled);
        yield return Of("A cell was closed before it was filled", filled, closed);
        yield return Of("A cell was opened before it was closed", closed, opened);
        foreach (var run in cell.Runs)
        {
            var (begun, ended) = (One<RunStarted>(run), One<RunEnded>(run));
            yield return Of("A test began before its cell was closed", closed, begun);
            yield return Of("A test ended before it began", begun, ended);
            yield return Of("A cell was opened before its test began", begun, opened);
            yield return Of("A cell was opened before its test ended", ended, opened);
            foreach (var (file, recorded) in run.Of<DataFileAttached>())
            {
                if (AttachedFile.Of(file).Start() is not { } instant) continue;
                var start = new BenchTime(instant, TimePrecision.Second);
                yield return new Order("A data file begins before its cell was closed", run.Label!, closed ?? recorded, Time(closed), recorded, start) { Allowed = allowed };
                yield return new Order("A data file begins before its test began", run.Label!, begun ?? recorded, Time(begun), recorded, start) { Allowed = allowed };
                yield return new Order("A data file begins after its test ended", run.Label!, recorded, start, ended ?? recorded, Time(ended)) { Allowed = allowed };
            }
        }

        Order Of(string kind, RecordedEvent? first, RecordedEvent? then) => new(kind, cell.Story.Label, first ?? then ?? stream.Events[0], Time(first), then ?? first ?? stream.Events[0], Time(then));
    }

    private static IEnumerable<Order> Received(StudyBench bench) =>
        from lot in bench.Of(LotId.Subject)
        let received = One<LotReceived>(lot)
        where received is not null
        from use in bench.Uses[lot.StreamId]
        select new Order("A lot was used before it was received", lot.Label!, received, Time(received), use.Act, use.DoneAt);

    private static IEnumerable<Order> Measured(AuditedRecord record, StudyBench bench) =>
        from measurement in bench.Of(MeasurementId.Subject)
        let specimen = record.Measurement(measurement.StreamId)?.Specimen?.Specimen
        where specimen is not null
        let taken = One<SpecimenTaken>(specimen)
        where taken is not null
        from act in measurement.Events.Where(e => e.Fact is SpecimenMounted or MeasurementTaken)
        select new Order("A specimen was measured before it was taken", specimen.Label!, taken, Time(taken), act, Time(act));

    private static RecordedEvent? One<TFact>(RecordedStream stream)
        where TFact : IEvent => stream.Of<TFact>().LastOrDefault().Recorded;

    private static BenchTime? Time(RecordedEvent? recorded) => recorded is null ? null : BenchTimes.Of(recorded.Fact);
}
