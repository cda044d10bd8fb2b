using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>The lots that went into electrolytes, electrodes and cells, and what was made in the laboratory.</summary>
internal sealed class MaterialsMethods(RecordedWork work, Wording wording)
{
    public IEnumerable<RichText?> Paragraphs()
    {
        var lots = work.Of(LotId.Subject).ToList();
        var (electrolytes, electrodes) = (NamedIn(work.Batches), NamedIn(work.Sheets));
        yield return Listed("materials.electrolytes", lots.Where(l => electrolytes.Contains(l.StreamId)), inElectrolyte: true);
        yield return Listed("materials.electrodes", lots.Where(l => electrodes.Contains(l.StreamId) && !electrolytes.Contains(l.StreamId)), inElectrolyte: false);
        yield return Listed("materials.others", lots.Where(l => !electrodes.Contains(l.StreamId) && !electrolytes.Contains(l.StreamId)), inElectrolyte: false);
        foreach (var synthesis in work.Of(SynthesisId.Subject)) yield return Synthesis(synthesis);
    }

    private static HashSet<string> NamedIn(IEnumerable<RecordedStream> streams) => streams.SelectMany(s => s.Events).SelectMany(e => Mentions.In(e.Fact)).ToHashSet(StringComparer.Ordinal);

    private RichText? Listed(string key, IEnumerable<RecordedStream> lots, bool inElectrolyte)
    {
        var received = lots.Select(l => (Stream: l, l.Of<LotReceived>().FirstOrDefault().Fact)).Where(l => l.Fact is not null).OrderBy(l => l.Fact!.Substance, StringComparer.Ordinal).ThenBy(l => l.Fact!.Label.Text, StringComparer.Ordinal);
        var texts = received.Select(l => Lot(l.Stream, l.Fact!, inElectrolyte)).ToList();
        return texts.Count == 0 ? null : wording.Say(key, ("lots", ReportText.Join(texts, "; ")));
    }

    private RichText Lot(RecordedStream stream, LotReceived lot, bool inElectrolyte)
    {
        var water = stream.Of<LotWaterContentMeasured>().LastOrDefault().Fact;
        var known = new List<RichText> { lot.Label.Text };
        if (lot.Synthesis is { } synthesis) known.Add(wording.Say("lot.made", ("synthesis", work.LabelOf(synthesis.Value))));
        if (lot.Supplier is { } supplier) known.Add(supplier);
        if (lot.LotNumber is { } number) known.Add(wording.Say("lot.number", ("number", number)));
        if (lot.Grade is { } grade) known.Add(wording.Say("lot.grade", ("grade", grade)));
        if (lot.Formula is { } formula && formula != lot.Substance) known.Add(wording.Say("lot.formula", ("formula", Chemistry.Formula(formula))));
        if (lot.Purity is { } purity) known.Add(wording.Say("lot.purity", ("purity", ReportText.Of(purity))));
        if (water is not null) known.Add(wording.Say("lot.water", ("content", ReportText.Of(water.Content)), ("method", water.Method)));
        foreach (var dried in stream.Of<LotDried>().Select(d => d.Fact)) known.Add(wording.Say(dried.Vacuum == true ? "lot.dried-vacuum" : "lot.dried", ("temperature", Known.OrGap(dried.Temperature, "drying temperature")), ("duration", Known.OrGap(dried.Duration, "drying time"))));
        string?[] missing =
        [
            lot.Supplier is null && lot.Synthesis is null ? "supplier" : null,
            lot.LotNumber is null && lot.Synthesis is null ? "lot number" : null,
            lot.Purity is null ? "purity" : null,
            inElectrolyte && water is null ? "water content" : null,
        ];
        if (missing.OfType<string>().ToList() is { Count: > 0 } gaps) known.Add(RichText.Gap(string.Join(", ", gaps)));
        return wording.Say("lot", ("substance", Chemistry.Formula(lot.Substance)), ("facts", ReportText.Join(known, ", ")));
    }

    private RichText Synthesis(RecordedStream synthesis)
    {
        var started = synthesis.Of<SynthesisStarted>().First().Fact;
        var used = synthesis.Of<ReagentUsed>().Select(r => r.Fact).ToList();
        var sentences = new List<RichText>
        {
            wording.Say("synthesis", ("product", Chemistry.Formula(started.Product)), ("procedure", started.Procedure is { } procedure ? procedure : RichText.Gap("procedure")), ("synthesis", started.Label.Text)),
            wording.Say("synthesis.reagents", ("reagents", used.Count > 0 ? ReportText.List([.. used.Select(Reagent)]) : RichText.Gap("reagents, amounts and yield"))),
        };
        sentences.AddRange(synthesis.Of<PurityChecked>().Select(c => wording.Say("synthesis.checked", ("method", c.Fact.Method), ("result", ReportText.Join(new[] { c.Fact.Purity is { } purity ? ReportText.Of(purity) : null, c.Fact.Finding is { } finding ? RichText.Plain(finding) : null }.OfType<RichText>(), ", ")))));
        return Known.Sentences(sentences);
    }

    private RichText Reagent(ReagentUsed used)
    {
        RichText?[] amounts = [used.Amount is { } amount ? ReportText.Of(amount) : null, used.Mass is { } mass ? ReportText.Of(mass) : null, used.Volume is { } volume ? ReportText.Of(volume) : null];
        var known = amounts.OfType<RichText>().ToList();
        return wording.Say("lot", ("substance", Chemistry.Formula(work.Substance(used.Lot))), ("facts", known.Count > 0 ? ReportText.Join(known, "; ") : RichText.Gap("amount")));
    }
}
