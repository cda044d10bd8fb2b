using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Domain.Tests.Specimens;

public sealed class TreatmentTests
{
    private static readonly IEvent Taken = new SpecimenTaken(Ids.Specimen, new Label("S-1"), "Mg electrode", Ids.Cell, "negativeElectrode", null, null, null, null, null, null, null, null);
    private static readonly IEvent UsedUp = new SpecimenPrepared(Ids.Specimen, "dissolved", null, true);
    private static readonly Reported<Duration> TwoHours = new Quantity<Duration>(2m, "h");
    private static readonly Reported<Temperature> Warm = new Quantity<Temperature>(60m, "Cel");

    private static readonly (IEvent Event, Func<Specimen, Deviations, Decision> Decide)[] Treatments =
    [
        (new SpecimenRinsed(Ids.Specimen, Ids.Lot, "DME", 3, new(1m, "mL"), null), (s, d) => RinseSpecimen.Decide(new(Ids.Specimen, Ids.Lot, "DME", 3, new(1m, "mL")), s, d, Ids.GoodLot)),
        (new SpecimenDried(Ids.Specimen, Warm, TwoHours, false, Ids.Equipment, null, Ids.Morning), (s, d) => DrySpecimen.Decide(new(Ids.Specimen, Warm, TwoHours, false, Ids.Equipment, Ids.Morning), s, d)),
        (new SpecimenExposed(Ids.Specimen, "air", TwoHours, null), (s, d) => ExposeSpecimen.Decide(new(Ids.Specimen, "air ", TwoHours), s, d)),
        (new SpecimenTransferred(Ids.Specimen, "argon", Ids.Equipment, null), (s, d) => TransferSpecimen.Decide(new(Ids.Specimen, "argon ", Ids.Equipment), s, d)),
        (new SpecimenPrepared(Ids.Specimen, "dropped on a grid", null), (s, d) => PrepareSpecimen.Decide(new(Ids.Specimen, "dropped on a grid "), s, d)),
    ];

    [Fact]
    public void What_is_done_to_a_specimen_is_recorded() => Assert.All(Treatments, t => A.Given<Specimen>(Taken).When(t.Decide).Then(t.Event));

    [Fact]
    public void It_needs_something_of_the_specimen() => Assert.All(Treatments, t =>
    {
        A.Given<Specimen>(Taken, UsedUp).When(t.Decide).Then(t.Event, new DeviationNoted(1, "specimen.used-up", $"Specimen {Ids.Specimen} had been used up before this.", null));
        A.Given<Specimen>().When(t.Decide).ThenRefused("specimen.not-taken");
    });

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        A.Given<Specimen>(Taken).When((s, d) => RinseSpecimen.Decide(new(Ids.Specimen), s, d, null)).Then(new SpecimenRinsed(Ids.Specimen, null, null, null, null, null));
        A.Given<Specimen>(Taken).When((s, d) => DrySpecimen.Decide(new(Ids.Specimen), s, d)).Then(new SpecimenDried(Ids.Specimen, null, null, null, null, null, null));
    }

    [Fact]
    public void An_expired_solvent_is_a_deviation() => A.Given<Specimen>(Taken)
        .When((s, d) => RinseSpecimen.Decide(new(Ids.Specimen, Ids.Lot, DoneAt: Ids.Morning), s, d, Ids.ExpiredLot))
        .Then(new SpecimenRinsed(Ids.Specimen, Ids.Lot, null, null, null, Ids.Morning), new DeviationNoted(1, "lot.expired", Ids.ExpiredSentence, null));

    [Fact]
    public void Impossible_treatments_are_refused()
    {
        var specimen = A.Given<Specimen>(Taken);
        specimen.When((s, d) => RinseSpecimen.Decide(new(Ids.Specimen, Times: 0), s, d, null)).ThenRefused("specimen.rinses-impossible");
        specimen.When((s, d) => ExposeSpecimen.Decide(new(Ids.Specimen, " "), s, d)).ThenRefused("specimen.exposure-missing");
        specimen.When((s, d) => TransferSpecimen.Decide(new(Ids.Specimen, ""), s, d)).ThenRefused("specimen.atmosphere-missing");
        specimen.When((s, d) => PrepareSpecimen.Decide(new(Ids.Specimen, " "), s, d)).ThenRefused("specimen.method-missing");
    }
}
