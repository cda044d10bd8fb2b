using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every rule that was broken on the way to these numbers, with the reason that was given.</summary>
internal static class DeviationTable
{
    public static async Task<IEnumerable<Block>> Blocks(ReportScope scope, CancellationToken cancellation)
    {
        var streams = scope.AllStreams.ToList();
        foreach (var id in scope.Measurements.SelectMany(m => new[] { m.Measurement, m.Specimen?.Specimen }).OfType<string>().Distinct(StringComparer.Ordinal)) streams.Add(await scope.Notebook.Stream(id, cancellation).ConfigureAwait(false));
        var rows = streams.DistinctBy(s => s.StreamId).GroupBy(s => StreamIds.SubjectOf(s.StreamId) ?? "other", StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal)
            .SelectMany(s => Rows(s.Key, s.OrderBy(x => x.Label ?? x.StreamId, StringComparer.Ordinal))).ToList();
        if (rows.Count == 0) return [TableParts.Instead("No deviation is recorded for what these studies are made of.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("deviations"),
                TableParts.Label,
                "Deviations: rules that were broken, and the reasons.",
                [new TableColumn("Of", Width: 1.3), new TableColumn("No.", ColumnAlignment.Right, Width: 0.4), new TableColumn("Deviation", Width: 3.4), new TableColumn("Reason", Width: 3)],
                rows,
                []),
        ];
    }

    private static IEnumerable<TableRow> Rows(string subject, IEnumerable<RecordedStream> streams)
    {
        var rows = streams.SelectMany(Rows).ToList();
        return rows.Count == 0 ? [] : rows.Prepend(TableParts.GroupRow(char.ToUpperInvariant(subject[0]) + subject[1..]));
    }

    private static IEnumerable<TableRow> Rows(RecordedStream stream)
    {
        var answers = stream.Of<DeviationAnswered>().Select(a => a.Fact).ToLookup(a => a.Number, a => a.Reason);
        return stream.Of<DeviationNoted>().Select(n => n.Fact).Select(n => new TableRow(
        [
            stream.Label ?? stream.StreamId,
            TableParts.Count(n.Number),
            FormulasIn.Text(n.Sentence),
            TableParts.OrGap(n.Reason ?? answers[n.Number].LastOrDefault()),
        ]));
    }
}
