using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
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
        var names = streams.Where(s => s.Label is not null).DistinctBy(s => s.StreamId).ToDictionary(s => s.StreamId, s => s.Label!, StringComparer.Ordinal);
        var rows = streams.DistinctBy(s => s.StreamId).GroupBy(s => StreamIds.SubjectOf(s.StreamId) ?? "other", StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal)
            .SelectMany(s => Rows(s.Key, s.OrderBy(x => x.Label ?? x.StreamId, StringComparer.Ordinal), names)).ToList();
        if (rows.Count == 0) return [TableParts.Instead("No deviation is recorded for what these studies are made of.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("deviations"),
                TableParts.Label,
                "Deviations: rules that were broken, and the reasons.",
                [new TableColumn("Of", Width: 1.3), new TableColumn("No.", ColumnAlignment.Right, Width: 0.5), new TableColumn("Deviation", Width: 3.4), new TableColumn("Reason", Width: 3)],
                rows,
                []),
        ];
    }

    private static IEnumerable<TableRow> Rows(string subject, IEnumerable<RecordedStream> streams, IReadOnlyDictionary<string, string> names)
    {
        var rows = streams.SelectMany(s => Rows(s, names)).ToList();
        return rows.Count == 0 ? [] : rows.Prepend(TableParts.GroupRow(char.ToUpperInvariant(subject[0]) + subject[1..]));
    }

    /// <summary>What was noted several times for the same reason has one row.</summary>
    private static IEnumerable<TableRow> Rows(RecordedStream stream, IReadOnlyDictionary<string, string> names)
    {
        var answers = stream.Of<DeviationAnswered>().Select(a => a.Fact).ToLookup(a => a.Number, a => a.Reason);
        return stream.Of<DeviationNoted>().Select(n => n.Fact).GroupBy(n => (n.Sentence, Reason: n.Reason ?? answers[n.Number].LastOrDefault())).Select(same => new TableRow(
        [
            stream.Label ?? stream.StreamId,
            Versions.Text(same.Select(n => (long)n.Number)),
            FormulasIn.Text(Named(same.Key.Sentence, names)),
            TableParts.OrGap(same.Key.Reason),
        ]));
    }

    /// <summary>Sentences of rules name streams by their ids; people know them by their labels.</summary>
    private static string Named(string sentence, IReadOnlyDictionary<string, string> names) => IdsInText.Replace(sentence, id => names.GetValueOrDefault(id, id));
}
