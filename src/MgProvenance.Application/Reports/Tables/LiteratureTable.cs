using MgProvenance.Application.Manuscripts;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Values of others with which the manuscript compares.</summary>
internal static class LiteratureTable
{
    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        if (scope.Manuscript is not { } manuscript) return [];
        if (manuscript.Literature.Count == 0) return [TableParts.Instead("No value from the literature is recorded.")];
        return
        [
            new TableBlock(
                TableParts.Anchor("literature"),
                TableParts.Label,
                "Comparison with the literature.",
                [
                    new TableColumn("Property", Width: 2.4),
                    new TableColumn("Value", Width: 1.2),
                    new TableColumn("Conditions", Width: 2.2),
                    new TableColumn("Reference", Width: 2),
                    new TableColumn("Shown in", Width: 0.9),
                ],
                [.. manuscript.Literature.OrderBy(l => l.Property, StringComparer.Ordinal).ThenBy(l => l.Reference, StringComparer.Ordinal).Select(Row)],
                ["Values are as their authors give them; they were not recalculated."]),
        ];
    }

    private static TableRow Row(LiteratureLine line) => new(
    [
        FormulasIn.Text(line.Property),
        line.Value is { } value ? ReportText.NumberAndUnit(value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), value.Unit) : RichText.Gap(),
        line.Conditions is { } conditions ? FormulasIn.Text(conditions) : RichText.Gap(),
        Reference(line.Reference),
        line.Slot is { } slot ? RichText.Plain(slot) : TableParts.Dash,
    ]);

    /// <summary>A DOI leads to its work.</summary>
    private static RichText Reference(string reference) => reference.StartsWith("10.", StringComparison.Ordinal) && !reference.Contains(' ', StringComparison.Ordinal)
        ? RichText.Build().Url(reference, $"https://doi.org/{Uri.EscapeDataString(reference).Replace("%2F", "/", StringComparison.Ordinal)}").Done()
        : FormulasIn.Text(reference);
}
