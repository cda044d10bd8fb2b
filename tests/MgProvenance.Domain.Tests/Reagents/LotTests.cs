using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Domain.Tests.Reagents;

public sealed class LotTests
{
    private static readonly Quantity<MassFraction> Purity = new(99.5m, "%");
    private static readonly Quantity<MolarMass> MolarMass = new(133.34m, "g/mol");
    private static readonly Reported<TraceContent> Water = new(Form.Exact, new(12m, "[ppm]"));
    private static readonly LotReceived Received = new(Ids.Lot, new Label("L-1"), "AlCl3", "AlCl3", MolarMass, Purity, "S", "77", new DateOnly(2026, 3, 1), null);

    [Fact]
    public void A_lot_is_received_as_its_supplier_states_it() => A.Given<Lot>()
        .When((l, d) => ReceiveLot.Decide(new(Ids.Lot, new Label("L-1"), " AlCl3 ", "AlCl3", MolarMass, Purity, "S", "77", new DateOnly(2026, 3, 1)), l, d)).Then(Received);

    [Theory]
    [InlineData("0 %")]
    [InlineData("100.1 %")]
    [InlineData("99.5 1")]
    public void A_purity_outside_its_bounds_is_impossible(string purity) =>
        A.Given<Lot>().When(Receive(purity: QuantityText.Parse<MassFraction>(purity))).ThenRefused("lot.purity-impossible");

    [Fact]
    public void A_purity_of_one_is_possible() =>
        A.Given<Lot>().When(Receive(purity: new(1m, "1"))).Then(new LotReceived(Ids.Lot, new Label("L-1"), "DME", null, null, new(1m, "1"), null, null, null, null));

    [Fact]
    public void A_molar_mass_is_above_zero() => A.Given<Lot>().When(Receive(molarMass: new(0m, "g/mol"))).ThenRefused("lot.molar-mass-impossible");

    [Fact]
    public void A_lot_has_a_substance() => A.Given<Lot>().When(Receive(" ")).ThenRefused("lot.substance-missing");

    [Fact]
    public void A_lot_is_received_once() => A.Given<Lot>(Received).When(Receive()).ThenRefused("lot.already-received");

    [Fact]
    public void Its_facts_tell_others_what_they_need() =>
        Assert.Equal(new LotFacts(Ids.Lot, "L-1", new DateOnly(2026, 3, 1), true, Purity, MolarMass, Substance: "AlCl3"), A.Given<Lot>(Received, new LotRecalled(Ids.Lot, "r", null)).State.Facts(Ids.Lot));

    [Fact]
    public void A_molar_mass_without_a_formula_is_the_molar_mass_of_nothing_known() =>
        Assert.Null(A.Given<Lot>(Received with { Formula = null }).State.Facts(Ids.Lot).AmountIn(new Quantity<Mass>(1m, "g")));

    [Fact]
    public void Without_a_stated_molar_mass_that_of_the_formula_counts() =>
        Assert.Equal(133.332m, A.Given<Lot>(Received with { MolarMass = null }).State.Facts(Ids.Lot).MolarMass!.Value.In("g/mol"));

    [Fact]
    public void A_formula_that_cannot_be_read_is_refused() => A.Given<Lot>().When(Receive(formula: "Mg(TFSI)2")).ThenRefused("formula.malformed");

    [Theory]
    [InlineData("133.34 g/mol", false)]
    [InlineData("133.99 g/mol", false)]
    [InlineData("134.01 g/mol", true)]
    [InlineData("132.66 g/mol", true)]
    public void A_stated_molar_mass_belongs_to_the_stated_formula(string stated, bool differs)
    {
        var received = Received with { Substance = "DME", MolarMass = QuantityText.Parse<MolarMass>(stated), Purity = null, Supplier = null, LotNumber = null, Expires = null };
        IEvent[] deviations = differs ? [new DeviationNoted(1, "lot.molar-mass-differs", $"The stated molar mass is {stated}, that of AlCl3 is 133.332 g/mol.", null)] : [];
        A.Given<Lot>().When(Receive(molarMass: received.MolarMass, formula: "AlCl3")).Then([received, .. deviations]);
    }

    [Fact]
    public void What_the_container_held_is_known_to_be_left() => A.Given<Lot>(Received with { Mass = new(5m, "g") }, new AmountWithdrawn(Ids.Lot, new(4.9m, "g"), null, null, null, Ids.Stream))
        .When(Withdraw("101 mg")).Then(
            new AmountWithdrawn(Ids.Lot, new(101m, "mg"), null, "test", null),
            new DeviationNoted(1, "lot.overdrawn", "101 mg were taken where 100 mg were known to be left.", null));

