using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Electrolytes;

/// <summary>A batch held against a protocol: what was planned, what was done, and the rules that the difference breaks. No fact is refused for them.</summary>
public sealed class PlannedActTests
{
    private static readonly ProtocolStep Dme = new("dme", "dispense-solvent", "Dispense DME.", "DME", new AnyQuantity(5.0m, "mL"), 0.02m);
    private static readonly ProtocolStep AlCl3 = new("alcl3", "add-salt", "Add AlCl3 in portions.", "AlCl3", new AnyQuantity(2.0m, "mmol"), 0.02m, Portions: 4, Temperature: QuantityText.ParseReported<Temperature>("<= 40 Cel"));
    private static readonly ProtocolStep Stir = new("stir", "stir-electrolyte", "Stir until clear.", Amount: new AnyQuantity(30m, "min"), Tolerance: 0.2m, EndPoint: "clear", Temperature: QuantityText.ParseReported<Temperature>("20..25 Cel"));
    private static readonly ProtocolStep Water = new("water", "measure-batch-water", "Measure the water.");
    private static readonly ProtocolStep MgCl2 = new("mgcl2", "add-salt", "Add MgCl2.", "MgCl2", new AnyQuantity(95.2m, "mg"), 0.02m);
    private static readonly ProtocolStep Release = new("release", "release-electrolyte", "Release the batch.");
    private static readonly ProtocolStep[] Plan = [Dme, AlCl3, Stir, Water, MgCl2, Release];

