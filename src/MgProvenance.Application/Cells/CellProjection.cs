using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Cells;

public sealed record CellRow(
    string Cell,
    string Label,
    string Format,
    BenchTime? Assembled,
    string? Batch,
    Quantity<Volume>? Electrolyte,
    string? PositivePiece,
    string? NegativePiece,
    Closing? Closing,
    int OpenDeviations);

public sealed class CellProjection() : StreamProjection<CellRow>(Named, 1, CellId.Subject)
{
    public const string Named = "cells";

    protected override IEnumerable<(string Key, CellRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<AssemblyStarted>().FirstOrDefault().Fact is not { } started) yield break;
        var filled = stream.Of<ElectrolyteDispensed>().LastOrDefault().Fact;
        yield return (started.Label.Text, new CellRow(
            stream.StreamId,
            started.Label.Text,
            started.Format,
            started.DoneAt,
            filled?.Batch.Value,
            filled?.Volume,
            Piece(stream, PartRole.PositiveElectrode),
            Piece(stream, PartRole.NegativeElectrode),
            stream.Of<CellClosed>().LastOrDefault().Fact?.Closing,
            stream.Deviations.Open.Count));
    }

    private static string? Piece(RecordedStream stream, PartRole role) => stream.Of<PartPlaced>().LastOrDefault(p => p.Fact.Role == role).Fact?.Piece?.Value;
}
