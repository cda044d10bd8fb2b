using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>People at the command line. A second person must be named by every verb that records, so they have a notebook of their own.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private OpenNotebook? _notebook;

    private OpenNotebook Notebook => _notebook!;

    public async ValueTask InitializeAsync()
    {
        var folder = Surroundings.NewFolder(Path.GetRandomFileName());
        (await Mgp.Run("migrate", "--notebook", folder)).Done();
        _notebook = await OpenNotebook.Hold(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    [Fact]
    public async Task People_are_listed_with_what_they_are_qualified_for()
    {
        const string steps = """[{"key": "dme", "action": "dispense-solvent", "instruction": "Dispense."}]""";
        (await Notebook.Record("mq",
            """{"command": "register-person", "label": "MQ-7", "name": "somebody"}""",
            """{"command": "grant-role", "person": "MQ-7", "role": "student"}""",
            """{"command": "draft-protocol", "label": "MQ-PREP", "title": "Preparation"}""",
            $$"""{"command": "publish-protocol", "protocol": "MQ-PREP", "version": 1, "steps": {{steps}}}""",
            """{"command": "open-batch", "label": "MQ-B1", "formulation": "DOE", "protocol": "MQ-PREP", "protocolVersion": 1}""",
            """{"command": "open-batch", "label": "MQ-B2", "formulation": "DOE", "protocol": "MQ-PREP", "protocolVersion": 1}""",
            """{"command": "supervise-run", "person": "MQ-7", "protocol": "MQ-PREP", "protocolVersion": 1, "stream": "MQ-B1", "supervisor": "P01"}""")).Done();
        Assert.Contains("MQ-7  student\n     MQ-PREP version 1: 1 of 2 supervised runs\n", await People(), StringComparison.Ordinal);
        (await Record("mq-2",
            """{"command": "supervise-run", "person": "MQ-7", "protocol": "MQ-PREP", "protocolVersion": 1, "stream": "MQ-B2", "supervisor": "P01"}""",
            """{"command": "grant-qualification", "person": "MQ-7", "protocol": "MQ-PREP", "protocolVersion": 1, "grantor": "P01", "doneAt": "2026-11-04+01:00"}""")).Done();
        Assert.Contains("MQ-PREP version 1: qualified by P01 after 2 supervised runs, 2026-11-04+01:00\n", await People(), StringComparison.Ordinal);
        (await Record("mq-3", $$"""{"command": "publish-protocol", "protocol": "MQ-PREP", "version": 2, "steps": {{steps}}}""")).Done();
        Assert.Contains("2026-11-04+01:00; lapsed by version 2\n", await People(), StringComparison.Ordinal);
    }

    private Task<Ran> Record(string name, params string[] lines) => Notebook.Mgp("record", Surroundings.Write(name + ".jsonl", string.Join('\n', lines)), "--as", "P01");

    private async Task<string> People() => (await Notebook.Mgp("people")).Done().Out;
}
