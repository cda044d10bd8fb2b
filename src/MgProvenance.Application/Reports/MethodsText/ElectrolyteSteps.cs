using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>One step of a preparation, as all batches that took it did it.</summary>
internal sealed class ElectrolyteSteps(RecordedWork work, Wording wording)
{
    private readonly PlannedText _planned = new(work, wording);

    /// <summary>Steps are the same when the hand did the same with the same substance.</summary>
    public string KindOf(IEvent fact) => fact switch
    {
        SolventDispensed e => $"solvent {work.Substance(e.Solvent)}",
        SaltAdded e => $"salt {work.Substance(e.Salt)} {e.Portions}",
        ElectrolyteStirred e => $"stirred {e.Until} {e.Temperature?.ToString() ?? e.TemperatureInWords}",
        AppearanceNoted e => $"appearance {e.Clarity} {e.Colour}",
        TemperatureNoted => "temperature",
        ElectrolyteFiltered e => $"filtered {e.Filter} {e.PoreSize}",
        ElectrolyteConditioned e => $"conditioned {e.Method} {e.Cycles}",
        StepSkipped e => $"skipped {e.Step.Step} {e.Reason}",
        _ => throw new UnknownEventException(fact, this),
    };

    public RichText Sentence(IReadOnlyList<IEvent> facts) => facts[0] switch
    {
        SolventDispensed first => wording.Say("electrolyte.solvent", ("solvent", Chemistry.Formula(work.Substance(first.Solvent))), ("volume", ReportText.RangeOf(facts.Cast<SolventDispensed>().Select(f => f.Volume).ToList()))),
        SaltAdded first => Salt(first, [.. facts.Cast<SaltAdded>()]),
        ElectrolyteStirred first => Stirred(first, [.. facts.Cast<ElectrolyteStirred>().Select(f => f.Duration)]),
        AppearanceNoted { Colour: null } first => wording.Say("electrolyte.clarity", ("clarity", first.Clarity.ToString().ToLowerInvariant())),
        AppearanceNoted first => wording.Say("electrolyte.appearance", ("clarity", first.Clarity.ToString().ToLowerInvariant()), ("colour", first.Colour!)),
        TemperatureNoted => wording.Say("electrolyte.temperature", ("temperature", ReportText.RangeOf(facts.Cast<TemperatureNoted>().Select(f => f.Temperature).ToList()))),
        ElectrolyteFiltered first => wording.Say("electrolyte.filtered", ("filter", first.Filter), ("pores", first.PoreSize is { } pores ? ReportText.Of(pores) : RichText.Gap("pore size"))),
        ElectrolyteConditioned first => wording.Say("electrolyte.conditioned", ("method", first.Method), ("cycles", first.Cycles is { } cycles ? wording.Count(cycles, "cycles") : RichText.Gap("number of cycles"))),
        StepSkipped first => wording.Say("electrolyte.skipped", ("step", Planned(first.Step)), ("reason", work.InWords(first.Reason.TrimEnd('.')))),
        _ => throw new UnknownEventException(facts[0], this),
    };

    private RichText Planned(StepRef step) => _planned.Step(step) is { } planned ? _planned.Instruction(planned) : step.Step;

    /// <summary>Amount of substance and mass, each as recorded; an amount is worked out from a mass only where the lot states purity and formula.</summary>
    private RichText Salt(SaltAdded first, IReadOnlyList<SaltAdded> facts)
    {
        var amounts = facts.Select(f => f.Amount ?? AmountIn(f)).ToList();
        var masses = facts.Select(f => f.Mass).OfType<Quantity<Mass>>().ToList();
        var parts = new List<RichText> { amounts.All(a => a is not null) ? ReportText.RangeOf(amounts.Select(a => a!.Value).ToList()) : RichText.Gap("purity or formula of the lot, so no amount of substance") };
        if (masses.Count > 0) parts.Add(ReportText.RangeOf(masses));
        if (first.Portions is { } portions) parts.Add(wording.Count(portions, "portions"));
        return wording.Say("electrolyte.salt", ("salt", Chemistry.Formula(work.Substance(first.Salt))), ("amount", ReportText.Join(parts, "; ")));
    }

    private RichText Stirred(ElectrolyteStirred first, IReadOnlyList<Reported<Duration>?> durations) => wording.Say(
        first.Until is null ? "electrolyte.stirred" : "electrolyte.stirred-until",
        ("at", first.Temperature is { } measured ? ReportText.RangeOf([measured]) : first.TemperatureInWords is { } words ? RichText.Plain(words) : RichText.Gap("stirring temperature")),
        ("duration", Known.OrGap(durations, "stirring time")),
        ("until", first.Until ?? string.Empty));

    private Quantity<AmountOfSubstance>? AmountIn(SaltAdded fact) => ElectrolyteAmounts.AmountIn(work.Others, fact) is { } amount ? new Quantity<AmountOfSubstance>(decimal.Round(amount.In("mmol"), 3), "mmol") : null;
}
