using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Electrolytes;

public sealed class ElectrolyteCommandTests
{
    private static readonly IEvent Opened = new BatchOpened(Ids.Batch, new Label("DOE-1"), "DOE", null, null, null, null);
    private static readonly IEvent Solvent = new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), null, null);
    private static readonly IEvent Released = new ElectrolyteReleased(Ids.Batch, null);
    private static readonly IEvent Discarded = new BatchDiscarded(Ids.Batch, "yellow", null);
    private static readonly Reported<TraceContent> Water = new Quantity<TraceContent>(12m, "[ppm]");
    private static readonly Reported<Conductivity> Conducts = new Quantity<Conductivity>(5.1m, "mS/cm");

    [Fact]
    public void A_batch_is_opened_once_with_a_formulation()
    {
        A.Given<Electrolyte>().When(Open("DOE ")).Then(Opened);
        A.Given<Electrolyte>().When(Open(" ")).ThenRefused("electrolyte.formulation-missing");
        A.Given<Electrolyte>(Opened).When(Open("DOE")).ThenRefused("electrolyte.already-open");
        A.Given<Electrolyte>().When(b => OpenBatch.Decide(new(Ids.Batch, new Label("DOE-1"), "DOE", Ids.Protocol), b, [])).ThenRefused("protocol.version-missing");
    }

    [Fact]
    public void Salt_is_held_against_its_plan_as_amount_even_when_weighed() => A.Given<Electrolyte>(Opened)
        .When((b, d) => AddSalt.Decide(
            new(Ids.Batch, Ids.Lot, new(200m, "mg")), b, d, Ids.GoodLot with { Purity = new(0.9m, "1"), MolarMass = new(100m, "g/mol") }, Ids.Step(2.0m, "mmol"), null))
        .Then(
            new SaltAdded(Ids.Batch, Ids.Lot, new(200m, "mg"), null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(2.0m, "mmol")), null),
            new DeviationNoted(1, "step.outside-tolerance", "Step s1: 1.8 mmol where 2.0 mmol was planned (± 5 %).", null));

    [Fact]
    public void Weighed_salt_of_unknown_purity_is_held_against_nothing() => A.Given<Electrolyte>(Opened)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(200m, "mg")), b, d, Ids.GoodLot with { MolarMass = new(100m, "g/mol") }, Ids.Step(2.0m, "mmol"), null))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, new(200m, "mg"), null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(2.0m, "mmol")), null));

    [Fact]
    public void Salt_within_the_tolerance_is_no_deviation() => A.Given<Electrolyte>(Opened)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, Amount: new(2.1m, "mmol")), b, d, Ids.GoodLot, Ids.Step(2.0m, "mmol"), null))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, null, new(2.1m, "mmol"), null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(2.0m, "mmol")), null));

    [Fact]
    public void Salt_without_any_amount_is_refused() =>
        A.Given<Electrolyte>(Opened).When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot), b, d, Ids.GoodLot, null, null)).ThenRefused("electrolyte.salt-without-amount");

    [Fact]
    public void A_salt_too_light_for_its_balance_is_recorded_as_a_deviation() => A.Given<Electrolyte>(Opened)
        .When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(9m, "mg"), Balance: Ids.Equipment), b, d, Ids.GoodLot, null, Ids.Balance))
        .Then(new SaltAdded(Ids.Batch, Ids.Lot, new(9m, "mg"), null, Ids.Equipment, null, null), Ids.BelowMinimum);

    [Fact]
    public void An_expired_solvent_after_release_breaks_two_rules() => A.Given<Electrolyte>(Opened, Released)
        .When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL"), DoneAt: Ids.Morning, DeviationReason: "topped up"), b, d, Ids.ExpiredLot, null))
        .Then(
            new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), null, Ids.Morning),
            new DeviationNoted(1, "electrolyte.changed-after-release", $"Batch {Ids.Batch} was changed after its release.", "topped up"),
            new DeviationNoted(2, "lot.expired", Ids.ExpiredSentence, "topped up"));

    [Fact]
    public void A_lot_may_be_used_on_its_last_day() => A.Given<Electrolyte>(Opened)
        .When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5.0m, "mL"), DoneAt: Ids.Morning), b, d, Ids.GoodLot, null))
        .Then(new SolventDispensed(Ids.Batch, Ids.Lot, new(5.0m, "mL"), null, Ids.Morning));

    [Fact]
    public void Stirring_shorter_than_planned_is_a_deviation() => A.Given<Electrolyte>(Opened)
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, new Quantity<Duration>(10m, "min"), "clear"), b, d, Ids.Step(0.5m, "h")))
        .Then(
            new ElectrolyteStirred(Ids.Batch, new Quantity<Duration>(10m, "min"), "clear", null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(0.5m, "h")), null),
            new DeviationNoted(1, "step.outside-tolerance", "Step s1: 10 min where 0.5 h was planned (± 5 %).", null));

    [Fact]
    public void A_bound_is_held_against_nothing() => A.Given<Electrolyte>(Opened)
        .When((b, d) => StirElectrolyte.Decide(new(Ids.Batch, new(Form.AtLeast, new(10m, "min"))), b, d, Ids.Step(0.5m, "h")))
        .Then(new ElectrolyteStirred(Ids.Batch, new(Form.AtLeast, new(10m, "min")), null, null, null, new StepRef(Ids.Protocol, 1, "s1", new AnyQuantity(0.5m, "h")), null));

    [Fact]
    public void An_aliquot_of_a_released_batch_is_a_plain_fact() =>
        A.Given<Electrolyte>(Opened, Solvent, Released).When(Draw("80 uL")).Then(new AliquotDrawn(Ids.Batch, new(80m, "uL"), null, "NMR", null));

    [Fact]
    public void An_aliquot_becomes_a_specimen() => A.Given<Electrolyte>(Opened, Solvent, Released)
        .When((b, d) => DrawAliquot.ForSpecimen(Ids.Batch, new(0.6m, "mL"), Ids.Specimen, Ids.Morning, null, b, d))
        .Then(new AliquotDrawn(Ids.Batch, new(0.6m, "mL"), null, null, Ids.Morning, Ids.Specimen));

    [Fact]
    public void More_than_is_left_before_release_breaks_two_rules() => A.Given<Electrolyte>(Opened, Solvent, new AliquotDrawn(Ids.Batch, new(4m, "mL"), null, null, null))
        .When((b, d) => DrawAliquot.ForCell(Ids.Batch, new(1.001m, "mL"), Ids.Cell, Ids.Morning, null, b, d))
        .Then(
            new AliquotDrawn(Ids.Batch, new(1.001m, "mL"), Ids.Cell, null, Ids.Morning),
            new DeviationNoted(1, "electrolyte.overdrawn", "1.001 mL were drawn where at most 1 mL were known to be left.", null),
            new DeviationNoted(2, "electrolyte.not-released", $"Batch {Ids.Batch} was used before its release.", null));

    [Fact]
    public void Stock_taking_is_what_is_left() =>
        A.Given<Electrolyte>(Opened, Solvent, Released, new VolumeReconciled(Ids.Batch, new(6m, "mL"), null)).When(Draw("6 mL")).Then(new AliquotDrawn(Ids.Batch, new(6m, "mL"), null, "NMR", null));

    [Fact]
    public void What_is_seen_and_measured_is_recorded()
    {
        var batch = A.Given<Electrolyte>(Opened);
        batch.When((b, d) => NoteAppearance.Decide(new(Ids.Batch, Clarity.Hazy, "grey"), b, d, null)).Then(new AppearanceNoted(Ids.Batch, Clarity.Hazy, "grey", null, null));
        batch.When((b, d) => NoteTemperature.Decide(new(Ids.Batch, new(-5m, "Cel")), b, d, null)).Then(new TemperatureNoted(Ids.Batch, new(-5m, "Cel"), null));
        batch.When((b, d) => MeasureWaterContent.Decide(new(Ids.Batch, Water, "KF", 3), b, d, null)).Then(new WaterContentMeasured(Ids.Batch, Water, "KF", 3, null));
        batch.When((b, d) => MeasureWaterContent.Decide(new(Ids.Batch, Water, "KF", 0), b, d, null)).ThenRefused("replicates.none");
        batch.When((b, d) => MeasureConductivity.Decide(new(Ids.Batch, Conducts), b, d, null)).Then(new ConductivityMeasured(Ids.Batch, Conducts, null, null));
        batch.When((b, d) => ReconcileVolume.Decide(new(Ids.Batch, new(4m, "mL")), b, d)).Then(new VolumeReconciled(Ids.Batch, new(4m, "mL"), null));
    }

    [Fact]
    public void Any_fact_about_a_discarded_batch_is_a_deviation() => A.Given<Electrolyte>(Opened, Discarded)
        .When((b, d) => NoteAppearance.Decide(new(Ids.Batch, Clarity.Clear, "yellow"), b, d, null))
        .Then(
            new AppearanceNoted(Ids.Batch, Clarity.Clear, "yellow", null, null),
            new DeviationNoted(1, "electrolyte.discarded", $"Batch {Ids.Batch} had been discarded.", null));

    [Fact]
    public void A_batch_is_discarded_once_and_for_a_reason()
    {
        A.Given<Electrolyte>(Opened).When(Discard("yellow ")).Then(Discarded);
        A.Given<Electrolyte>(Opened, Discarded).When(Discard("again")).Then();
        A.Given<Electrolyte>(Opened).When(Discard(" ")).ThenRefused("electrolyte.reason-missing");
        A.Given<Electrolyte>().When(Discard("r")).ThenRefused("electrolyte.not-open");
    }

    [Fact]
    public void A_discarded_batch_is_not_released() => A.Given<Electrolyte>(Opened, Discarded)
        .When((b, d) => ReleaseElectrolyte.Decide(new(Ids.Batch), b, d, [])).ThenRefused("electrolyte.discarded");

    [Fact]
    public void Nothing_happens_to_a_batch_that_was_never_opened()
    {
        var none = A.Given<Electrolyte>();
        none.When((b, d) => AddSalt.Decide(new(Ids.Batch, Ids.Lot, new(1m, "g")), b, d, Ids.GoodLot, null, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => DispenseSolvent.Decide(new(Ids.Batch, Ids.Lot, new(5m, "mL")), b, d, Ids.GoodLot, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => StirElectrolyte.Decide(new(Ids.Batch), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When(Draw("1 mL")).ThenRefused("electrolyte.not-open");
        none.When((b, d) => NoteAppearance.Decide(new(Ids.Batch, Clarity.Clear, "c"), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => NoteTemperature.Decide(new(Ids.Batch, new(25m, "Cel")), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => MeasureWaterContent.Decide(new(Ids.Batch, Water, "KF"), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => MeasureConductivity.Decide(new(Ids.Batch, Conducts), b, d, null)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => ReconcileVolume.Decide(new(Ids.Batch, new(4m, "mL")), b, d)).ThenRefused("electrolyte.not-open");
        none.When((b, d) => ReleaseElectrolyte.Decide(new(Ids.Batch), b, d, [])).ThenRefused("electrolyte.not-open");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Electrolyte, OpenBatch>([], (c, s, _) => OpenBatch.Decide(c, s, Ids.AnySteps));
        Twice.AddsNothing<Electrolyte, DiscardBatch>([Opened], (c, s, _) => DiscardBatch.Decide(c, s));
        Twice.AddsNothing<Electrolyte, ReleaseElectrolyte>(
            [Opened, new AppearanceNoted(Ids.Batch, Clarity.Clear, "colourless", null, null)], (c, s, d) => ReleaseElectrolyte.Decide(c, s, d, []));
    }

    private static Func<Electrolyte, Decision> Open(string formulation) => b => OpenBatch.Decide(new(Ids.Batch, new Label("DOE-1"), formulation), b, []);

    private static Func<Electrolyte, Deviations, Decision> Draw(string volume) => (b, d) => DrawAliquot.Decide(new(Ids.Batch, QuantityText.Parse<Volume>(volume), "NMR"), b, d);

    private static Func<Electrolyte, Decision> Discard(string reason) => b => DiscardBatch.Decide(new(Ids.Batch, reason), b);
}
