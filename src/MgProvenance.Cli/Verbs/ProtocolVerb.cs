using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp protocol show P</c>: the card of a protocol version, with amounts for a scale and for the lots at hand.</summary>
internal static class ProtocolVerb
{
    public static Command Build(Terminal terminal) => new("protocol", "Look at protocols.") { Show(terminal) };

    private static Command Show(Terminal terminal)
    {
        var protocol = new Argument<string>("PROTOCOL") { Description = "Label or id of the protocol." };
        var version = new Option<int?>("--version") { Description = "Version; otherwise the newest." };
        var scale = new Option<decimal>("--scale") { Description = "How many times the protocol's amounts are prepared.", DefaultValueFactory = _ => 1 };
        var lot = new Option<string[]>("--lot") { Description = "The lot at hand, as SUBSTANCE=LABEL; not needed where the notebook has one lot of it alone." };
        var (pdf, notebook, json) = (CardFiles.Pdf(), Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show the card of a protocol: steps, amounts, hold points, hazards.") { protocol, version, scale, lot, pdf, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var place = parsed.GetValue(pdf) is null ? null : await CardFiles.Place(open, null, cancellation).ConfigureAwait(false);
                var now = new NotebookAt(open.Log, place?.Position.Position);
                var id = await open.Resolve<ProtocolId>(parsed.GetRequiredValue(protocol), cancellation).ConfigureAwait(false);
                var stream = await now.Stream(id.Value, cancellation).ConfigureAwait(false);
                var named = new Dictionary<string, LotId>(StringComparer.OrdinalIgnoreCase);
                foreach (var text in parsed.GetValue(lot) ?? []) await Name(open, text, named, cancellation).ConfigureAwait(false);
                var substances = ProtocolCard.Published(stream, parsed.GetValue(version)).Steps.Select(s => s.Substance).OfType<string>();
                var lots = await LotsAtHand.Read(now, open.Projections, substances, named, cancellation).ConfigureAwait(false);
                var card = ProtocolCard.Of(stream, parsed.GetValue(version), parsed.GetValue(scale), lots);
                if (parsed.GetValue(pdf) is { } file) await CardFiles.Write(terminal, file, ProtocolCardDocument.Of(card, place!), parsed.GetValue(json), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(card);
                else if (place is null) Print(terminal, card);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task Name(Notebook open, string text, Dictionary<string, LotId> named, CancellationToken cancellation)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut <= 0 || cut == text.Length - 1) throw VerbEndsException.Refused("lot.malformed", $"“{text}” does not name a lot for a substance: write AlCl3=LABEL.");
        named[text[..cut].Trim()] = await open.Resolve<LotId>(text[(cut + 1)..].Trim(), cancellation).ConfigureAwait(false);
    }

    private static void Print(Terminal terminal, ProtocolCard card)
    {
        terminal.Out.WriteLine($"{card.Label} version {card.Version.ToString(CultureInfo.InvariantCulture)}: {card.Title}");
        var basis = card.Basis is { } amount ? $", for {BenchText.Of(amount)}" : string.Empty;
        terminal.WriteBelow($"{BenchText.Times(card.Scale)} the protocol{basis}{(card.Source is { } source ? $"; source: {source}" : string.Empty)}");
        foreach (var caution in card.Cautions) terminal.WriteBelow($"CAUTION: {caution}");
        foreach (var step in card.Steps)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step.Number,3}. {step.Key}{Amount(step)}"));
            terminal.WriteBelow(step.Instruction);
            Line(step.Weigh is { Mass: { } mass } ? $"Weigh {BenchText.Of(mass)} of {step.Weigh.Lot}{Portions(step)}." : step.Portions is { } n ? $"In at least {n.ToString(CultureInfo.InvariantCulture)} portions." : null);
            Line(step.Weigh.Gap is { } gap ? $"Mass not known: {gap}." : null);
            Line(step.Weigh is { Mass: null, Gap: null, Lot: { } lot } ? $"From {lot}." : null);
            Line(step.Temperature is { } temperature ? $"Temperature: {BenchText.Of(temperature)}." : null);
            Line(step.Hazard is { } hazard ? $"HAZARD: {hazard}" : null);
            Line(step.StopWhen is { } stop ? $"STOP AND DISCARD: {stop}" : null);
            Line(step.EndPoint is { } end ? $"HOLD until it is noted: {end}." : null);
            Line(step.Why is { } why ? $"Why: {why}" : null);
        }

        void Line(string? text)
        {
            if (text is not null) terminal.WriteBelow(text.EndsWith("..", StringComparison.Ordinal) ? text[..^1] : text);
        }
    }

    private static string Amount(CardStep step) => string.Join(' ', new[] { step.Substance, step.Amount is { } amount ? BenchText.Of(amount) + BenchText.Tolerance(step.Tolerance) : null }.OfType<string>()) is { Length: > 0 } text
        ? $": {text}"
        : string.Empty;

    private static string Portions(CardStep step) => step.Portions is not { } n
        ? string.Empty
        : $" in at least {n.ToString(CultureInfo.InvariantCulture)} portions{(step.EachPortion is { } each ? $" of at most {BenchText.Of(each)}" : string.Empty)}";
}