    private static readonly IEvent Opened = new BatchOpened(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol, 1, null, null);
    private static readonly IEvent DmeDone = new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), Ref("dme"), null);
    private static readonly IEvent AlCl3Done = new SaltAdded(Ids.Batch, Ids.Lot, null, new(2.0m, "mmol"), null, Ref("alcl3"), null);
    private static readonly IEvent StirDone = new ElectrolyteStirred(Ids.Batch, new Quantity<Duration>(30m, "min"), null, null, null, Ref("stir"), null);
    private static readonly IEvent Clear = new AppearanceNoted(Ids.Batch, Clarity.Clear, "colourless", null, null);
    private static readonly IEvent WaterDone = new WaterContentMeasured(Ids.Batch, new Quantity<TraceContent>(12m, "[ppm]"), "KF", null, null, Ref("water"));
    private static readonly IEvent MgCl2Done = new SaltAdded(Ids.Batch, Ids.Lot, new(95.2m, "mg"), null, null, Ref("mgcl2"), null);

    [Theory]
    [InlineData("30 min", null, null)]
    [InlineData("24 min", null, null)]
    [InlineData("23 min", null, "23 min")]
    [InlineData(">= 30 min", null, null)]
    [InlineData(">= 10 min", null, null)]
    [InlineData(">= 37 min", null, ">= 37 min")]
    [InlineData("< 24 min", null, "< 24 min")]
    [InlineData("~10 min", null, null)]
    [InlineData(null, "2026-03-02T09:45+01:00", null)]
    [InlineData(null, "2026-03-02T09:39+01:00", null)]
    [InlineData(null, "2026-03-02T09:38+01:00", "from 2026-03-02T09:15+01:00 to 2026-03-02T09:38+01:00")]
    [InlineData(">= 10 min", "2026-03-02T09:38+01:00", "from 2026-03-02T09:15+01:00 to 2026-03-02T09:38+01:00")]
    [InlineData("23 min", "2026-03-02T09:38+01:00", "23 min")]
    public void Stirring_is_held_against_its_time_as_far_as_that_is_certain(string? duration, string? endedAt, string? said)
    {
        Reported<Duration>? stated = duration is null ? null : QuantityText.ParseReported<Duration>(duration);
        BenchTime? end = endedAt is null ? null : BenchTime.Parse(endedAt);
        A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done).When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, stated, DoneAt: Ids.Morning, EndedAt: end), b, d, At("stir"))).Then(
        [
            new ElectrolyteStirred(Ids.Batch, stated, null, null, null, Ref("stir", 30m, "min"), Ids.Morning, end),
            .. said is null ? [] : Broken("step.outside-tolerance", $"Step stir: {said} where 30 min was planned (± 20 %)."),
        ]);
    }

    [Fact]
    public void An_act_that_ended_before_it_began_is_impossible() => A.Given<Electrolyte>(Opened)
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, DoneAt: Ids.Morning, EndedAt: BenchTime.Parse("2026-03-02T09:00+01:00")), b, d, null)).ThenRefused("time.ends-before-start");

    [Theory]
    [InlineData("25 Cel", false)]
    [InlineData("25.1 Cel", true)]
    [InlineData("> 25 Cel", true)]
    [InlineData(">= 25 Cel", false)]
    [InlineData("~30 Cel", false)]
    public void Warmer_than_the_upper_end_of_the_plan_is_too_warm(string temperature, bool broken)
    {
        var measured = QuantityText.ParseReported<Temperature>(temperature);
        A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done).When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, Temperature: measured), b, d, At("stir"))).Then(
        [
            new ElectrolyteStirred(Ids.Batch, null, null, measured, null, Ref("stir", 30m, "min"), null),
            .. broken ? Broken("step.too-warm", $"Step stir: {temperature} where 20..25 Cel was planned.") : [],
        ]);
    }

    [Fact]
    public void A_temperature_noted_at_a_step_is_held_against_it() => A.Given<Electrolyte>(Opened, DmeDone)
        .When((b, d) => NoteTemperature.Decide(new(Ids.Batch, new(41m, "Cel")), b, d, At("alcl3")))
        .Then([new TemperatureNoted(Ids.Batch, new(41m, "Cel"), null, Ref("alcl3", 2.0m, "mmol")), .. Broken("step.too-warm", "Step alcl3: 41 Cel where <= 40 Cel was planned.")]);

    [Fact]
    public void Plus_minus_in_a_plan_is_how_far_it_may_go()
    {
        var plan = Stir with { Temperature = QuantityText.ParseReported<Temperature>("25 ± 2 Cel") };
        A.Given<Electrolyte>(Opened).When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, Temperature: new Quantity<Temperature>(27.5m, "Cel")), b, d, Ids.Step([plan])))
            .Then([new ElectrolyteStirred(Ids.Batch, null, null, new Quantity<Temperature>(27.5m, "Cel"), null, Ref("stir", 30m, "min"), null), .. Broken("step.too-warm", "Step stir: 27.5 Cel where 25 ± 2 Cel was planned.")]);
    }

    [Fact]
    public void A_step_before_its_predecessors_is_out_of_order() => A.Given<Electrolyte>(Opened)
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, DeviationReason: "trial"), b, d, At("stir")))
        .Then(
            new ElectrolyteStirred(Ids.Batch, null, null, null, null, Ref("stir", 30m, "min"), null),
            new DeviationNoted(1, "step.out-of-order", "Step stir: dme, alcl3, planned before it, neither done nor skipped.", "trial"));

    [Fact]
    public void A_skipped_predecessor_is_none() => A.Given<Electrolyte>(Opened, DmeDone, new StepSkipped(Ids.Batch, Ref("alcl3"), "control", null))
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch), b, d, At("stir"))).Then(new ElectrolyteStirred(Ids.Batch, null, null, null, null, Ref("stir", 30m, "min"), null));

    [Fact]
    public void A_step_done_twice_and_one_done_though_skipped_are_told_apart()
    {
        A.Given<Electrolyte>(Opened, DmeDone).When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL")), b, d, LotOf("DME"), At("dme")))
            .Then([new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), Ref("dme", 5.0m, "mL"), null), .. Broken("step.repeated", "Step dme was done before.")]);
        A.Given<Electrolyte>(Opened, new StepSkipped(Ids.Batch, Ref("dme"), "r", null)).When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL")), b, d, LotOf("DME"), At("dme")))
            .Then([new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), Ref("dme", 5.0m, "mL"), null), .. Broken("step.was-skipped", "Step dme had been skipped.")]);
    }

    [Fact]
    public void Another_substance_in_too_few_portions_breaks_two_rules() => A.Given<Electrolyte>(Opened, DmeDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Amount: new(2.0m, "mmol"), Portions: 3), b, d, LotOf("AlF3"), At("alcl3"), null))
        .Then(
            new SaltAdded(Ids.Batch, Ids.Lot, null, new(2.0m, "mmol"), null, Ref("alcl3", 2.0m, "mmol"), null, 3),
            new DeviationNoted(1, "step.other-substance", "Step alcl3: AlF3 (lot L-1) where AlCl3 was planned.", null),
            new DeviationNoted(2, "step.fewer-portions", "Step alcl3: 3 portion(s) where 4 were planned.", null));

    [Theory]
    [InlineData("alcl3 ", 4)]
    [InlineData("AlCl3", null)]
    [InlineData(null, 5)]
    public void The_same_substance_in_as_many_portions_or_an_unknown_number_breaks_none(string? substance, int? portions) => A.Given<Electrolyte>(Opened, DmeDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Amount: new(2.0m, "mmol"), Portions: portions), b, d, LotOf(substance), At("alcl3"), null))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, null, new(2.0m, "mmol"), null, Ref("alcl3", 2.0m, "mmol"), null, portions));

    [Fact]
    public void A_salt_before_the_end_point_was_seen_is_a_deviation() => A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done, Clear, StirDone, new AppearanceNoted(Ids.Batch, Clarity.Hazy, "grey", Ref("stir"), null), WaterDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(95.2m, "mg")), b, d, LotOf("MgCl2"), At("mgcl2"), null))
        .Then(
            new SaltAdded(Ids.Batch, Ids.Lot, new(95.2m, "mg"), null, null, Ref("mgcl2", 95.2m, "mg"), null),
            new DeviationNoted(1, "step.end-point-not-noted", "Step mgcl2: stir ends with “clear”, and clear was not noted since.", null));

    [Fact]
    public void After_clear_was_noted_the_next_salt_is_a_plain_fact() => A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done, StirDone, Clear, WaterDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(95.2m, "mg")), b, d, LotOf("MgCl2"), At("mgcl2"), null))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, new(95.2m, "mg"), null, null, Ref("mgcl2", 95.2m, "mg"), null));

    [Fact]
    public void A_skipped_step_has_no_end_point_to_be_seen() => A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done, new StepSkipped(Ids.Batch, Ref("stir"), "dissolved at once", null), WaterDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(95.2m, "mg")), b, d, LotOf("MgCl2"), At("mgcl2"), null))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, new(95.2m, "mg"), null, null, Ref("mgcl2", 95.2m, "mg"), null));

    [Fact]
    public void An_end_point_that_was_not_seen_is_noted_at_the_next_salt_alone()
    {
        ProtocolStep[] plan = [Stir, MgCl2, AlCl3];
        A.Given<Electrolyte>(Opened, StirDone, MgCl2Done).When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Amount: new(2.0m, "mmol")), b, d, LotOf("AlCl3"), Ids.Step(plan), null))
            .Then(new SaltAdded(Ids.Batch, Ids.Lot, null, new(2.0m, "mmol"), null, Ref("alcl3", 2.0m, "mmol"), null));
    }

    [Fact]
    public void A_step_of_another_version_is_a_deviation_and_its_order_is_not_judged() => A.Given<Electrolyte>(Opened)
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, new Quantity<Duration>(5m, "min")), b, d, new StepFacts(new StepRef(Ids.Protocol, 2, "stir"), Stir, Plan)))
        .Then(
            new ElectrolyteStirred(Ids.Batch, new Quantity<Duration>(5m, "min"), null, null, null, new StepRef(Ids.Protocol, 2, "stir", new AnyQuantity(30m, "min")), null),
            new DeviationNoted(1, "step.other-protocol", $"Step stir is of {Ids.Protocol} version 2, and the batch is held against {Ids.Protocol} version 1.", null),
            new DeviationNoted(2, "step.outside-tolerance", "Step stir: 5 min where 30 min was planned (± 20 %).", null));

    [Fact]
    public void What_is_charged_grows_with_the_scale_and_time_does_not()
    {
        var opened = new BatchOpened(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol, 1, null, null, 2m);
        A.Given<Electrolyte>(opened).When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL")), b, d, LotOf("DME"), At("dme")))
            .Then([new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), Ref("dme", 10.0m, "mL"), null), .. Broken("step.outside-tolerance", "Step dme: 5.0 mL where 10.0 mL was planned (± 2 %).")]);
        A.Given<Electrolyte>(opened, DmeDone, AlCl3Done).When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, new Quantity<Duration>(30m, "min")), b, d, At("stir")))
            .Then(new ElectrolyteStirred(Ids.Batch, new Quantity<Duration>(30m, "min"), null, null, null, Ref("stir", 30m, "min"), null));
        A.Given<Electrolyte>(opened).When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL")), b, d, LotOf("DME"), Ids.Step([Dme with { Fixed = true }])))
            .Then(new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), Ref("dme", 5.0m, "mL"), null));
    }

    [Fact]
    public void A_planned_mass_is_held_against_the_mass() => A.Given<Electrolyte>(Opened, DmeDone, AlCl3Done, StirDone, Clear, WaterDone)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Gross: new(1.2m, "g"), Tare: new(1100m, "mg")), b, d, LotOf("MgCl2"), At("mgcl2"), null))
        .Then(
        [
            new SaltAdded(Ids.Batch, Ids.Lot, new(0.1m, "g"), null, null, Ref("mgcl2", 95.2m, "mg"), null, null, new(1.2m, "g"), new(1100m, "mg")),
            .. Broken("step.outside-tolerance", "Step mgcl2: 0.1 g where 95.2 mg was planned (± 2 %)."),
        ]);

    [Fact]
    public void A_net_mass_that_is_not_gross_less_tare_is_a_deviation_and_a_tare_above_gross_is_impossible()
    {
        A.Given<Electrolyte>(Opened).When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(99m, "mg"), Gross: new(1.2m, "g"), Tare: new(1.1m, "g")), b, d, Ids.GoodLot, null, null)).Then(
            new SaltAdded(Ids.Batch, Ids.Lot, new(99m, "mg"), null, null, null, null, null, new(1.2m, "g"), new(1.1m, "g")),
            new DeviationNoted(1, "weighing.net-differs", "The net mass is given as 99 mg, and gross less tare is 0.1 g.", null));
        A.Given<Electrolyte>(Opened).When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Gross: new(1.1m, "g"), Tare: new(1.2m, "g")), b, d, Ids.GoodLot, null, null)).ThenRefused("weighing.impossible");
        A.Given<Electrolyte>(Opened).When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(1m, "mg"), Portions: 0), b, d, Ids.GoodLot, null, null)).ThenRefused("portions.none");
    }

    [Fact]
    public void A_batch_is_released_when_each_step_before_the_release_is_done_or_skipped()
    {
        IEvent[] stirred = [Opened, DmeDone, AlCl3Done, MgCl2Done, StirDone, Clear];
        A.Given<Electrolyte>(stirred).When(ReleaseIt).ThenRefused("protocol.step-missing");
        A.Given<Electrolyte>([.. stirred, new StepSkipped(Ids.Batch, Ref("water"), "no titrator", null)]).When(ReleaseIt).Then(new ElectrolyteReleased(Ids.Batch, null));
        A.Given<Electrolyte>([.. stirred, WaterDone]).When(ReleaseIt).Then(new ElectrolyteReleased(Ids.Batch, null));

        static Decision ReleaseIt(Electrolyte b, Deviations d) => ReleaseElectrolyte.Decide(new(Ids.Batch), b, d, Plan);
    }

    /// <summary>Looking at the batch during a step does not carry that step out, unless looking is what it plans.</summary>
    [Fact]
    public void An_observation_carries_out_the_step_that_plans_it_alone()
    {
        ProtocolStep[] look = [Stir, new("look", "note-appearance", "Look."), new("end", "note-temperature", "Measure.")];
        var noted = new AppearanceNoted(Ids.Batch, Clarity.Clear, "c", Ref("stir"), null);
        Assert.Equal(["stir", "look", "end"], A.Given<Electrolyte>(Opened, noted).State.MissingBeforeRelease(look).Select(s => s.Key));
        Assert.Equal(["end"], A.Given<Electrolyte>(Opened, StirDone, noted with { Step = Ref("look") }).State.MissingBeforeRelease(look).Select(s => s.Key));
    }

    [Fact]
    public void A_step_is_skipped_once_for_a_reason_and_not_after_it_was_done()
    {
        var skipped = new StepSkipped(Ids.Batch, Ref("dme", 5.0m, "mL"), "control", null);
        A.Given<Electrolyte>(Opened).When(Skip("control ")).Then(skipped);
        A.Given<Electrolyte>(Opened, skipped).When(Skip("again")).Then();
        A.Given<Electrolyte>(Opened).When(Skip(" ")).ThenRefused("step.reason-missing");
        A.Given<Electrolyte>(Opened, DmeDone).When(Skip("r")).ThenRefused("step.done");
        A.Given<Electrolyte>().When(Skip("r")).ThenRefused("electrolyte.not-open");
        Twice.AddsNothing<Electrolyte, SkipStep>([Opened], (c, s, d) => SkipStep.Decide(c with { Step = Ref("dme") }, s, d, At("dme")));

        static Func<Electrolyte, Deviations, Decision> Skip(string reason) => (b, d) => SkipStep.Decide(new(Ids.Batch, Ref("dme"), reason), b, d, At("dme"));
    }

    [Fact]
    public void Filtering_conditioning_and_density_are_recorded()
    {
        var batch = A.Given<Electrolyte>(Opened);
        Reported<Density> density = new Quantity<Density>(1.05m, "g/mL");
        batch.When((b, d) => FilterElectrolyte.Decide(new(Ids.Batch, "PTFE ", new(0.2m, "um")), b, d, null)).Then(new ElectrolyteFiltered(Ids.Batch, "PTFE", new(0.2m, "um"), null, null));
        batch.When((b, d) => FilterElectrolyte.Decide(new(Ids.Batch, " "), b, d, null)).ThenRefused("electrolyte.filter-missing");
        batch.When((b, d) => ConditionElectrolyte.Decide(new(Ids.Batch, "cycling on Mo", Ids.Cell, 20), b, d, null)).Then(new ElectrolyteConditioned(Ids.Batch, "cycling on Mo", Ids.Cell, 20, null, null));
        batch.When((b, d) => ConditionElectrolyte.Decide(new(Ids.Batch, " "), b, d, null)).ThenRefused("electrolyte.method-missing");
        batch.When((b, d) => ConditionElectrolyte.Decide(new(Ids.Batch, "m", Cycles: 0), b, d, null)).ThenRefused("electrolyte.cycles-none");
        batch.When((b, d) => MeasureDensity.Decide(new(Ids.Batch, density), b, d, null)).Then(new DensityMeasured(Ids.Batch, density, null, null));
        var none = A.Given<Electrolyte>();
        none.When((b, d) => FilterElectrolyte.Decide(new(Ids.Batch, "PTFE"), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => ConditionElectrolyte.Decide(new(Ids.Batch, "m"), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => MeasureDensity.Decide(new(Ids.Batch, density), b, d, null)).ThenRefused("electrolyte.not-open");
    }

    [Fact]
    public void A_batch_is_opened_at_a_possible_scale_of_a_published_version()
    {
        A.Given<Electrolyte>().When(Open(1.5m)).Then(new BatchOpened(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol, 1, null, null, 1.5m));
        A.Given<Electrolyte>().When(Open(0m)).ThenRefused("protocol.scale-impossible");
        A.Given<Electrolyte>().When(b => OpenBatch.Decide(new(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol, 3), b, [])).ThenRefused("protocol.version-unknown");
        A.Given<Electrolyte>().When(b => OpenBatch.Decide(new(Ids.Batch, new Label("DOE-1"), "DOE", Scale: 2m), b, [])).ThenRefused("protocol.scale-of-nothing");

        static Func<Electrolyte, Decision> Open(decimal scale) => b => OpenBatch.Decide(new(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol, 1, Scale: scale), b, Plan);
    }

    private static StepRef Ref(string key) => new(Ids.Protocol, 1, key);

    private static StepRef Ref(string key, decimal planned, string unit) => new(Ids.Protocol, 1, key, new AnyQuantity(planned, unit));

    private static StepFacts At(string key) => Ids.Step(Plan, key);

    private static LotFacts LotOf(string? substance) => Ids.GoodLot with { Substance = substance };

    private static IEvent[] Broken(string rule, string sentence) => [new DeviationNoted(1, rule, sentence, null)];
}