    [Theory]
    [InlineData("2026-03-02T09:15+01:00", false)]
    [InlineData("2026-03-31T23:59+02:00", false)]
    [InlineData("2026-04-01T00:00+02:00", true)]
    public void An_opened_lot_is_used_within_its_time(string doneAt, bool tooLong)
    {
        var time = BenchTime.Parse(doneAt);
        var facts = A.Given<Lot>(Received with { Expires = null, UseWithinAfterOpening = new(30m, "d") }, new LotOpened(Ids.Lot, BenchTime.Parse("2026-03-01T12:00+01:00"))).State.Facts(Ids.Lot);
        Deviation[] broken = tooLong ? [new("lot.open-too-long", "Lot L-1 was used on 2026-04-01, after its last day since it was opened, 2026-03-31.")] : [];
        Assert.Equal(broken, facts.BrokenBy(time));
    }

    [Fact]
    public void Opened_at_an_unknown_time_or_with_a_limit_of_ages_it_has_no_last_day()
    {
        Assert.Null(A.Given<Lot>(Received with { UseWithinAfterOpening = new(30m, "d") }, new LotOpened(Ids.Lot, null)).State.Facts(Ids.Lot).OpenUntil);
        Assert.Null(A.Given<Lot>(Received with { UseWithinAfterOpening = new(9_999_999m, "d") }, new LotOpened(Ids.Lot, Ids.Morning)).State.Facts(Ids.Lot).OpenUntil);
    }

    [Fact]
    public void Beside_its_use_only_the_stock_is_looked_at() => A.Given<Lot>(Received with { Volume = new(1m, "mL") }, new LotRecalled(Ids.Lot, "wet", null))
        .When((l, d) => WithdrawAmount.Beside(new(Ids.Lot, Volume: new(2m, "mL"), DoneAt: Ids.Morning, For: Ids.Stream, DeviationReason: "second bottle"), l, d)).Then(
            new AmountWithdrawn(Ids.Lot, null, new(2m, "mL"), null, Ids.Morning, Ids.Stream),
            new DeviationNoted(1, "lot.overdrawn", "2 mL were taken where 1 mL were known to be left.", "second bottle"));

    [Fact]
    public void What_happens_to_a_lot_is_recorded()
    {
        var lot = A.Given<Lot>(Received);
        lot.When(l => OpenLot.Decide(new(Ids.Lot, Ids.Morning), l)).Then(new LotOpened(Ids.Lot, Ids.Morning));
        lot.When(l => TransferLot.Decide(new(Ids.Lot, Ids.Equipment), l)).Then(new LotTransferredIntoGlovebox(Ids.Lot, Ids.Equipment, null));
        lot.When(l => DryLot.Decide(new(Ids.Lot, Vacuum: true), l)).Then(new LotDried(Ids.Lot, null, null, true, null));
        lot.When(l => MeasureLotWater.Decide(new(Ids.Lot, Water, "Karl Fischer", 3), l)).Then(new LotWaterContentMeasured(Ids.Lot, Water, "Karl Fischer", 3, null));
        lot.When(l => CheckStabiliser.Decide(new(Ids.Lot, "strip", Peroxide: Water), l)).Then(new StabiliserAndPeroxideChecked(Ids.Lot, null, Water, "strip", null));
        lot.When(l => ReconcileStock.Decide(new(Ids.Lot, new(1m, "g")), l)).Then(new StockReconciled(Ids.Lot, new(1m, "g"), null, null));
        lot.When(l => RecallLot.Decide(new(Ids.Lot, " wet "), l)).Then(new LotRecalled(Ids.Lot, "wet", null));
    }

