using System.Globalization;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every raw file behind the studies, so that a reader who is given one can tell that it is the same.</summary>
internal static class RawFileTable
{
    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        var rows = scope.Cells.SelectMany(c => c.Runs).DistinctBy(r => r.StreamId).OrderBy(r => r.Label, StringComparer.Ordinal).SelectMany(Rows)
            .Concat(scope.Measurements.SelectMany(m => m.Files.Select(f => Row(m, f)))).ToList();
        if (rows.Count == 0) return [TableParts.Instead("No raw file is attached to the tests and measurements of these studies.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("raw-files"),
                TableParts.Label,
                "Raw files of the instruments with their digests.",
                [
                    new TableColumn("File", Width: 2.7),
                    new TableColumn("Of", Width: 1.9),
                    new TableColumn("Format", Width: 1.3),
                    new TableColumn("Rows", ColumnAlignment.Right, Width: 0.7),
                    new TableColumn("SHA-256", Width: 5.8),
                    new TableColumn("Simulated", Width: 0.8),
                ],
                rows,
                ["Simulated: no instrument measured what the file holds. Files that are kept unread have no format and no rows."],
                Landscape: true),
        ];
    }

    private static IEnumerable<TableRow> Rows(RecordedStream run) => run.Of<DataFileAttached>().Select(f => f.Fact)
        .Select(f => Row(f.FileName, run.Label ?? run.StreamId, f.Format, RichText.Plain(f.Rows.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u2009')), f.Sha256, f.Simulated));

    private static TableRow Row(MeasurementLine measurement, MeasurementFileAttached file) => Row(file.FileName, measurement.Label, TableParts.Dash, TableParts.Dash, file.Sha256, file.Simulated);

    private static TableRow Row(string name, string of, RichText format, RichText rows, string sha256, bool simulated) =>
        new([name, of, format, rows, RichText.Build().Mono(sha256).Done(), simulated ? RichText.Build().Bold("simulated").Done() : RichText.Plain("no")]);
}
