using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>The passport of a cell for the folder or the label on its box.</summary>
public static class CellPassportDocument
{
    /// <param name="named">A sentence with labels in the place of ids.</param>
    public static ReportDocument Of(CellPassport cell, Func<string, string> named, CardPlace place) => CardPage.Of(
        $"Cell {cell.Label}",
        $"Cell passport: {cell.Format}, {cell.Configuration ?? "electrodes not recorded"}",
        cell.Label,
        RichText.Build().Bold(cell.State).Text($". {(cell.Studies.Count == 0 ? "In no study." : string.Join("; ", cell.Studies.Select(s => $"{s.Label}, group {s.Group}{(s.Excluded is { } reason ? $", excluded ({reason})" : string.Empty)}")) + ".")}"),
        cell.Simulated,
        place,
        Blocks(cell, named));

    private static IEnumerable<Block> Blocks(CellPassport cell, Func<string, string> named)
    {
        yield return new KeyValues(
        [
            CardPage.Fact("Assembled", cell.Begun is null ? RichText.Build().Gap("when").Text($", by {cell.BegunBy}") : $"{BenchText.When(cell.Begun)}, by {cell.BegunBy}"),
            CardPage.Fact("Glovebox", CardPage.Plain(cell.Glovebox)),
            CardPage.Fact("Electrolyte", CardPage.Plain(cell.Electrolyte is { } e ? $"{e.Batch}: {e.Formulation}, {e.VolumeUl.ToString("0.###", CultureInfo.InvariantCulture)}\u00A0µL" : null)),
            .. cell.Electrolyte is null ? Array.Empty<KeyValueRow>() : [CardPage.Fact("Filled", CardPage.Plain(cell.Electrolyte.FilledAt is { } at ? BenchText.When(at) : null)), CardPage.Fact("Age at filling", CardPage.Plain(CellPassportText.Age(cell.Electrolyte.AgeHours)))],
            .. cell.Tests.Count == 0 ? Array.Empty<KeyValueRow>() : [CardPage.Fact("Filling to first test", CardPage.Plain(CellPassportText.Age(cell.FillingToCurrentHours)))],
            CardPage.Fact("Positive sheet", cell.Sheet is { } sheet ? RichText.Build().Text($"{sheet.Label}: ").Formula(sheet.ActiveMaterial).Text($", {sheet.Process}, {string.Join(", ", sheet.Components)}").Done() : null),
        ]);
        yield return CardPage.Table(
            "parts",
            "Parts",
            "In the order in which they went in.",
            [new TableColumn("Part", Width: 1.3), new TableColumn("What", Width: 2), new TableColumn("From", Width: 2.2), new TableColumn("Diameter", Width: 1.25), new TableColumn("Thickness", Width: 1.25), new TableColumn("When", Width: 1.3)],
            cell.Parts.Select(p => new TableRow(
            [
                p.Role,
                FormulasIn.Text(p.Count is { } n and > 1 ? $"{n.ToString(CultureInfo.InvariantCulture)} × {p.Description}" : p.Description),
                p.From ?? RichText.Gap(),
                p.Diameter is { } diameter ? BenchText.Of(diameter) : RichText.Gap(),
                p.Thickness is { } thickness ? BenchText.Of(thickness) : RichText.Gap(),
                p.DoneAt is { } done ? BenchText.When(done) : RichText.Gap(),
            ])));
        yield return Numbers("built", "As built", "± is one standard uncertainty.", cell.Built);
        foreach (var (test, i) in cell.Tests.Select((t, i) => (t, i)))
        {
            yield return new Heading(1, $"Test {test.Label}: {test.Technique}", $"test-{Number(i + 1)}");
            yield return new KeyValues(
            [
                CardPage.Fact("Channel", CardPage.Plain(test.Channel)),
                CardPage.Fact("Started", CardPage.Plain(test.Started is { } started ? BenchText.When(started) : null)),
                CardPage.Fact("Ended", CardPage.Plain(CellPassportText.End(test))),
                CardPage.Fact("Temperature", CardPage.Plain(test.Temperature is { } temperature ? BenchText.Of(temperature) : null)),
                .. test.Files.Select(f => CardPage.Fact("File", f)),
            ]);
            if (test.Remark is { } remark && test.Numbers.Count == 0) yield return new Callout(CalloutKind.Gap, $"No numbers: {remark}");
            foreach (var caution in test.Cautions) yield return new Callout(CalloutKind.Warning, caution);
            if (test.Numbers.Count > 0) yield return Numbers($"numbers-{Number(i + 1)}", "Numbers", "As summary and reports give them.", test.Numbers);
        }

        if (cell.Tests.Count == 0) yield return new Callout(CalloutKind.Gap, RichText.Gap("a test of this cell"));
        if (cell.Deviations.Count > 0) yield return Deviations.Table(cell.Deviations.Select(d => (d.On, d.Broken)), named);
        yield return CardPage.Table(
            "history",
            "History",
            "What was recorded of the cell and its tests, in the order of the bench; what has no time at the bench stands after what was recorded before it.",
            [new TableColumn("When", Width: 1.5), new TableColumn("What", Width: 2), new TableColumn("Of", Width: 1.5), new TableColumn("By", Width: 0.8), new TableColumn(string.Empty, Width: 1)],
            cell.Acts.Select(a => new TableRow([a.DoneAt is { } done ? BenchText.When(done) : RichText.Build().Muted(a.RecordedAt.UtcDateTime.ToString("'recorded' yyyy-MM-dd", CultureInfo.InvariantCulture)), a.Action, a.On, a.By, string.Join(", ", new[] { a.Late ? "late" : null, a.Corrected ? "corrected" : null }.OfType<string>())])));
    }

    private static TableBlock Numbers(string anchor, string name, string caption, IReadOnlyList<PassportNumber> numbers) => new(
        anchor,
        name,
        caption,
        [new TableColumn("Quantity", Width: 2.4), new TableColumn("Value", ColumnAlignment.Right), new TableColumn("Unit"), new TableColumn("Remark", Width: 2.4)],
        [.. numbers.Select(n => new TableRow([n.Name, n.Printed ?? "–", Chemistry.Unit(n.Unit), n.Reason ?? string.Empty]))],
        [.. numbers.Where(n => n.Printed is not null).Select(n => n.Method.Convention).Distinct(StringComparer.Ordinal).Select(RichText.Plain)]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
