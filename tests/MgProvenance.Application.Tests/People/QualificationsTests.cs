using MgProvenance.Application.Handling;
using MgProvenance.Application.People;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.People;

public sealed class QualificationsTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Steps = """[{"key": "dme", "action": "dispense-solvent", "instruction": "Dispense."}]""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_qualification_is_earned_and_lapses_by_a_later_version()
    {
        await Prepare("Q");
        await notebook.Record(Supervise("Q", 2));
        await notebook.Record("""{"command": "grant-qualification", "person": "Q9", "protocol": "Q-PREP", "protocolVersion": 1, "grantor": "P01"}""");
        Assert.Equal(["Q-PREP 1: 2 runs, holds True, lapsed by "], (await Of("Q")).Select(Text));
        await notebook.Record($$"""{"command": "publish-protocol", "protocol": "Q-PREP", "version": 2, "steps": {{Steps}}, "substantive": false}""");
        Assert.Equal(["Q-PREP 1: 2 runs, holds True, lapsed by "], (await Of("Q")).Select(Text));
        await notebook.Record($$"""{"command": "publish-protocol", "protocol": "Q-PREP", "version": 3, "steps": {{Steps}}}""");
        Assert.Equal(["Q-PREP 1: 2 runs, holds False, lapsed by 3"], (await Of("Q")).Select(Text));
    }

    [Fact]
    public async Task It_is_not_granted_before_it_is_earned()
    {
        await Prepare("R");
        Refused("person.qualification-not-earned", await notebook.Send("""{"command": "grant-qualification", "person": "R9", "protocol": "R-PREP", "protocolVersion": 1, "grantor": "P01"}"""));
        Refused("protocol.version-unknown", await notebook.Send("""{"command": "grant-qualification", "person": "R9", "protocol": "R-PREP", "protocolVersion": 2, "grantor": "P01"}"""));
        Assert.Equal(["R-PREP 1: 1 runs, holds False, lapsed by "], (await Of("R")).Select(Text));
    }

    [Fact]
    public async Task A_run_that_follows_another_protocol_is_a_deviation()
    {
        await Prepare("O");
        var answer = await notebook.Record(
            """{"command": "open-batch", "label": "O-FREE", "formulation": "DOE"}""",
            """{"command": "supervise-run", "person": "O9", "protocol": "O-PREP", "protocolVersion": 1, "stream": "O-FREE", "supervisor": "P01"}""");
        Assert.StartsWith("person.run-without-protocol: ", Assert.Single(answer.Deviations), StringComparison.Ordinal);
        Refused("deviation.pending", await notebook.Send("""{"command": "grant-qualification", "person": "O9", "protocol": "O-PREP", "protocolVersion": 1, "grantor": "P01"}"""));
    }

    [Fact]
    public async Task Everybody_is_listed_with_roles()
    {
        await Prepare("L");
        await notebook.Record("""{"command": "grant-role", "person": "L9", "role": "student"}""");
        var line = Assert.Single(await new PersonList(notebook.Projections).Read(new(notebook.Log, null), Stop), p => p.Label == "L9");
        Assert.Equal([Domain.People.Role.Student], line.Roles);
        Assert.Equal(["L-PREP 1: 1 runs, holds False, lapsed by "], line.Qualifications.Select(Text));
    }

    /// <summary>A person, a protocol of one version, two batches after it, and one of them supervised.</summary>
    private Task<Answer> Prepare(string mark) => notebook.Record(
        $$"""{"command": "register-person", "label": "{{mark}}9", "nameCommitment": "{{new string('b', 64)}}"}""",
        $$"""{"command": "draft-protocol", "label": "{{mark}}-PREP", "title": "Preparation"}""",
        $$"""{"command": "publish-protocol", "protocol": "{{mark}}-PREP", "version": 1, "steps": {{Steps}}}""",
        $$"""{"command": "open-batch", "label": "{{mark}}-B1", "formulation": "DOE", "protocol": "{{mark}}-PREP", "protocolVersion": 1}""",
        $$"""{"command": "open-batch", "label": "{{mark}}-B2", "formulation": "DOE", "protocol": "{{mark}}-PREP", "protocolVersion": 1}""",
        Supervise(mark, 1));

    private static string Supervise(string mark, int batch) =>
        $$"""{"command": "supervise-run", "person": "{{mark}}9", "protocol": "{{mark}}-PREP", "protocolVersion": 1, "stream": "{{mark}}-B{{batch}}", "supervisor": "P01"}""";

    private async Task<IReadOnlyList<Qualification>> Of(string mark) => await Qualifications.Of(new(notebook.Log, null), PersonId.Of(await notebook.IdOf($"{mark}9")), Stop);

    private static string Text(Qualification q) => $"{q.Label} {q.Version}: {q.SupervisedRuns} runs, holds {q.Holds}, lapsed by {q.LapsedBy}";

    private static void Refused(string code, Reply reply) => Assert.Equal(code, Assert.IsType<Reply.Refused>(reply).Refusal.Code);
}
