using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>A value that was recorded of something.</summary>
/// <param name="Of">What people call that.</param>
internal sealed record RecordedValue(string Of, AnyQuantity Value, RecordedEvent Recorded);

/// <summary>What the record has of the things that a statement is about, under the topic of its relation. Nothing where it is not recorded, or only as a bound.</summary>
internal static class RecordedValues
{
    public static IEnumerable<RecordedValue> For(AuditedRecord record, AuditedStatement said) => said.Relation.Topic switch
    {
        RelationTopic.Volume when record.CellsOf(said).Any() => Dispensed(record, said),
        RelationTopic.Volume => Events<SolventDispensed>(Streams(record, said), e => [Exact<Volume>(e.Volume)]),
        RelationTopic.Thickness => Parts(record, said, p => p.Thickness, c => c.Thickness),
        RelationTopic.Diameter => Parts(record, said, p => p.Diameter, c => c.Size),
        RelationTopic.Temperature => Events<TemperatureLogged>(record.RunsOf(said), e => [Exact(e.Temperature)]).Concat(Events<ElectrolyteStirred>(Streams(record, said), e => [Exact(e.Temperature)])),
        RelationTopic.StirringDuration => Events<ElectrolyteStirred>(Streams(record, said), e => [Exact(e.Duration)]),
        RelationTopic.DryingTemperature => Events<SpecimenDried>(Streams(record, said), e => [Exact(e.Temperature)]).Concat(Events<SheetDried>(Streams(record, said), e => [Exact(e.Temperature)])),
        RelationTopic.DryingDuration => Events<SpecimenDried>(Streams(record, said), e => [Exact(e.Duration)]).Concat(Events<SheetDried>(Streams(record, said), e => [Exact(e.Duration)])),
        RelationTopic.ScanRate => Events<ProgramPinned>(record.RunsOf(said), e => (e.ScanRates ?? []).Select(r => Exact<ScanRate>(r))),
        RelationTopic.UpperCutoff => Events<ProgramPinned>(record.RunsOf(said), e => [Exact(e.UpperCutoff)]),
        RelationTopic.LowerCutoff => Events<ProgramPinned>(record.RunsOf(said), e => [Exact(e.LowerCutoff)]),
        RelationTopic.OneC => Events<ProgramPinned>(record.RunsOf(said), e => [Exact(e.OneC)]),
        RelationTopic.Loading => Loadings(record, said),
        RelationTopic.Cycles when said.Relation.Role == RelationRole.Count => Events<RunEnded>(record.RunsOf(said), e => [Number(e.Completed)]).Concat(Events<ProgramPinned>(record.RunsOf(said), e => [Number(e.Cycles)])),
        RelationTopic.Cycles => Events<ProgramPinned>(record.RunsOf(said).Where(r => said.About.Contains(r.StreamId)), e => [Number(e.AfterCycles)]),
        _ => [],
    };

    /// <summary>Streams that a statement is about; of a measurement, the specimens on which it was made.</summary>
    private static IEnumerable<RecordedStream> Streams(AuditedRecord record, AuditedStatement said) =>
        said.About.SelectMany(a => record.Measurement(a)?.Specimen?.Chain ?? (record.Streams.TryGetValue(a, out var stream) ? [stream] : [])).DistinctBy(s => s.StreamId);

    private static IEnumerable<RecordedValue> Dispensed(AuditedRecord record, AuditedStatement said) =>
        from cell in record.CellsOf(said)
        let dispensed = cell.Story.Cell.Of<ElectrolyteDispensed>().ToList()
        where dispensed.Count > 0
        let unit = dispensed[0].Fact.Volume.Unit
        select new RecordedValue(cell.Story.Label, new AnyQuantity(dispensed.Sum(d => d.Fact.Volume.In(unit)), unit), dispensed[^1].Recorded);

    private static IEnumerable<RecordedValue> Loadings(AuditedRecord record, AuditedStatement said) =>
        from cell in record.CellsOf(said)
        let loading = cell.Story.Loading()
        where loading.Value is not null
        from weighed in cell.Story.PositivePiece!.Of<PieceWeighed>().TakeLast(1)
        select new RecordedValue(cell.Story.Label, new AnyQuantity(Math.Round((decimal)loading.Value!.Value, 2), loading.Unit), weighed.Recorded);

    /// <summary>Parts of cells that the subject names, or that are of a lot which the statement is about, and pieces that it is about or that are such a part.</summary>
    private static IEnumerable<RecordedValue> Parts(AuditedRecord record, AuditedStatement said, Func<PartPlaced, Reported<Length>?> ofPart, Func<PieceCut, Reported<Length>?> ofPiece)
    {
        var (small, about) = (record.Settings.Words.Small, said.About.ToHashSet(StringComparer.Ordinal));
        var subject = Phrases.Significant(said.Subject, small);
        var cells = record.CellsOf(said).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var parts = from cell in record.Cells
                    from part in cell.Story.Cell.Of<PartPlaced>()
                    where (part.Fact.Lot is { } lot && about.Contains(lot.Value)) || (cells.Contains(cell.Id) && Phrases.Significant(part.Fact.Description, small).IsSupersetOf(subject))
                    select (Cell: cell, part.Fact, part.Recorded);
        foreach (var (cell, part, recorded) in parts.ToList())
        {
            if (Exact(ofPart(part)) is { } value) yield return new RecordedValue(cell.Story.Label, value, recorded);
            else if (part.Piece is { } piece) about.Add(piece.Value);
        }

        foreach (var value in Events<PieceCut>(about.Select(record.Streams.GetValueOrDefault).OfType<RecordedStream>(), e => [Exact(ofPiece(e))])) yield return value;
    }

    private static IEnumerable<RecordedValue> Events<TFact>(IEnumerable<RecordedStream> streams, Func<TFact, IEnumerable<AnyQuantity?>> values)
        where TFact : IEvent => from stream in streams
                                from e in stream.Of<TFact>()
                                from value in values(e.Fact)
                                where value is not null
                                select new RecordedValue(stream.Label ?? stream.StreamId, value.Value, e.Recorded);

    private static AnyQuantity? Exact<TKind>(Reported<TKind>? reported)
        where TKind : IKind => reported is { Form: Form.Exact or Form.About } ? Exact<TKind>(reported.Value) : null;

    private static AnyQuantity? Exact<TKind>(Quantity<TKind>? quantity)
        where TKind : IKind => quantity is { } known ? new AnyQuantity(known.Value, known.Unit) : null;

    private static AnyQuantity? Number(int? number) => number is { } known ? new AnyQuantity(known, "1") : null;
}
