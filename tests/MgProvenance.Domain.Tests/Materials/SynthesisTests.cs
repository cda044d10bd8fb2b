using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;

namespace MgProvenance.Domain.Tests.Materials;

public sealed class SynthesisTests
{
    private static readonly SynthesisStarted Started = new(Ids.Synthesis, new Label("SYN-1"), "Mo6S8", "as in a cited procedure", null, null, Ids.Morning);

    [Fact]
    public void A_synthesis_is_started() => A.Given<Synthesis>().When(s => StartSynthesis.Decide(new(Ids.Synthesis, new Label("SYN-1"), " Mo6S8 ", "as in a cited procedure", DoneAt: Ids.Morning), s)).Then(Started);

    [Fact]
    public void A_synthesis_is_started_once_with_a_product_and_a_whole_protocol()
    {
        A.Given<Synthesis>(Started).When(s => StartSynthesis.Decide(new(Ids.Synthesis, new Label("SYN-1"), "Mo6S8"), s)).ThenRefused("synthesis.already-started");
        A.Given<Synthesis>().When(s => StartSynthesis.Decide(new(Ids.Synthesis, new Label("SYN-1"), " "), s)).ThenRefused("synthesis.product-missing");
        A.Given<Synthesis>().When(s => StartSynthesis.Decide(new(Ids.Synthesis, new Label("SYN-1"), "Mo6S8", Protocol: Ids.Protocol), s)).ThenRefused("protocol.version-missing");
    }

    [Fact]
    public void A_reagent_of_which_the_amount_is_not_known_is_recorded() => A.Given<Synthesis>(Started)
        .When((s, d) => UseReagent.Decide(new(Ids.Synthesis, Ids.Lot), s, d, Ids.GoodLot, null)).Then(new ReagentUsed(Ids.Synthesis, Ids.Lot, null, null, null, null, null));

    [Fact]
    public void A_reagent_outside_its_plan_and_of_an_expired_lot_breaks_rules() => A.Given<Synthesis>(Started)
        .When((s, d) => UseReagent.Decide(new(Ids.Synthesis, Ids.Lot, new(1.2m, "g"), DoneAt: Ids.Morning, DeviationReason: "last of it"), s, d, Ids.ExpiredLot, Ids.Step(1.0m, "g"))).Then(
            new ReagentUsed(Ids.Synthesis, Ids.Lot, new(1.2m, "g"), null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(1.0m, "g")), Ids.Morning),
            new DeviationNoted(1, "lot.expired", Ids.ExpiredSentence, "last of it"),
            new DeviationNoted(2, "step.outside-tolerance", "Step s1: 1.2 g where 1.0 g was planned (± 5 %).", "last of it"));

    [Fact]
    public void An_amount_follows_from_a_weighed_mass() => A.Given<Synthesis>(Started)
        .When((s, d) => UseReagent.Decide(new(Ids.Synthesis, Ids.Lot, new(200m, "mg")), s, d, Ids.GoodLot with { Purity = new(1m, "1"), MolarMass = new(100m, "g/mol") }, Ids.Step(1.0m, "mmol"))).Then(
            new ReagentUsed(Ids.Synthesis, Ids.Lot, new(200m, "mg"), null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(1.0m, "mmol")), null),
            new DeviationNoted(1, "step.outside-tolerance", "Step s1: 2 mmol where 1.0 mmol was planned (± 5 %).", null));

    [Fact]
    public void A_reagent_is_weighed_or_measured() => A.Given<Synthesis>(Started)
        .When((s, d) => UseReagent.Decide(new(Ids.Synthesis, Ids.Lot, new(1m, "g"), new(1m, "mL")), s, d, Ids.GoodLot, null)).ThenRefused("synthesis.mass-and-volume");

    [Fact]
    public void The_product_is_collected_as_a_lot_that_comes_from_here()
    {
        var collected = new ProductCollected(Ids.Synthesis, Ids.Lot, new(2.1m, "g"), Ids.Morning);
        A.Given<Synthesis>(Started).When((s, d) => Collect(s, d, Ids.GoodLot with { Synthesis = Ids.Synthesis })).Then(collected);
        A.Given<Synthesis>(Started).When((s, d) => Collect(s, d, Ids.GoodLot))
            .Then(collected, new DeviationNoted(1, "synthesis.lot-of-other-origin", "Lot L-1 does not say that it comes from this synthesis.", null));
        A.Given<Synthesis>(Started).When((s, d) => CollectProduct.Decide(new(Ids.Synthesis), s, d, null)).Then(new ProductCollected(Ids.Synthesis, null, null, null));
    }

    [Fact]
    public void A_purity_is_checked_by_a_method_that_found_something()
    {
        A.Given<Synthesis>(Started).When(s => CheckPurity.Decide(new(Ids.Synthesis, " XRD ", Finding: "no MoS2"), s)).Then(new PurityChecked(Ids.Synthesis, "XRD", null, "no MoS2", null));
        A.Given<Synthesis>(Started).When(s => CheckPurity.Decide(new(Ids.Synthesis, " ", Finding: "no MoS2"), s)).ThenRefused("synthesis.method-missing");
        A.Given<Synthesis>(Started).When(s => CheckPurity.Decide(new(Ids.Synthesis, "XRD"), s)).ThenRefused("synthesis.nothing-found");
    }

    [Fact]
    public void Nothing_happens_in_a_synthesis_that_was_never_started()
    {
        var none = A.Given<Synthesis>();
        none.When((s, d) => UseReagent.Decide(new(Ids.Synthesis, Ids.Lot), s, d, Ids.GoodLot, null)).ThenRefused("synthesis.not-started");
        none.When((s, d) => Collect(s, d, null)).ThenRefused("synthesis.not-started");
        none.When(s => CheckPurity.Decide(new(Ids.Synthesis, "XRD", Finding: "pure"), s)).ThenRefused("synthesis.not-started");
    }

    [Fact]
    public void Said_twice_is_nothing_new() => Twice.AddsNothing<Synthesis, StartSynthesis>([], (c, s, _) => StartSynthesis.Decide(c, s));

    private static Decision Collect(Synthesis synthesis, Deviations deviations, LotFacts? lot) =>
        CollectProduct.Decide(new(Ids.Synthesis, Ids.Lot, new(2.1m, "g"), Ids.Morning), synthesis, deviations, lot);
}
