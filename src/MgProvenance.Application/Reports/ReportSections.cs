using System.Globalization;
using MgProvenance.Application.Reports.Figures;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>Every section that a definition may ask for.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<IReportSection> All { get; } =
    [
        new ReportSection("methods", "Methods text.", c => new MethodsSection(c.Scope.Main, c.Wording).Blocks()),
        new ReportSection("electrolytes", "Table of electrolyte batches.", c => [new Heading(1, "Supplementary tables", "tables"), .. new ElectrolyteTable(c.Scope.Main, c.Numbers).Blocks()]),
        new ReportSection("cells", "Table of cells with their performance.", c => new PerformanceTable(c.Scope.Main, c.Numbers).Blocks()),
        new ReportSection("exclusions", "Ledger of cells.", c => ExclusionLedger.Blocks(c.Scope.Main)),
        .. FigureSections.All,
        new ReportSection("provenance", "Every printed number with what it was made from.", c => new ProvenanceAppendix(c.Numbers, Names(c.Scope)).Blocks()),
        new ReportSection("ledger", "The ledger position with its checkpoint.", c => Ledger(c.Position, c.Supersedes)),
    ];

    private static readonly Dictionary<string, IReportSection> ByName = All.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static IReportSection? Find(string name) => ByName.GetValueOrDefault(name);

    private static Func<string, string> Names(ReportScope scope)
    {
        var names = scope.AllStreams.ToDictionary(s => s.StreamId, s => s.Label ?? s.StreamId, StringComparer.Ordinal);
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
