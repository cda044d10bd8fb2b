using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

public enum Role
{
    Student,
    Scientist,
    Supervisor,
    Head,
}

/// <summary>A person may act in the notebook. The log cannot forget, so it never holds a name.</summary>
/// <param name="Label">A pseudonym code such as <c>P01</c>, never a name.</param>
/// <param name="NameCommitment">Salted SHA-256 of the name in the erasable profile, 64 lower-case hex digits.</param>
[EventName("person.registered.v1")]
public sealed record PersonRegistered(PersonId Person, Label Label, string NameCommitment) : ILabels;

[EventName("person.role-granted.v1")]
public sealed record RoleGranted(PersonId Person, Role Role) : IEvent;

/// <summary>A person carried out a protocol under supervision.</summary>
/// <param name="Stream">What was made in it: a batch or a sheet.</param>
[EventName("person.run-supervised.v1")]
public sealed record RunSupervised(PersonId Person, ProtocolId Protocol, int ProtocolVersion, AnyStreamId Stream, PersonId Supervisor, BenchTime? DoneAt) : IEvent;

/// <summary>From now on the person may carry out this version alone. Whether that still holds hangs on the versions published later.</summary>
[EventName("person.qualification-granted.v1")]
public sealed record QualificationGranted(PersonId Person, ProtocolId Protocol, int ProtocolVersion, PersonId Grantor, BenchTime? DoneAt) : IEvent;
