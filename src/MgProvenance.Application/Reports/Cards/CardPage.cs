using System.Globalization;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>Where a small document stands: at one ledger position, made by one version of the program.</summary>
public sealed record CardPlace(ReportPosition Position, string Program);

/// <summary>What the small documents have in common: paper, footer, banner, and the code that leads back to the notebook.</summary>
internal static class CardPage
{
    private const double CodeMm = 22;

    private static readonly DocumentStyle Style = DocumentStyle.Default with { Name = "card", TextFont = TextFont.Sans, TextSizePt = 9, MarginMm = 15, TableRules = TableRules.Rows };

    /// <param name="label">Of what the document is about; the code holds it and nothing else.</param>
    /// <param name="about">Beside the code.</param>
    public static ReportDocument Of(string title, string subtitle, string label, RichText about, bool simulated, CardPlace place, IEnumerable<Block> blocks) => new(
        new DocumentInfo(
            title,
            FormulasIn.Text(subtitle.Replace("||", "‖", StringComparison.Ordinal)),
            [],
            "en-GB",
            place.Position.Time,
            simulated ? "SIMULATED DATA" : null,
            string.Create(CultureInfo.InvariantCulture, $"{place.Program} · ledger position {place.Position.Position}"),
            Style: Style),
        [new QrCode($"mgp:{label}", CodeMm, about, $"QR code with the text mgp:{label}"), .. blocks],
        []);

    public static TableBlock Table(string anchor, string name, RichText caption, IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows) => new(anchor, name, caption, columns, [.. rows], []);

    public static KeyValueRow Fact(string name, RichText? value) => new(name, value ?? RichText.Gap());

    public static RichText? Plain(string? text) => text is null ? null : RichText.Plain(text);
}
