using MgProvenance.Application.Handling;
using MgProvenance.Domain.People;

namespace MgProvenance.Application.People;

/// <summary>Who decides the commands about people.</summary>
internal static class PersonCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<RegisterPerson, Person>(c => c.Person.Value, RegisterPerson.Decide);
        table.On<GrantRole, Person>(c => c.Person.Value, GrantRole.Decide);
    }
}