    [Fact]
    public void Nothing_happens_to_a_lot_that_was_never_received()
    {
        var none = A.Given<Lot>();
        none.When(l => OpenLot.Decide(new(Ids.Lot), l)).ThenRefused("lot.not-received");
        none.When(l => TransferLot.Decide(new(Ids.Lot, Ids.Equipment), l)).ThenRefused("lot.not-received");
        none.When(l => DryLot.Decide(new(Ids.Lot), l)).ThenRefused("lot.not-received");
        none.When(l => MeasureLotWater.Decide(new(Ids.Lot, Water, "KF"), l)).ThenRefused("lot.not-received");
        none.When(l => CheckStabiliser.Decide(new(Ids.Lot, "strip", "none"), l)).ThenRefused("lot.not-received");
        none.When(Withdraw("1 mg")).ThenRefused("lot.not-received");
        none.When(l => ReconcileStock.Decide(new(Ids.Lot, new(1m, "g")), l)).ThenRefused("lot.not-received");
        none.When(l => RecallLot.Decide(new(Ids.Lot, "r"), l)).ThenRefused("lot.not-received");
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        var lot = A.Given<Lot>(Received);
        lot.When(l => MeasureLotWater.Decide(new(Ids.Lot, Water, "KF", 0), l)).ThenRefused("replicates.none");
        lot.When(l => MeasureLotWater.Decide(new(Ids.Lot, Water, " "), l)).ThenRefused("lot.method-missing");
        lot.When(l => CheckStabiliser.Decide(new(Ids.Lot, "strip"), l)).ThenRefused("lot.nothing-checked");
        lot.When(l => CheckStabiliser.Decide(new(Ids.Lot, "", "none"), l)).ThenRefused("lot.method-missing");
        lot.When(l => ReconcileStock.Decide(new(Ids.Lot), l)).ThenRefused("lot.mass-or-volume");
        lot.When(l => ReconcileStock.Decide(new(Ids.Lot, new(1m, "g"), new(1m, "mL")), l)).ThenRefused("lot.mass-or-volume");
        lot.When((l, d) => WithdrawAmount.Decide(new(Ids.Lot, "test"), l, d)).ThenRefused("lot.mass-or-volume");
        lot.When((l, d) => WithdrawAmount.Decide(new(Ids.Lot, " ", new(1m, "g")), l, d)).ThenRefused("lot.purpose-missing");
        lot.When(l => RecallLot.Decide(new(Ids.Lot, " "), l)).ThenRefused("lot.reason-missing");
    }

    [Fact]
    public void A_withdrawal_within_the_stock_is_a_plain_fact() => A.Given<Lot>(Received, new StockReconciled(Ids.Lot, new(1m, "g"), null, null))
        .When(Withdraw("1000 mg")).Then(new AmountWithdrawn(Ids.Lot, new(1000m, "mg"), null, "test", null));

    [Fact]
    public void A_withdrawal_above_the_stock_is_recorded_as_a_deviation() => A.Given<Lot>(
            Received, new StockReconciled(Ids.Lot, new(1m, "g"), null, null), new AmountWithdrawn(Ids.Lot, new(1m, "mg"), null, "x", null))
        .When(Withdraw("1 g")).Then(
            new AmountWithdrawn(Ids.Lot, new(1m, "g"), null, "test", null),
            new DeviationNoted(1, "lot.overdrawn", "1 g were taken where 999 mg were known to be left.", null));

    [Fact]
    public void Without_stock_taking_nothing_is_overdrawn() =>
        A.Given<Lot>(Received).When(Withdraw("1 kg")).Then(new AmountWithdrawn(Ids.Lot, new(1m, "kg"), null, "test", null));

    [Fact]
    public void Use_of_a_recalled_and_expired_lot_is_recorded_with_its_reason() => A.Given<Lot>(Received, new LotRecalled(Ids.Lot, "wet", null))
        .When((l, d) => WithdrawAmount.Decide(new(Ids.Lot, "test", Volume: new(1m, "mL"), DoneAt: Ids.Morning, DeviationReason: "trial"), l, d)).Then(
            new AmountWithdrawn(Ids.Lot, null, new(1m, "mL"), "test", Ids.Morning),
            new DeviationNoted(1, "lot.recalled", "Lot L-1 had been recalled.", "trial"),
            new DeviationNoted(2, "lot.expired", Ids.ExpiredSentence, "trial"));

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Lot, ReceiveLot>([], ReceiveLot.Decide, c => c with { Purity = null });
        Twice.AddsNothing<Lot, OpenLot>([Received], (c, s, _) => OpenLot.Decide(c, s));
        Twice.AddsNothing<Lot, RecallLot>([Received], (c, s, _) => RecallLot.Decide(c, s));
    }

    private static Func<Lot, Deviations, Decision> Receive(string substance = "DME", Quantity<MassFraction>? purity = null, Quantity<MolarMass>? molarMass = null, string? formula = null) =>
        (lot, deviations) => ReceiveLot.Decide(new(Ids.Lot, new Label("L-1"), substance, formula, molarMass, purity), lot, deviations);

    private static Func<Lot, Deviations, Decision> Withdraw(string mass) =>
        (lot, deviations) => WithdrawAmount.Decide(new(Ids.Lot, "test", QuantityText.Parse<Mass>(mass)), lot, deviations);

    [Theory, InlineData("2026-03-01", "2026-02-01", "2026-02-01"), InlineData("2026-03-01", "2026-04-01", "2026-03-01"), InlineData(null, "2026-04-01", "2026-04-01"), InlineData("2026-03-01", null, "2026-03-01"), InlineData(null, null, null)]
    public void The_last_day_is_the_one_that_comes_first(string? expires, string? openUntil, string? last) =>
        Assert.Equal(Day(last), (Ids.GoodLot with { Expires = Day(expires), OpenUntil = Day(openUntil) }).LastDay);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
