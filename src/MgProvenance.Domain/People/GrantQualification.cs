using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

[CommandName("grant-qualification", "Qualify a person on a version of a protocol; a planned act, so it is checked that supervised runs earned it.")]
public sealed record GrantQualification(PersonId Person, ProtocolId Protocol, int ProtocolVersion, PersonId Grantor, BenchTime? DoneAt = null) : IRecords<QualificationGranted>
{
    public static Decision Decide(GrantQualification c, Person person, Deviations deviations) => c switch
    {
        _ when person.NotRegistered(c.Person) is { } refused => refused,
        _ when c.Person == c.Grantor => Decision.Refuse("person.qualified-by-self", $"{c.Person} cannot grant a qualification to themselves."),
        _ when person.Qualifications.Any(q => q.Protocol == c.Protocol && q.ProtocolVersion == c.ProtocolVersion) => Decision.Accept(),
        _ when person.RunsOf(c.Protocol, c.ProtocolVersion) is var runs and < People.Person.RunsToQualify => Decision.Refuse(
            "person.qualification-not-earned",
            $"{c.Person} has {runs} supervised run(s) of version {c.ProtocolVersion} of {c.Protocol}; {People.Person.RunsToQualify} are needed."),
        _ when deviations.Open.Count > 0 => Decision.Refuse("deviation.pending", $"{c.Person}: {deviations.Waiting}"),
        _ => Decision.Accept(new QualificationGranted(c.Person, c.Protocol, c.ProtocolVersion, c.Grantor, c.DoneAt)),
    };
}
