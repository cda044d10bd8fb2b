using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.People;

[CommandName("register-person", "Let a person act in the notebook, under a pseudonym code.")]
public sealed record RegisterPerson(PersonId Person, Label Label, string NameCommitment) : IRecords<PersonRegistered>
{
    public static Decision Decide(RegisterPerson c, Person person) => c switch
    {
        _ when person.IsRegistered => Decision.Refuse("person.already-registered", $"Person {c.Person} is registered already."),
        _ when !IsCode(c.Label.Text) => Decision.Refuse("person.label-is-no-code", $"“{c.Label}” is not a pseudonym code such as “P01”: capitals, digits and hyphens, with at least one digit."),
        _ when !Digests.IsSha256(c.NameCommitment) => Decision.Refuse("person.commitment-malformed", "The commitment to the name is a SHA-256 of 64 lower-case hex digits."),
        _ => Decision.Accept(new PersonRegistered(c.Person, c.Label, c.NameCommitment)),
    };

    /// <summary>A log that cannot forget must not learn a name by accident.</summary>
    private static bool IsCode(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(ch => char.IsAsciiLetterUpper(ch) || char.IsAsciiDigit(ch) || ch == '-');
}
