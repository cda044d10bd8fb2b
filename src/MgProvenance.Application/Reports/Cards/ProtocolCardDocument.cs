using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Protocols;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>A protocol on one page for the glovebox: what to take, how long to wait, what to beware of, and why.</summary>
public static class ProtocolCardDocument
{
    public static ReportDocument Of(ProtocolCard card, CardPlace place) => CardPage.Of(
        card.Title,
        $"Protocol card {card.Label}, version {Number(card.Version)}",
        card.Label,
        About(card),
        card.Simulated,
        place,
        Blocks(card));

    private static RichText About(ProtocolCard card)
    {
        var about = RichText.Build().Add(card.Basis is { } basis ? RichText.Build().Text("For ", SpanStyle.Large).Text(BenchText.Of(basis), SpanStyle.Large).Done() : RichText.Gap("what the amounts are for"));
        about.Text($" {BenchText.Times(card.Scale)} the protocol. Source: ");
        return card.Source is { } source ? about.Text(source) : about.Gap("source");
    }

    private static IEnumerable<Block> Blocks(ProtocolCard card)
    {
        foreach (var caution in card.Cautions) yield return new Callout(CalloutKind.Warning, caution);
        var hazards = card.Steps.Where(s => s.Hazard is not null).GroupBy(s => s.Hazard!, StringComparer.Ordinal).ToList();
        yield return hazards.Count == 0
            ? new Callout(CalloutKind.Gap, RichText.Gap("hazards of this protocol"))
            : new Callout(CalloutKind.Warning, ReportText.Join(hazards.Select(h => RichText.Build().Text(h.Key.TrimEnd('.'), SpanStyle.Alert).Text($" (step {string.Join(", ", h.Select(s => Number(s.Number)))})").Done()), "; "));
        var explained = card.Steps.Any(s => s.Why is not null);
        if (!explained) yield return new Callout(CalloutKind.Gap, RichText.Gap("why each step matters"));
        var substances = card.Steps.Select(s => s.Substance).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        yield return CardPage.Table(
            "steps",
            "Steps",
            "In this order; a hold point is passed when what it names is seen and noted.",
            [
                new TableColumn("Step", ColumnAlignment.Center),
                new TableColumn("Do", Width: 3),
                new TableColumn("Take", Width: 2.4),
                new TableColumn("Time", ColumnAlignment.Right),
                .. explained ? [new TableColumn("Why", Width: 2)] : Array.Empty<TableColumn>(),
            ],
            card.Steps.SelectMany(s => Rows(s, explained, substances)));
    }

    private static IEnumerable<TableRow> Rows(CardStep step, bool explained, IReadOnlyCollection<string> substances)
    {
        var isTime = step.Amount is { } amount && Duration.Units.ContainsKey(amount.Unit);
        var action = RichText.Build().Add(CardPage.Worded(step.Instruction, substances));
        if (step.Temperature is { } temperature) action.Bold($" Temperature: {BenchText.Of(temperature)}.");
        RichText[] cells =
        [
            RichText.Build().Bold(Number(step.Number)),
            action,
            isTime ? RichText.Empty : Take(step),
            isTime ? RichText.Build().Text(BenchText.Of(step.Amount).Replace(' ', '\u00A0'), SpanStyle.Large) : RichText.Empty,
        ];
        yield return new TableRow(explained ? [.. cells, step.Why is { } why ? CardPage.Worded(why, substances) : RichText.Gap()] : cells);
        if (step.StopWhen is { } stop) yield return Alert("STOP AND DISCARD: ", stop);
        if (step.EndPoint is { } end) yield return Alert("HOLD until seen and noted: ", end);
    }

    private static TableRow Alert(string word, string text) => new([RichText.Build().Text(word + text, SpanStyle.Alert)], RowKind.Group);

    /// <summary>What is weighed in stands first: the hand needs it, the amount of substance only explains it.</summary>
    private static RichText Take(CardStep step)
    {
        var take = RichText.Build();
        if (step.Weigh is { Mass: { } mass, Lot: { } weighed }) take.Bold(BenchText.Of(mass)).Text($" of {weighed}, ");
        var amount = step.Amount is { } planned ? BenchText.Of(planned) + BenchText.Tolerance(step.Tolerance) : null;
        if (amount is not null && step.Weigh.Mass is null) take.Bold(amount);
        else if (amount is not null) take.Text(amount);
        if (step.Substance is { } substance) take.Text(amount is null ? string.Empty : " ").Formula(substance);
        if (step.Weigh is { Mass: null, Gap: null, Lot: { } lot }) take.Text($", {lot}");
        if (step.Weigh.Gap is { } gap) take.Text(" ").Gap($"mass, {gap}");
        if (step.Portions is { } n) take.Bold($", in at least {Number(n)} portions{(step.EachPortion is { } each ? $" of at most {BenchText.Of(each)}" : string.Empty)}");
        return take;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
