using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.People;

namespace MgProvenance.Domain.Tests.People;

public sealed class QualificationTests
{
    private static readonly IEvent Registered = new PersonRegistered(Ids.Person, new Label("P01"), Ids.Digest);
    private static readonly RunSupervised First = new(Ids.Person, Ids.Protocol, 1, AnyStreamId.Of(Ids.Batch.Value), Ids.OtherPerson, Ids.Morning);
    private static readonly RunSupervised Second = First with { Stream = AnyStreamId.Of(Ids.Sheet.Value) };
    private static readonly IEvent Granted = new QualificationGranted(Ids.Person, Ids.Protocol, 1, Ids.OtherPerson, Ids.Morning);

    [Fact]
    public void A_supervised_run_is_recorded_once()
    {
        A.Given<Person>(Registered).When(Supervise(First)).Then(First);
        A.Given<Person>(Registered, First).When(Supervise(First)).Then();
        A.Given<Person>().When(Supervise(First)).ThenRefused("person.not-registered");
        A.Given<Person>(Registered).When(Supervise(First with { Supervisor = Ids.Person })).ThenRefused("person.supervised-by-self");
    }

    [Fact]
    public void A_run_of_another_version_is_a_deviation() => A.Given<Person>(Registered).When((p, d) => SuperviseRun.Decide(Command(First), p, d, (Ids.Protocol, 2))).Then(
        First, new DeviationNoted(1, "person.run-of-other-version", $"{Ids.Batch} follows version 2 of {Ids.Protocol}, not version 1 of {Ids.Protocol}.", null));

    [Fact]
    public void A_run_that_names_no_protocol_is_a_deviation_with_its_reason() => A.Given<Person>(Registered).When((p, d) => SuperviseRun.Decide(Command(First) with { DeviationReason = " Recorded before." }, p, d, null)).Then(
        First, new DeviationNoted(1, "person.run-without-protocol", $"{Ids.Batch} does not say which protocol it follows.", "Recorded before."));

    [Fact]
    public void Two_supervised_runs_of_the_version_earn_the_qualification()
    {
        A.Given<Person>(Registered, First, Second).When(Grant(1)).Then(Granted);
        A.Given<Person>(Registered, First, Second, Granted).When(Grant(1)).Then();
        A.Given<Person>(Registered, First).When(Grant(1)).ThenRefused("person.qualification-not-earned");
        A.Given<Person>(Registered, First, Second).When(Grant(2)).ThenRefused("person.qualification-not-earned");
        A.Given<Person>().When(Grant(1)).ThenRefused("person.not-registered");
    }

    [Fact]
    public void One_run_that_two_people_watched_is_one() =>
        A.Given<Person>(Registered, First, First with { Supervisor = Ids.Person }).When(Grant(1)).ThenRefused("person.qualification-not-earned");

    [Fact]
    public void Nobody_qualifies_themselves() => A.Given<Person>(Registered, First, Second)
        .When((p, d) => GrantQualification.Decide(new(Ids.Person, Ids.Protocol, 1, Ids.Person, Ids.Morning), p, d)).ThenRefused("person.qualified-by-self");

    [Fact]
    public void A_deviation_is_answered_first() =>
        A.Given<Person>(Registered, First, Second, new DeviationNoted(1, "person.run-without-protocol", "It does not say.", null)).When(Grant(1)).ThenRefused("deviation.pending");

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Person, SuperviseRun>([Registered], (c, s, d) => SuperviseRun.Decide(c, s, d, null), c => c with { Supervisor = Ids.OtherPerson });
        Twice.AddsNothing<Person, GrantQualification>([Registered, First, Second], GrantQualification.Decide, c => c with { ProtocolVersion = 1, Grantor = Ids.OtherPerson });
    }

    private static SuperviseRun Command(RunSupervised run) => new(run.Person, run.Protocol, run.ProtocolVersion, run.Stream, run.Supervisor, run.DoneAt);

    private static Func<Person, Deviations, Decision> Supervise(RunSupervised run) => (p, d) => SuperviseRun.Decide(Command(run), p, d, (run.Protocol, run.ProtocolVersion));

    private static Func<Person, Deviations, Decision> Grant(int version) => (p, d) => GrantQualification.Decide(new(Ids.Person, Ids.Protocol, version, Ids.OtherPerson, Ids.Morning), p, d);
}
