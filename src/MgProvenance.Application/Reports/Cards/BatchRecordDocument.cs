using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>The record of an electrolyte batch for the folder: planned against actual, conditions, lots, deviations.</summary>
public static class BatchRecordDocument
{
    /// <param name="named">A sentence with labels in the place of ids.</param>
    public static ReportDocument Of(BatchRecord record, Func<string, string> named, CardPlace place) => CardPage.Of(
        $"Batch {record.Label}",
        $"Batch record: {record.Formulation}",
        record.Label,
        RichText.Build().Bold(record.State).Text(record.Pinned is { } p ? $". Held against {BenchText.Times(p.Scale)} {p.Label} version {Number(p.Version)}: {p.Title}" : ". Held against no protocol."),
        record.Sources.Count > 0,
        place,
        Blocks(record, named));

    private static IEnumerable<Block> Blocks(BatchRecord record, Func<string, string> named)
    {
        foreach (var caution in record.Cautions) yield return new Callout(CalloutKind.Warning, caution);
        if (record.Missing().ToList() is { Count: > 0 } missing) yield return new Callout(CalloutKind.Gap, $"Neither done nor skipped: {string.Join(", ", missing.Select(s => s.Key))}");
        yield return new KeyValues(
        [
            CardPage.Fact("Begun", CardPage.Plain(record.Begun is { } begun ? $"{BenchText.When(begun)} (UTC{begun.At.ToString("zzz", CultureInfo.InvariantCulture)})" : null)),
            CardPage.Fact("Glovebox", CardPage.Plain(record.Glovebox)),
            CardPage.Fact("Atmosphere", record.Atmosphere.Count == 0 ? null : ReportText.Join(record.Atmosphere.Select(Read), "; ")),
            CardPage.Fact("Volume", BenchText.Left(record.Volume)),
            .. record.Sources.Count > 0 ? [CardPage.Fact("Source of entries", string.Join(", ", record.Sources))] : Array.Empty<KeyValueRow>(),
        ]);
        if (record.Steps.Count + record.Unplanned.Count > 0)
        {
            yield return CardPage.Table(
                "steps",
                "Steps",
                "Planned and done; the difference is in percent of the plan, #n is the number of a deviation.",
                [new TableColumn("Step", Width: 1.1), new TableColumn("Planned", Width: 2.2), new TableColumn("Done", Width: 2.6), new TableColumn("Difference", Width: 1.15), new TableColumn("When", Width: 1.7), new TableColumn("By", Width: 0.8)],
                [.. record.Steps.SelectMany(s => Rows(s)), .. record.Unplanned.Select(a => Row(a.Action, record.Pinned is null ? RichText.Empty : RichText.Build().Muted("unplanned"), Did(a), a))]);
        }

        if (record.Observations.Count > 0) yield return Acts("observations", "Seen and measured", record.Observations);
        if (record.Afterwards.Count > 0) yield return Acts("afterwards", "Afterwards", record.Afterwards);
        if (record.Lots.Count > 0)
        {
            yield return CardPage.Table(
                "lots",
                "Lots",
                "As they were on the day of use.",
                [new TableColumn("Lot"), new TableColumn("Substance"), new TableColumn("Formula"), new TableColumn("Purity"), new TableColumn("Last day", Width: 1), new TableColumn("Water before use", Width: 1)],
                record.Lots.Select(Row));
        }

        if (record.Acts().SelectMany(a => a.Broken).OrderBy(b => b.Number).ToList() is { Count: > 0 } broken) yield return Deviations.Table(broken.Select(b => (string.Empty, b)), named);
    }

    private static IEnumerable<TableRow> Rows(RecordStep step)
    {
        var planned = RichText.Build().Add(FormulasIn.Text(string.Join(' ', BenchText.Planned(step.Planned, step.Tolerance, step.Substance, step.Weigh with { Gap = null }, step.Portions))));
        if (step.Weigh.Gap is { } gap) planned.Text(" ").Gap($"mass, {gap}");
        if (step.EndPoint is { } end) planned.Text($" until {end}");
        if (step.State == StepState.Missing) yield return Row(step.Key, planned, RichText.Gap("this step"), null);
        foreach (var (act, i) in step.Acts.Select((a, i) => (a, i)))
        {
            yield return Row(i == 0 ? step.Key : RichText.Empty, i == 0 ? planned : RichText.Empty, step.State == StepState.Skipped ? $"skipped: {act.Words}" : Did(act), act);
        }
    }

    private static TableRow Row(RichText step, RichText planned, RichText done, RecordedAct? act) => new(
    [
        step,
        planned,
        done,
        act is null ? RichText.Empty : string.Join(' ', new[] { BenchText.Percent(act.DifferencePercent), BenchText.Marks(act) }.Where(t => t.Length > 0)),
        act is null ? RichText.Empty : When(act),
        act?.By ?? string.Empty,
    ]);

    private static TableBlock Acts(string anchor, string name, IEnumerable<RecordedAct> acts) => CardPage.Table(
        anchor,
        name,
        RichText.Empty,
        [new TableColumn("When", Width: 1.4), new TableColumn("What", Width: 3.4), new TableColumn("At step", Width: 1), new TableColumn("Marks", Width: 1), new TableColumn("By", Width: 0.7)],
        acts.Select(a => new TableRow([When(a), Did(a) is { IsEmpty: false } did ? did : a.Action, a.Step ?? string.Empty, BenchText.Marks(a), a.By])));

    private static TableRow Row(LotUsed lot) => new(
    [
        lot.Label,
        lot.Substance is { } substance ? Chemistry.Formula(substance) : RichText.Gap(),
        lot.Formula is { } formula ? Chemistry.Formula(formula) : RichText.Gap(),
        lot.Purity is { } purity ? BenchText.Of(purity) : RichText.Gap(),
        lot.Expiry,
        lot.Water is { } water ? $"{BenchText.Of(water)}, {BenchText.When(lot.WaterMeasuredAt)}" : RichText.Gap(),
    ]);

    private static RichText Did(RecordedAct act) => FormulasIn.Text(string.Join(' ', BenchText.Did(act)));

    private static RichText When(RecordedAct act)
    {
        var when = RichText.Build().Add(act.DoneAt is null ? RichText.Gap() : BenchText.When(act.DoneAt, act.EndedAt));
        return act.Late ? when.Muted(" late") : when;
    }

    private static RichText Read(GloveboxState state)
    {
        var read = RichText.Build().Text($"{BenchText.When(state.DoneAt)} {state.What}".TrimEnd());
        if (state.Water is { } water) read.Text(", ").Formula("H2O").Text($" {BenchText.Of(water)}");
        return state.Oxygen is { } oxygen ? read.Text(", ").Formula("O2").Text($" {BenchText.Of(oxygen)}") : read;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
