using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>Broken rules as a table; those of one stream that say the same share a row.</summary>
internal static class Deviations
{
    /// <param name="broken">Each with the label of its stream, which stays empty where it is that of the document.</param>
    /// <param name="named">A sentence with labels in the place of ids.</param>
    public static TableBlock Table(IEnumerable<(string On, BrokenRule Broken)> broken, Func<string, string> named) => CardPage.Table(
        "deviations",
        "Deviations",
        "Rules that recorded facts broke.",
        [new TableColumn("#"), new TableColumn("What", Width: 3), new TableColumn("Rule", Width: 1.4), new TableColumn("Reason", Width: 2)],
        broken.GroupBy(b => (b.On, b.Broken.Rule, b.Broken.Sentence, b.Broken.Reason)).Select(same => new TableRow(
        [
            $"{same.Key.On} #{Versions.Text(same.Select(b => (long)b.Broken.Number))}".Trim(),
            FormulasIn.Text(named(same.Key.Sentence)),
            RichText.Build().Mono(same.Key.Rule),
            same.Key.Reason is { } reason ? reason : RichText.Gap("reason"),
        ])));
}
