using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Reports.Tables;
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
        var about = RichText.Build().Add(card.Basis is { } basis ? RichText.Build().Text($"For {Held(basis)}", SpanStyle.Large).Done() : RichText.Gap("what the amounts are for"));
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
        yield return CardPage.Table(
            "steps",
            "Steps",
            "In this order; a hold point is passed when what it names is seen and noted.",
            [
                new TableColumn("Step", ColumnAlignment.Center),
                new TableColumn("Do", Width: 2.5),
                new TableColumn("Take", Width: 3),
                new TableColumn("Time", ColumnAlignment.Right),
                .. explained ? [new TableColumn("Why", Width: 1.9)] : Array.Empty<TableColumn>(),
            ],
            card.Steps.SelectMany(s => Rows(s, explained)));
    }

    private static IEnumerable<TableRow> Rows(CardStep step, bool explained)
    {
        var isTime = step.Amount is { } amount && Duration.Units.ContainsKey(amount.Unit);
        var action = RichText.Build().Add(FormulasIn.Text(step.Instruction));
        if (step.Temperature is { } temperature) action.Bold($" Temperature: {BenchText.Of(temperature)}.");
        RichText[] cells =
        [
            RichText.Build().Bold(Number(step.Number)),
            action,
            isTime ? RichText.Empty : Take(step),
            isTime ? RichText.Build().Text(Held(step.Amount)!, SpanStyle.Large) : RichText.Empty,
        ];
        yield return new TableRow(explained ? [.. cells, step.Why is { } why ? FormulasIn.Text(why) : RichText.Gap()] : cells);
        if (step.StopWhen is { } stop) yield return Alert("STOP AND DISCARD: ", stop);
        if (step.EndPoint is { } end) yield return Alert("HOLD until seen and noted: ", end);
    }

    private static TableRow Alert(string word, string text) => new([RichText.Build().Text(word + text, SpanStyle.Alert)], RowKind.Group);

    /// <summary>What the hand takes stands first and large: the mass where it is known, else the planned amount; the rest explains it.</summary>
    private static RichText Take(CardStep step)
    {
        var take = RichText.Build();
        if (Held(step.Weigh.Mass is { } mass ? mass : step.Amount) is { } taken) take.Text(taken + " ", SpanStyle.Large);
        if (step.Substance is { } substance) foreach (var span in Chemistry.Formula(substance).Spans) take.Add(span with { Style = span.Style | SpanStyle.Large });
        var details = new[]
        {
            step.Weigh is { Mass: not null } ? Held(step.Amount) : null,
            BenchText.Tolerance(step.Tolerance) is { Length: > 0 } tolerance ? tolerance.Trim() : null,
            step.Weigh.Lot,
            step.Portions is { } n ? $"in at least {Number(n)} portions{(step.EachPortion is { } each ? $" of at most {Held(each)}" : string.Empty)}" : null,
        };
        take.Text(string.Concat(details.OfType<string>().Select(d => $" · {d}")));
        if (step.Weigh.Gap is { } gap) take.Text(" ").Gap($"mass, {gap}");
        return take;
    }

    /// <summary>Number and unit on one line.</summary>
    private static string? Held(object? quantity) => quantity is null ? null : BenchText.Of(quantity).Replace(' ', '\u00A0');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
