using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Electrodes;

public sealed class SheetTests
{
    private static readonly SheetComponent Active = new(Ids.Lot, "active", new(0.7m, "1"));
    private static readonly SheetComponent Carbon = new(Ids.OtherLot, "carbon", new(20m, "%"));
    private static readonly SheetComponent Binder = new(Ids.OtherLot, "binder", new(0.1m, "1"));
    private static readonly IEvent Cast = new SheetStarted(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active, Carbon, Binder], "cast", null, null, null);
    private static readonly IEvent Rolled = new SheetStarted(Ids.Sheet, new Label("SH-1"), "PANI", [Active, Carbon, Binder], "roll-pressed", null, null, null);
    private static readonly Reported<Duration> HalfAnHour = new(Form.Exact, new(30m, "min"));
    private static readonly StepRef Planned = new(Ids.Protocol, 1, "s1", new AnyQuantity(60m, "min"));

    [Fact]
    public void A_sheet_is_started_with_its_components() => A.Given<ElectrodeSheet>().When(Start("cast", Active, Carbon, Binder)).Then(Cast);

    [Fact]
    public void Its_active_fraction_is_the_sum_of_the_active_components() => Assert.Equal(
        0.75m,
        A.Given<ElectrodeSheet>(new SheetStarted(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active, new(Ids.OtherLot, "active", new(5m, "%")), Carbon], "cast", null, null, null))
            .State.ActiveFraction);

    [Fact]
    public void Its_loading_may_be_declared()
    {
        var loading = QuantityText.ParseReported<ArealLoading>("1.5 ± 0.5 mg/cm2");
        A.Given<ElectrodeSheet>().When((s, d) => StartSheet.Decide(new(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active], "cast", Loading: loading), s, d, []))
            .Then(new SheetStarted(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active], "cast", null, null, null, loading));
    }

    [Fact]
    public void A_component_is_weighed_in()
    {
        var weighed = new ComponentWeighed(Ids.Sheet, Ids.Lot, new(70m, "mg"), Ids.Equipment, null, Ids.Morning);
        A.Given<ElectrodeSheet>(Cast).When(Weigh(Ids.GoodLot)).Then(weighed);
        A.Given<ElectrodeSheet>(Cast).When(Weigh(Ids.ExpiredLot)).Then(weighed, new DeviationNoted(1, "lot.expired", Ids.ExpiredSentence, null));
        A.Given<ElectrodeSheet>(Cast).When(Weigh(Ids.GoodLot, Ids.Step(80m, "mg"))).Then(
            weighed with { Step = new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(80m, "mg")) }, new DeviationNoted(1, "step.outside-tolerance", "Step s1: 70 mg where 80 mg was planned (± 5 %).", null));
        A.Given<ElectrodeSheet>(new SheetStarted(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Binder], "cast", null, null, null)).When(Weigh(Ids.GoodLot))
            .Then(weighed, new DeviationNoted(1, "sheet.other-component", "Lot L-1 is no component of this sheet as it was started.", null));
        A.Given<ElectrodeSheet>().When(Weigh(Ids.GoodLot)).ThenRefused("sheet.not-started");
    }

    [Fact]
    public void A_step_has_an_end()
    {
        var (sheet, end) = (A.Given<ElectrodeSheet>(Cast), BenchTime.Parse("2026-03-02T10:15+01:00"));
        sheet.When((s, d) => GrindPowder.Decide(new(Ids.Sheet, DoneAt: Ids.Morning, EndedAt: end), s, d, null, null)).Then(new PowderGround(Ids.Sheet, null, null, null, Ids.Morning, end));
        sheet.When((s, d) => MixSlurry.Decide(new(Ids.Sheet, DoneAt: Ids.Morning, EndedAt: end), s, d, null, null)).Then(new SlurryMixed(Ids.Sheet, null, null, null, null, null, Ids.Morning, end));
        sheet.When((s, d) => DrySheet.Decide(new(Ids.Sheet, DoneAt: Ids.Morning, EndedAt: end), s, d, null)).Then(new SheetDried(Ids.Sheet, null, null, null, null, null, Ids.Morning, end));
        A.Given<ElectrodeSheet>(Rolled).When((s, d) => KneadDough.Decide(new(Ids.Sheet, DoneAt: Ids.Morning, EndedAt: end), s, d, null)).Then(new DoughKneaded(Ids.Sheet, null, null, null, Ids.Morning, end));
    }

    [Fact]
    public void Impossible_sheets_are_refused()
    {
        var none = A.Given<ElectrodeSheet>();
        none.When(Start("printed", Active)).ThenRefused("sheet.process-unknown");
        none.When(Start("cast", Active, Carbon with { Role = "filler" })).ThenRefused("sheet.role-unknown");
        none.When(Start("cast", Active, null!)).ThenRefused("sheet.role-unknown");
        none.When(Start("cast", Carbon, Binder)).ThenRefused("sheet.no-active-component");
        none.When(Start("cast")).ThenRefused("sheet.no-active-component");
        none.When(Start("cast", Active, Carbon, Binder, Binder with { Fraction = new(0.01m, "%") })).ThenRefused("sheet.fractions-above-one");
        none.When((s, d) => StartSheet.Decide(new(Ids.Sheet, new Label("SH-1"), " ", [Active], "cast"), s, d, [])).ThenRefused("sheet.active-material-missing");
        none.When((s, d) => StartSheet.Decide(new(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active], "cast", Ids.Protocol), s, d, [])).ThenRefused("protocol.version-missing");
        A.Given<ElectrodeSheet>(Cast).When(Start("cast", Active)).ThenRefused("sheet.already-started");
    }

    [Fact]
    public void An_expired_component_is_a_deviation() => A.Given<ElectrodeSheet>()
        .When((s, d) => StartSheet.Decide(new(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active], "cast", DoneAt: Ids.Morning), s, d, [Ids.GoodLot, Ids.ExpiredLot]))
        .Then(
            new SheetStarted(Ids.Sheet, new Label("SH-1"), "Mo6S8", [Active], "cast", null, null, Ids.Morning),
            new DeviationNoted(1, "lot.expired", Ids.ExpiredSentence, null));

    [Fact]
    public void The_steps_of_a_cast_sheet_are_recorded()
    {
        var sheet = A.Given<ElectrodeSheet>(Cast);
        sheet.When((s, d) => GrindPowder.Decide(new(Ids.Sheet, Ids.Lot, HalfAnHour), s, d, Ids.GoodLot, null)).Then(new PowderGround(Ids.Sheet, Ids.Lot, HalfAnHour, null, null));
        sheet.When((s, d) => AddBinder.Decide(new(Ids.Sheet, Ids.Lot, new(5m, "mg")), s, d, Ids.GoodLot, null, null)).Then(new BinderAdded(Ids.Sheet, Ids.Lot, new(5m, "mg"), null, null, null));
        sheet.When((s, d) => MixSlurry.Decide(new(Ids.Sheet, How: "vortex"), s, d, null, null)).Then(new SlurryMixed(Ids.Sheet, null, null, null, "vortex", null, null));
        sheet.When((s, d) => CastSheet.Decide(new(Ids.Sheet, "carbon paper ", Ids.Lot, new(200m, "um")), s, d, Ids.GoodLot, null))
            .Then(new SheetCast(Ids.Sheet, "carbon paper", Ids.Lot, new(200m, "um"), null, null));
        sheet.When((s, d) => DrySheet.Decide(new(Ids.Sheet, new Quantity<Temperature>(110m, "Cel"), HalfAnHour, true), s, d, null))
            .Then(new SheetDried(Ids.Sheet, new Quantity<Temperature>(110m, "Cel"), HalfAnHour, true, null, null, null));
        sheet.When((s, d) => WeighBlank.Decide(new(Ids.Sheet, new(8.20m, "mg"), Ids.Equipment), s, d, null)).Then(new BlankWeighed(Ids.Sheet, new(8.20m, "mg"), Ids.Equipment, null));
    }

    [Fact]
    public void The_steps_of_a_rolled_sheet_are_recorded()
    {
        var sheet = A.Given<ElectrodeSheet>(Rolled);
        sheet.When((s, d) => KneadDough.Decide(new(Ids.Sheet, HalfAnHour, "smooth"), s, d, null)).Then(new DoughKneaded(Ids.Sheet, HalfAnHour, "smooth", null, null));
        sheet.When((s, d) => RollFilm.Decide(new(Ids.Sheet, new(100m, "um")), s, d, null)).Then(new FilmRolled(Ids.Sheet, new(100m, "um"), null, null));
    }

    [Fact]
    public void A_step_of_the_other_process_is_a_deviation()
    {
        Assert.Equal("sheet.other-process", Rule(A.Given<ElectrodeSheet>(Rolled).When((s, d) => MixSlurry.Decide(new(Ids.Sheet), s, d, null, null))));
        Assert.Equal("sheet.other-process", Rule(A.Given<ElectrodeSheet>(Rolled).When((s, d) => CastSheet.Decide(new(Ids.Sheet, "paper"), s, d, null, null))));
        Assert.Equal("sheet.other-process", Rule(A.Given<ElectrodeSheet>(Cast).When((s, d) => KneadDough.Decide(new(Ids.Sheet), s, d, null))));
        Assert.Equal("sheet.other-process", Rule(A.Given<ElectrodeSheet>(Cast).When((s, d) => RollFilm.Decide(new(Ids.Sheet), s, d, null))));
    }

    [Fact]
    public void An_expired_lot_in_any_step_is_a_deviation()
    {
        var sheet = A.Given<ElectrodeSheet>(Cast);
        Assert.Equal("lot.expired", Rule(sheet.When((s, d) => GrindPowder.Decide(new(Ids.Sheet, Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.ExpiredLot, null))));
        Assert.Equal("lot.expired", Rule(sheet.When((s, d) => AddBinder.Decide(new(Ids.Sheet, Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.ExpiredLot, null, null))));
        Assert.Equal("lot.expired", Rule(sheet.When((s, d) => AddBinder.Decide(new(Ids.Sheet, Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.GoodLot, Ids.ExpiredLot, null))));
        Assert.Equal("lot.expired", Rule(sheet.When((s, d) => MixSlurry.Decide(new(Ids.Sheet, Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.ExpiredLot, null))));
        Assert.Equal("lot.expired", Rule(sheet.When((s, d) => CastSheet.Decide(new(Ids.Sheet, "paper", Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.ExpiredLot, null))));
    }

    [Fact]
    public void A_duration_outside_its_tolerance_is_a_deviation_beside_the_plan() => A.Given<ElectrodeSheet>(Cast)
        .When((s, d) => DrySheet.Decide(new(Ids.Sheet, Duration: HalfAnHour, Step: new(Ids.Protocol, 1, "s1")), s, d, Ids.Step(60m, "min")))
        .Then(
            new SheetDried(Ids.Sheet, null, HalfAnHour, null, null, Planned, null),
            new DeviationNoted(1, "step.outside-tolerance", "Step s1: 30 min where 60 min was planned (± 5 %).", null));

    [Fact]
    public void Every_step_is_held_against_its_plan()
    {
        var sheet = A.Given<ElectrodeSheet>(Cast);
        Assert.Equal("step.outside-tolerance", Rule(sheet.When((s, d) => GrindPowder.Decide(new(Ids.Sheet, Duration: HalfAnHour), s, d, null, Ids.Step(60m, "min")))));
        Assert.Equal("step.outside-tolerance", Rule(sheet.When((s, d) => AddBinder.Decide(new(Ids.Sheet, Ids.Lot, new(5m, "mg")), s, d, Ids.GoodLot, null, Ids.Step(6m, "mg")))));
        Assert.Equal("step.outside-tolerance", Rule(sheet.When((s, d) => MixSlurry.Decide(new(Ids.Sheet, SolventVolume: new(5m, "mL")), s, d, null, Ids.Step(6m, "mL")))));
        Assert.Equal("step.outside-tolerance", Rule(sheet.When((s, d) => MixSlurry.Decide(new(Ids.Sheet, Duration: HalfAnHour), s, d, null, Ids.Step(1m, "h")))));
        Assert.Equal("step.outside-tolerance", Rule(sheet.When((s, d) => CastSheet.Decide(new(Ids.Sheet, "paper", Gap: new(200m, "um")), s, d, null, Ids.Step(0.3m, "mm")))));
        var rolled = A.Given<ElectrodeSheet>(Rolled);
        Assert.Equal("step.outside-tolerance", Rule(rolled.When((s, d) => KneadDough.Decide(new(Ids.Sheet, HalfAnHour), s, d, Ids.Step(60m, "min")))));
        Assert.Equal("step.outside-tolerance", Rule(rolled.When((s, d) => RollFilm.Decide(new(Ids.Sheet, new(200m, "um")), s, d, Ids.Step(0.3m, "mm")))));
    }

    [Fact]
    public void Nothing_happens_to_a_sheet_that_was_never_started()
    {
        var none = A.Given<ElectrodeSheet>();
        none.When((s, d) => GrindPowder.Decide(new(Ids.Sheet), s, d, null, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => AddBinder.Decide(new(Ids.Sheet, Ids.Lot), s, d, Ids.GoodLot, null, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => MixSlurry.Decide(new(Ids.Sheet), s, d, null, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => CastSheet.Decide(new(Ids.Sheet, "paper"), s, d, null, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => CastSheet.Decide(new(Ids.Sheet, " "), s, d, null, null)).ThenRefused("sheet.substrate-missing");
        none.When((s, d) => KneadDough.Decide(new(Ids.Sheet), s, d, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => RollFilm.Decide(new(Ids.Sheet), s, d, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => DrySheet.Decide(new(Ids.Sheet), s, d, null)).ThenRefused("sheet.not-started");
        none.When((s, d) => WeighBlank.Decide(new(Ids.Sheet, new(8m, "mg")), s, d, null)).ThenRefused("sheet.not-started");
    }

    [Fact]
    public void A_component_too_light_for_its_balance_is_recorded_as_a_deviation() => A.Given<ElectrodeSheet>(Cast)
        .When((s, d) => WeighComponent.Decide(new(Ids.Sheet, Active.Lot, new(9m, "mg"), Ids.Equipment), s, d, Ids.GoodLot with { Lot = Active.Lot }, null, Ids.Balance))
        .Then(new ComponentWeighed(Ids.Sheet, Active.Lot, new(9m, "mg"), Ids.Equipment, null, null), Ids.BelowMinimum);

    [Fact]
    public void A_blank_too_light_for_its_balance_is_recorded_as_a_deviation() => A.Given<ElectrodeSheet>(Cast)
        .When((s, d) => WeighBlank.Decide(new(Ids.Sheet, new(9m, "mg"), Ids.Equipment), s, d, Ids.Balance)).Then(new BlankWeighed(Ids.Sheet, new(9m, "mg"), Ids.Equipment, null), Ids.BelowMinimum);

    [Fact]
    public void Said_twice_is_nothing_new() => Twice.AddsNothing<ElectrodeSheet, StartSheet>(
        [], (c, s, d) => StartSheet.Decide(c, s, d, []), c => c with { Components = [Active], Protocol = null, ProtocolVersion = null });

    private static Func<ElectrodeSheet, Deviations, Decision> Weigh(LotFacts lot, StepFacts? step = null) =>
        (s, d) => WeighComponent.Decide(new(Ids.Sheet, Ids.Lot, new(70m, "mg"), Ids.Equipment, DoneAt: Ids.Morning), s, d, lot, step, null);

    private static string Rule(A.Outcome outcome) => Assert.Single(Assert.IsType<Decision.Accepted>(outcome.Decision).Events.OfType<DeviationNoted>()).Rule;

    private static Func<ElectrodeSheet, Deviations, Decision> Start(string process, params SheetComponent[] components) =>
        (s, d) => StartSheet.Decide(new(Ids.Sheet, new Label("SH-1"), "Mo6S8", components, process), s, d, [Ids.GoodLot]);
}
