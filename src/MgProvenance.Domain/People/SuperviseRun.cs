using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

[CommandName("supervise-run", "Record that a person carried out a version of a protocol under supervision, and what was made.")]
public sealed record SuperviseRun(
    PersonId Person, ProtocolId Protocol, int ProtocolVersion, AnyStreamId Stream, PersonId Supervisor, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunSupervised>
{
    /// <param name="pinned">The protocol version that the stream itself says it follows; null when it names none.</param>
    public static Decision Decide(SuperviseRun c, Person person, Deviations deviations, (ProtocolId Protocol, int Version)? pinned)
    {
        var run = new RunSupervised(c.Person, c.Protocol, c.ProtocolVersion, c.Stream, c.Supervisor, c.DoneAt);
        return c switch
        {
            _ when person.NotRegistered(c.Person) is { } refused => refused,
            _ when c.Person == c.Supervisor => Decision.Refuse("person.supervised-by-self", $"{c.Person} cannot be their own supervisor."),
            _ when person.Supervised.Contains(run) => Decision.Accept(),
            _ => deviations.Accept(run, BrokenBy(c, pinned), c.DeviationReason),
        };
    }

    private static IEnumerable<Deviation> BrokenBy(SuperviseRun c, (ProtocolId Protocol, int Version)? pinned)
    {
        if (pinned is null) yield return new Deviation("person.run-without-protocol", $"{c.Stream} does not say which protocol it follows.");
        else if (pinned != (c.Protocol, c.ProtocolVersion)) yield return new Deviation("person.run-of-other-version", $"{c.Stream} follows version {pinned.Value.Version} of {pinned.Value.Protocol}, not version {c.ProtocolVersion} of {c.Protocol}.");
    }
}
