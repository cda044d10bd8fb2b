using System.Globalization;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Reports.Figures;
using MgProvenance.Application.Reports.MethodsText;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>Every section that a definition may ask for.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<IReportSection> All { get; } =
    [
        new ReadingSection("methods", "Methods text.", MethodsSection.Compose),
        new ReportSection("tables", "Heading of the supplementary tables.", _ => [new Heading(1, "Supplementary tables", "tables")]),
        new ReportSection("reagents", "Table of reagents and lots.", c => ReagentTable.Blocks(c.Scope)),
        new ReportSection("electrolytes", "Table of electrolyte batches.", c => new ElectrolyteTable(c.Scope.Studies, c.Numbers).Blocks()),
        new ReportSection("electrodes", "Table of electrode sheets and metal electrodes.", c => new ElectrodeTable(c.Scope.Studies, c.Numbers).Blocks()),
        new ReportSection("cells-built", "Tables of cells as they were built, one for each pair of electrodes.", c => TableParts.SentencesLast(c.Scope.Studies.SelectMany(s => new BuiltCellsTable(s, c.Scope.Studies.Count > 1, c.Numbers).Blocks()))),
        new ReportSection("cells", "Tables of cells with their performance.", c => TableParts.SentencesLast(c.Scope.Studies.SelectMany(s => new PerformanceTable(s, c.Scope.Studies.Count > 1, c.Numbers).Blocks()))),
        new ReadingSection("comparisons", "Tables of every test with its statistics.", Compared),
        new ReadingSection("measurements", "Table of measurements on specimens.", (c, cancellation) => MeasurementTable.Blocks(c.Scope, cancellation)),
        new ReportSection("literature", "Table of values of others.", c => LiteratureTable.Blocks(c.Scope)),
        new ReportSection("claims", "Table of claims with their evidence.", c => ClaimTable.Blocks(c.Scope)),
        new ReportSection("exclusions", "Ledger of cells.", c => ExclusionLedger.Blocks(c.Scope)),
        new ReadingSection("deviations", "Table of deviations with their reasons.", (c, cancellation) => DeviationTable.Blocks(c.Scope, cancellation)),
        new ReportSection("raw-files", "Table of raw files with their digests.", c => RawFileTable.Blocks(c.Scope)),
        .. FigureSections.All,
        new ReportSection("provenance", "Every printed number with what it was made from.", c => new ProvenanceAppendix(c.Numbers, Names(c.Scope)).Blocks()),
        new ReportSection("ledger", "The ledger position with its checkpoint.", c => Ledger(c.Position, c.Supersedes)),
    ];

    private static readonly Dictionary<string, IReportSection> ByName = All.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static IReportSection? Find(string name) => ByName.GetValueOrDefault(name);

    private static async Task<IEnumerable<Block>> Compared(SectionContext context, CancellationToken cancellation)
    {
        var blocks = new List<Block>();
        foreach (var study in context.Scope.Studies)
        {
            var comparison = await context.Scope.Compared(study, cancellation).ConfigureAwait(false);
            blocks.AddRange(new ComparisonTables(study, comparison, context.Scope.Studies.Count > 1, context.Numbers).Blocks());
        }

        return TableParts.SentencesLast(blocks);
    }

    private static Func<string, string> Names(ReportScope scope)
    {
        IEnumerable<(string Id, string? Name)> streams =
        [
            .. scope.AllStreams.Concat(scope.Studies.SelectMany(s => s.Runs)).Select(s => (s.StreamId, s.Label)),
            .. scope.Measurements.Select(m => (m.Measurement, (string?)m.Label)),
            .. scope.Measurements.Select(m => m.Specimen).OfType<SpecimenLine>().Select(s => (s.Specimen, (string?)s.Label)),
        ];
        var names = streams.Where(s => s.Name is not null).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Name!, StringComparer.Ordinal);
        return id => names.GetValueOrDefault(id, id);
    }

    private static IEnumerable<Block> Ledger(ReportPosition position, string? supersedes)
    {
        yield return new Heading(1, "Ledger", "ledger");
        yield return new Paragraph("This report was built from the events below the ledger position stated here. The root is that of an RFC 6962 Merkle tree over all of them; the checkpoint is a signed note that commits to size and root.");
        yield return new KeyValues(
        [
            new KeyValueRow("Events", position.Position.ToString(CultureInfo.InvariantCulture)),
            new KeyValueRow("Root", RichText.Build().Mono(position.Root).Done()),
            new KeyValueRow("Last event recorded", position.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            .. supersedes is null ? Array.Empty<KeyValueRow>() : [new KeyValueRow("Supersedes", supersedes)],
            .. position.Checkpoint.TrimEnd('\n').Split('\n').Select((line, i) => new KeyValueRow(i == 0 ? "Checkpoint" : " ", RichText.Build().Mono(line.Length == 0 ? " " : line).Done())),
        ]);
    }
}
