using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Statements are proposed; a person says yes.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ManuscriptProposeTests(ExampleNotebook example)
{
    private const string Text = "Methods\n\nEach cell was filled with 60 μL of electrolyte. Cyclic voltammetry was recorded at a scan rate of 0.5 mV s⁻¹. Nothing else is known.\n";

    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task Nothing_is_recorded_before_somebody_uncomments_a_line()
    {
        (await Notebook.Record("mpr", """{"command": "open-manuscript", "label": "MPR-1", "title": "A text"}""")).Done();
        var (text, script) = (Surroundings.Write("mpr.txt", Text), Path.Combine(Surroundings.NewFolder("mpr"), "proposed.jsonl"));
        var before = await Notebook.Stored();
        var said = (await Notebook.Mgp("manuscript", "propose", "MPR-1", text, "--out", script)).Done().Out;
        Assert.Contains("1. electrolyte in each cell volume 60 uL", said, StringComparison.Ordinal);
        Assert.Contains("2 proposed, 0 recorded already, 1 sentences not read. Nothing was recorded.", said, StringComparison.Ordinal);
        (await Notebook.Mgp("record", script)).Done();
        Assert.Equal(before, await Notebook.Stored());
        (await Notebook.Mgp("manuscript", "propose", "MPR-1", text, "--out", script)).Refused("file.exists");

        await File.WriteAllTextAsync(script, (await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken)).Replace("# {", "{", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Notebook.Mgp("record", script)).Done();
        var again = (await Notebook.Mgp("manuscript", "propose", "MPR-1", text, "--json")).Done().Json;
        Assert.Equal((0, 2, 1), (again.GetProperty("proposals").GetArrayLength(), again.GetProperty("alreadyRecorded").GetInt32(), again.GetProperty("notRead").GetArrayLength()));
    }

    [Fact]
    public async Task Without_a_terminal_nobody_can_say_yes() =>
        (await Notebook.Mgp("manuscript", "propose", "MANUSCRIPT-1", Surroundings.Write("mpa.txt", Text), "--accept")).Refused("propose.nobody-to-ask");

    [Fact]
    public async Task A_large_file_is_refused_unread()
    {
        var path = Surroundings.Write("mpl.txt", string.Empty);
        using (var file = File.OpenWrite(path)) file.SetLength(3L << 30);
        (await Notebook.Mgp("manuscript", "propose", "MANUSCRIPT-1", path)).Refused("propose.too-large");
    }

    [Fact]
    public void Only_a_yes_is_a_yes()
    {
        Proposal[] proposals = [.. Enumerable.Range(1, 6).Select(n => new Proposal($"key-{n}", $"subject {n}", "is", "old", null, new Place("Methods", 1), "pattern", new SourceWords(0, 1, "w"), []))];
        using var answers = new StringReader("yes\nno\n\nmaybe\ny\nedit\n\n\nnew\n\nyes\nskip\nyes\n");
        using var output = new StringWriter();
        var taken = new ProposalDialogue(answers, output).Ask(proposals).ToList();
        Assert.Equal(["subject 1 old", "subject 3 old", "subject 4 new"], taken.Select(p => $"{p.Subject} {p.Value}"));
    }

    [Fact]
    public void The_end_of_the_answers_is_no_yes()
    {
        using var answers = new StringReader(string.Empty);
        using var output = new StringWriter();
        Assert.Empty(new ProposalDialogue(answers, output).Ask([new Proposal("key", "subject", "is", "value", null, new Place("Methods"), "pattern", new SourceWords(0, 1, "w"), [])]));
    }
}
