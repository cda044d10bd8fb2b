using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

[CommandName("grant-role", "Give a person a role.")]
public sealed record GrantRole(PersonId Person, Role Role) : IRecords<RoleGranted>
{
    public static Decision Decide(GrantRole c, Person person) => person.NotRegistered(c.Person)
        ?? (person.Roles.Contains(c.Role) ? Decision.Accept() : Decision.Accept(new RoleGranted(c.Person, c.Role)));
}
