using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>What prepared batches are: charged amounts per volume of solvent, and what was measured of them.</summary>
internal sealed class ElectrolyteState(RecordedWork work, Wording wording, NumberBook numbers)
{
    /// <summary>Beyond it, a paragraph would be a table: the table of electrolytes holds the amounts.</summary>
    private const int MostBatches = 3;

    private readonly ChargedInBatch _charged = new(work.Others);

    public IEnumerable<RichText> Sentences(IReadOnlyList<RecordedStream> batches)
    {
        if (batches.Count <= MostBatches) foreach (var batch in batches) if (Charged(batch) is { } charged) yield return charged;
        var water = batches.SelectMany(b => b.Of<WaterContentMeasured>()).Select(w => w.Fact).ToList();
        yield return wording.Say(
            "electrolyte.water",
            ("content", Known.OrGap(water.Select(w => w.Content), "water content of the electrolyte")),
            ("method", water.Count == 0 ? RichText.Empty : wording.Say("electrolyte.by", ("method", Known.Different(water.Select(w => w.Method), "method")))));
        if (batches.SelectMany(b => b.Of<ConductivityMeasured>()).Select(c => c.Fact).ToList() is { Count: > 0 } conductivities)
            yield return wording.Say("electrolyte.conductivity", ("conductivity", Known.OrGap(conductivities.Select(c => c.Conductivity), "conductivity")), ("temperature", Known.OrGap(conductivities.Select(c => c.Temperature), "temperature")));
        if (batches.SelectMany(b => b.Of<DensityMeasured>()).Select(d => d.Fact).ToList() is { Count: > 0 } densities)
            yield return wording.Say("electrolyte.density", ("density", Known.OrGap(densities.Select(d => d.Density), "density")), ("temperature", Known.OrGap(densities.Select(d => d.Temperature), "temperature")));
    }

    private RichText? Charged(RecordedStream batch)
    {
        var label = batch.Label ?? batch.StreamId;
        var parts = _charged.Salts(batch).Select(salt => Part(label, salt, Chemistry.Formula(salt), _charged.Of(batch, salt))).OfType<RichText>().ToList();
        if (parts.Count == 0) return null;
        var solvents = batch.Of<SolventDispensed>().Select(s => Chemistry.Formula(work.Substance(s.Fact.Solvent)));
        return wording.Say(
            "electrolyte.charged",
            ("batch", label),
            ("solvent", Known.Different(solvents, "solvent")),
            ("salts", ReportText.List(parts)),
            ("magnesium", _charged.Magnesium(batch) is { } magnesium ? Amount(label, ChargedInBatch.TotalMagnesium, magnesium) : RichText.Gap("total magnesium")));
    }

    private RichText? Part(string batch, string key, RichText name, Derived? number) =>
        number?.Value is null ? null : wording.Say("electrolyte.charged-part", ("amount", Amount(batch, key, number)), ("salt", name));

    private RichText Amount(string batch, string key, Derived number) =>
        RichText.Build().Add(numbers.Print($"methods.{batch}.{key}", number, 2)).Text("\u202F").Add(Chemistry.Unit(UnitText.Of(number.Unit))).Done();
}
