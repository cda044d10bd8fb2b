using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.People;

namespace MgProvenance.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly IEvent Registered = new PersonRegistered(Ids.Person, new Label("P01"), Ids.Digest);

    [Fact]
    public void A_person_is_registered_under_a_code() =>
        A.Given<Person>().When(Register("P01", Ids.Digest)).Then(Registered);

    [Theory]
    [InlineData("Maria")]
    [InlineData("Maria 1")]
    [InlineData("MM")]
    [InlineData("电7")]
    public void A_name_is_no_code(string label) => A.Given<Person>().When(Register(label, Ids.Digest)).ThenRefused("person.label-is-no-code");

    [Fact]
    public void The_commitment_is_a_digest() => A.Given<Person>().When(Register("P01", "Maria Musterfrau")).ThenRefused("person.commitment-malformed");

    [Fact]
    public void A_person_is_registered_once() => A.Given<Person>(Registered).When(Register("P02", Ids.Digest)).ThenRefused("person.already-registered");

    [Fact]
    public void A_role_is_granted_beside_others() =>
        A.Given<Person>(Registered, new RoleGranted(Ids.Person, Role.Student)).When(Grant(Role.Supervisor)).Then(new RoleGranted(Ids.Person, Role.Supervisor));

    [Fact]
    public void A_role_granted_again_is_nothing_new() => A.Given<Person>(Registered, new RoleGranted(Ids.Person, Role.Head)).When(Grant(Role.Head)).Then();

    [Fact]
    public void Nobody_unknown_gets_a_role() => A.Given<Person>().When(Grant(Role.Head)).ThenRefused("person.not-registered");

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Person, RegisterPerson>([], (c, s, _) => RegisterPerson.Decide(c, s));
        Twice.AddsNothing<Person, GrantRole>([Registered], (c, s, _) => GrantRole.Decide(c, s));
    }

    private static Func<Person, Decision> Register(string label, string commitment) =>
        person => RegisterPerson.Decide(new RegisterPerson(Ids.Person, new Label(label), commitment), person);

    private static Func<Person, Decision> Grant(Role role) => person => GrantRole.Decide(new GrantRole(Ids.Person, role), person);
}
