using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

public sealed class AuditFilesTests
{
    [Fact]
    public async Task A_notebook_brings_checklists_of_its_own_and_one_that_is_not_there_is_refused()
    {
        await using var notebook = await OpenNotebook.Empty();
        (await notebook.Record("own",
            """{"command": "receive-lot", "label": "DME-1", "substance": "DME"}""",
            """{"command": "open-batch", "label": "B-1", "formulation": "DME alone"}""",
            """{"command": "dispense-solvent", "batch": "B-1", "solvent": "DME-1", "volume": "5.0 mL"}""")).Done();
        Own(notebook, "checklists.json", """["checklists/ours.json"]""");
        (await notebook.Mgp("completeness", "B-1")).Refused("audit.file-missing");

        Own(notebook, "checklists/ours.json", """{"name": "ours", "title": "Ours", "setBy": "us", "sources": [], "items": [{"id": "colour", "text": "colour", "of": "batch", "answeredBy": [{"event": "electrolyte.appearance-noted.v1", "members": ["colour"]}], "severity": "warning", "suppliedBy": "recorder"}]}""");
        var said = (await notebook.Mgp("completeness", "B-1")).Done().Out;
        Assert.StartsWith("B-1: 0 of 1, 0 %", said, StringComparison.Ordinal);
        Assert.Contains("Colour: not recorded for 1 of 1 batches.\n     could be supplied by P01: B-1", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        (await notebook.Record("colour", """{"command": "note-appearance", "batch": "B-1", "clarity": "clear", "colour": "colourless"}""")).Done();
        Assert.StartsWith("B-1: 1 of 1, 100 %", (await notebook.Mgp("completeness", "B-1")).Done().Out, StringComparison.Ordinal);

        Own(notebook, "checklists/ours.json", """{"name": "ours", "title": "Ours", "setBy": "us", "sources": [], "items": []}""");
        Assert.StartsWith("B-1: not defined, because no item of the checklists applies to it", (await notebook.Mgp("completeness", "B-1")).Done().Out, StringComparison.Ordinal);

        Own(notebook, "checklists/ours.json", "[]");
        (await notebook.Mgp("completeness", "B-1")).Refused("checklist.malformed");
    }

    private static void Own(OpenNotebook notebook, string name, string content)
    {
        var path = Path.Combine(notebook.Folder, "audit", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
