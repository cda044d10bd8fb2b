using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Equipment;

public sealed class EquipmentTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Reported<TraceContent> BelowDetection = new(Form.Below, new(0.01m, "[ppm]"));
    private static readonly IEvent Glovebox = new EquipmentRegistered(Ids.Equipment, new Label("GB-1"), EquipmentKind.Glovebox, null, null, null, null);
    private static readonly IEvent Balance = new EquipmentRegistered(Ids.Equipment, new Label("B-1"), EquipmentKind.Balance, "Maker", "X5", "123", new(0.01m, "mg"));

    [Fact]
    public void Equipment_is_registered() => A.Given<EquipmentItem>()
        .When(i => RegisterEquipment.Decide(new(Ids.Equipment, new Label("B-1"), EquipmentKind.Balance, "Maker", "X5", "123", new(0.01m, "mg")), i)).Then(Balance);

    [Fact]
    public void Equipment_is_registered_once() => A.Given<EquipmentItem>(Balance)
        .When(i => RegisterEquipment.Decide(new(Ids.Equipment, new Label("B-2"), EquipmentKind.Balance), i)).ThenRefused("equipment.already-registered");

    [Fact]
    public void A_channel_and_a_pipette_have_a_range_and_a_limit_of_error()
    {
        var (current, volume) = (new LimitOfError(0.05m, 0.05m), new LimitOfError(PercentOfReading: 0.8m));
        A.Given<EquipmentItem>().When(Register(new(Ids.Equipment, new Label("C-1"), EquipmentKind.Cycler, CurrentRange: new(5, "mA"), CurrentError: current)))
            .Then(new EquipmentRegistered(Ids.Equipment, new Label("C-1"), EquipmentKind.Cycler, null, null, null, null, CurrentRange: new(5, "mA"), CurrentError: current));
        A.Given<EquipmentItem>().When(Register(new(Ids.Equipment, new Label("P-1"), EquipmentKind.Pipette, NominalVolume: new(100, "uL"), VolumeError: volume)))
            .Then(new EquipmentRegistered(Ids.Equipment, new Label("P-1"), EquipmentKind.Pipette, null, null, null, null, NominalVolume: new(100, "uL"), VolumeError: volume));
        A.Given<EquipmentItem>().When(Register(new(Ids.Equipment, new Label("P-1"), EquipmentKind.Pipette, VolumeError: new()))).ThenRefused("equipment.error-impossible");
        A.Given<EquipmentItem>().When(Register(new(Ids.Equipment, new Label("C-1"), EquipmentKind.Cycler, CurrentError: new(-1)))).ThenRefused("equipment.error-impossible");
        A.Given<EquipmentItem>().When(Register(new(Ids.Equipment, new Label("C-1"), EquipmentKind.Cycler, CurrentRange: new(0, "mA")))).ThenRefused("equipment.range-impossible");

        static Func<EquipmentItem, Decision> Register(RegisterEquipment command) => i => RegisterEquipment.Decide(command, i);
    }

    [Fact]
    public void The_gas_of_a_glovebox_is_registered() =>
        A.Given<EquipmentItem>().When(i => RegisterEquipment.Decide(new(Ids.Equipment, new Label("GB-1"), EquipmentKind.Glovebox, Gas: "argon"), i))
            .Then(new EquipmentRegistered(Ids.Equipment, new Label("GB-1"), EquipmentKind.Glovebox, null, null, null, null, Gas: "argon"));

    [Fact]
    public void A_calibration_is_recorded() =>
        A.Given<EquipmentItem>(Balance).When(Calibrate(Day.AddYears(1))).Then(new EquipmentCalibrated(Ids.Equipment, Day, Day.AddYears(1), "C-7"));

    [Fact]
    public void The_same_calibration_again_is_nothing_new() =>
        A.Given<EquipmentItem>(Balance, new EquipmentCalibrated(Ids.Equipment, Day, null, "C-7")).When(Calibrate(null)).Then();

    [Theory]
    [InlineData("2026-03-01T23:00+01:00", true)]
    [InlineData("2026-03-02+01:00", false)]
    [InlineData("2026-04-02T12:00+02:00", false)]
    [InlineData("2026-04-03T12:00+02:00", true)]
    public void A_weighing_lies_within_a_calibration(string doneAt, bool broken)
    {
        var facts = A.Given<EquipmentItem>(Balance, new EquipmentCalibrated(Ids.Equipment, Day, Day.AddMonths(1), null)).State.Balance(Ids.Equipment);
        Assert.Equal(broken ? ["balance.not-calibrated"] : [], facts.BrokenBy(new(1m, "g"), BenchTime.Parse(doneAt)).Select(d => d.Rule));
    }

    [Fact]
    public void Without_any_calibration_or_time_nothing_is_missed()
    {
        Assert.Empty(A.Given<EquipmentItem>(Balance).State.Balance(Ids.Equipment).BrokenBy(new(1m, "g"), Ids.Morning));
        Assert.Empty(A.Given<EquipmentItem>(Balance, new EquipmentCalibrated(Ids.Equipment, Day.AddYears(1), null, null)).State.Balance(Ids.Equipment).BrokenBy(new(1m, "g"), null));
    }

    [Fact]
    public void A_mass_below_the_minimum_weight_breaks_a_rule()
    {
        var facts = A.Given<EquipmentItem>(new EquipmentRegistered(Ids.Equipment, new Label("B-1"), EquipmentKind.Balance, null, null, null, null, new(20m, "mg"))).State.Balance(Ids.Equipment);
        Assert.Equal([new Deviation("balance.below-minimum", "19.9 mg were weighed on balance B-1, whose minimum weight is 20 mg.")], facts.BrokenBy(new(19.9m, "mg"), null));
        Assert.Empty(facts.BrokenBy(new(0.020m, "g"), null));
        Assert.Empty(facts.BrokenBy(null, null));
    }

    [Fact]
    public void A_calibration_cannot_end_before_it_began() =>
        A.Given<EquipmentItem>(Balance).When(Calibrate(Day.AddDays(-1))).ThenRefused("equipment.calibration-runs-backwards");

    [Fact]
    public void Unknown_equipment_is_not_calibrated() => A.Given<EquipmentItem>().When(Calibrate(null)).ThenRefused("equipment.not-registered");

    [Fact]
    public void A_censored_reading_stays_a_bound() => A.Given<EquipmentItem>(Glovebox).When(Read(BelowDetection))
        .Then(new AtmosphereRead(Ids.Equipment, BelowDetection, null, Ids.Morning));

    [Fact]
    public void A_reading_of_nothing_is_refused() => A.Given<EquipmentItem>(Glovebox).When(Read(null)).ThenRefused("equipment.nothing-read");

    [Fact]
    public void A_balance_has_no_atmosphere() => A.Given<EquipmentItem>(Balance).When(Read(BelowDetection)).ThenRefused("equipment.not-a-glovebox");

    [Fact]
    public void An_unknown_glovebox_has_no_reading() => A.Given<EquipmentItem>().When(Read(BelowDetection)).ThenRefused("equipment.not-registered");

    [Fact]
    public void An_excursion_says_what_happened()
    {
        A.Given<EquipmentItem>(Glovebox).When(Excursion(" torn glove ")).Then(new ExcursionNoted(Ids.Equipment, "torn glove", null, BelowDetection, null, null));
        A.Given<EquipmentItem>(Glovebox).When(Excursion(" ")).ThenRefused("equipment.excursion-without-words");
        A.Given<EquipmentItem>().When(Excursion("torn glove")).ThenRefused("equipment.not-registered");
    }

    [Fact]
    public void A_glovebox_is_regenerated_and_nothing_else_is()
    {
        A.Given<EquipmentItem>(Glovebox).When(Regenerate).Then(new GloveboxRegenerated(Ids.Equipment, null, Ids.Morning));
        A.Given<EquipmentItem>(Balance).When(Regenerate).ThenRefused("equipment.not-a-glovebox");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<EquipmentItem, RegisterEquipment>([], (c, s, _) => RegisterEquipment.Decide(c, s));
        Twice.AddsNothing<EquipmentItem, CalibrateEquipment>([Balance], (c, s, _) => CalibrateEquipment.Decide(c, s));
    }

    private static Func<EquipmentItem, Decision> Calibrate(DateOnly? until) => i => CalibrateEquipment.Decide(new(Ids.Equipment, Day, until, "C-7"), i);

    private static Func<EquipmentItem, Decision> Read(Reported<TraceContent>? water) => i => ReadAtmosphere.Decide(new(Ids.Equipment, water, null, Ids.Morning), i);

    private static Func<EquipmentItem, Decision> Excursion(string what) => i => NoteExcursion.Decide(new(Ids.Equipment, what, Oxygen: BelowDetection), i);

    private static Decision Regenerate(EquipmentItem item) => RegenerateGlovebox.Decide(new(Ids.Equipment, DoneAt: Ids.Morning), item);
}
