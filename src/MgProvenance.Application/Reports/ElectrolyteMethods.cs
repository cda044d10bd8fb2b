using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>How each electrolyte was prepared. Batches that took the same steps share a paragraph with ranges; a batch that differs gets its own.</summary>
internal sealed class ElectrolyteMethods(StudyAt study, Wording wording)
{
    /// <summary>A step and what was done in it, one fact per batch.</summary>
    private sealed record Step(string Kind, IReadOnlyList<IEvent> Facts);

    public IEnumerable<RichText> Paragraphs() =>
        from batch in study.Batches
        group batch by (Formulation: Opened(batch).Formulation, Sequence: string.Join('|', Steps(batch).Select(KindOf))) into alike
        select Paragraph(alike.Key.Formulation, [.. alike]);

    private static BatchOpened Opened(RecordedStream batch) => batch.Of<BatchOpened>().First().Fact;

    private static IEnumerable<IEvent> Steps(RecordedStream batch) => batch.Events.Select(e => e.Fact).Where(f => f is SolventDispensed or SaltAdded or ElectrolyteStirred or AppearanceNoted);

    /// <summary>Steps are the same when the hand did the same with the same substance.</summary>
    private string KindOf(IEvent fact) => fact switch
    {
        SolventDispensed e => $"solvent {Substance(e.Solvent)}",
        SaltAdded e => $"salt {Substance(e.Salt)}",
        ElectrolyteStirred e => $"stirred {e.Until} {e.Temperature?.ToString() ?? e.TemperatureInWords}",
        AppearanceNoted e => $"appearance {e.Clarity} {e.Colour}",
        _ => throw new UnknownEventException(fact, this),
    };

    private RichText Paragraph(string formulation, IReadOnlyList<RecordedStream> batches)
    {
        var sequences = batches.Select(b => Steps(b).ToList()).ToList();
        var steps = Enumerable.Range(0, sequences[0].Count).Select(i => new Step(KindOf(sequences[0][i]), [.. sequences.Select(s => s[i])])).ToList();
        var gloveboxes = batches.Select(b => Opened(b).Glovebox).OfType<EquipmentId>().Distinct().ToList();
        var text = RichText.Build().Add(wording.Say(
            "electrolyte.opening",
            ("formulation", new RichText([new Span(formulation, SpanStyle.Bold)])),
            ("batches", ReportText.List([.. batches.Select(b => RichText.Plain(Opened(b).Label.Text))])),
            ("n", batches.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("glovebox", gloveboxes.Count > 0 ? ReportText.List([.. gloveboxes.Select(g => MethodsSection.Atmosphere(study, g))]) : RichText.Gap("glovebox"))));
        foreach (var step in steps) text.Text(" ").Add(Sentence(step));
        var protocols = batches.Select(Protocol).Distinct().ToList();
        return text.Text(" ").Add(ReportText.Join(protocols, " ")).Done();
    }

    private RichText Sentence(Step step) => step.Facts[0] switch
    {
        SolventDispensed first => wording.Say("electrolyte.solvent", ("solvent", Chemistry.Formula(Substance(first.Solvent))), ("volume", ReportText.RangeOf(step.Facts.Cast<SolventDispensed>().Select(f => f.Volume).ToList()))),
        SaltAdded first => wording.Say("electrolyte.salt", ("salt", Chemistry.Formula(Substance(first.Salt))), ("amount", Charged([.. step.Facts.Cast<SaltAdded>()]))),
        ElectrolyteStirred first => Stirred(first, [.. step.Facts.Cast<ElectrolyteStirred>().Select(f => f.Duration)]),
        AppearanceNoted { Colour: null } first => wording.Say("electrolyte.clarity", ("clarity", first.Clarity.ToString().ToLowerInvariant())),
        AppearanceNoted first => wording.Say("electrolyte.appearance", ("clarity", first.Clarity.ToString().ToLowerInvariant()), ("colour", first.Colour)),
        _ => throw new UnknownEventException(step.Facts[0], this),
    };

    /// <summary>Amount of substance and mass, each as recorded; an amount is worked out from a mass only where the lot states purity and formula.</summary>
    private RichText Charged(IReadOnlyList<SaltAdded> facts)
    {
        var amounts = facts.Select(f => f.Amount ?? AmountIn(f)).ToList();
        var masses = facts.Select(f => f.Mass).OfType<Quantity<Mass>>().ToList();
        var parts = new List<RichText> { amounts.All(a => a is not null) ? ReportText.RangeOf(amounts.Select(a => a!.Value).ToList()) : RichText.Gap("purity or formula of the lot, so no amount of substance") };
        if (masses.Count > 0) parts.Add(ReportText.RangeOf(masses));
        return ReportText.Join(parts, "; ");
    }

    private RichText Stirred(ElectrolyteStirred first, IReadOnlyList<Reported<Duration>?> durations)
    {
        var known = durations.OfType<Reported<Duration>>().ToList();
        return wording.Say(
            first.Until is null ? "electrolyte.stirred" : "electrolyte.stirred-until",
            ("at", first.Temperature is { } measured ? ReportText.RangeOf([measured]) : first.TemperatureInWords is { } words ? RichText.Plain(words) : RichText.Gap("stirring temperature")),
            ("duration", known.Count > 0 ? ReportText.RangeOf(known) : RichText.Gap("stirring time")),
            ("until", first.Until ?? string.Empty));
    }

    private RichText Protocol(RecordedStream batch)
    {
        var opened = Opened(batch);
        if (opened.Protocol is not { } id || !study.Others.TryGetValue(id.Value, out var protocol)) return wording.Say("electrolyte.no-protocol");
        var label = protocol.Of<Domain.Protocols.ProtocolDrafted>().First().Fact.Label.Text;
        return wording.Say("electrolyte.protocol", ("protocol", label), ("version", opened.ProtocolVersion!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private Quantity<AmountOfSubstance>? AmountIn(SaltAdded fact) => ElectrolyteAmounts.AmountIn(study.Others, fact) is { } amount ? new Quantity<AmountOfSubstance>(decimal.Round(amount.In("mmol"), 3), "mmol") : null;

    private string Substance(LotId lot) => study.Lot(lot)?.Substance ?? lot.Value;
}
