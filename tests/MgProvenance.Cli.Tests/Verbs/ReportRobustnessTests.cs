using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What stands in the way of a report is said in a sentence, and nothing half-written is left.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportRobustnessTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Theory]
    [InlineData("{\n\"name\": \"x\",\n\"title\": 3, \"language\": \"en\", \"sections\": [], \"wording\": {}}", "definition.malformed", "line 3, title: ")]
    [InlineData("{\n\"name\": \"x\",\n\"title\": \"X\",,", "definition.malformed", "line 3: ")]
    [InlineData("{\"name\": \"x\"}", "definition.malformed", "line 1: The member “title” is missing.")]
    [InlineData("{\n \"name\": \"../x\", \"title\": \"X\", \"language\": \"en\", \"sections\": [], \"wording\": {}}", "definition.name-malformed", "line 2, name: ")]
    [InlineData("", "definition.malformed", "line 1: ")]
    public async Task A_fault_of_the_definition_is_pointed_at(string definition, string code, string place)
    {
        var folder = Surroundings.NewFolder(Path.GetRandomFileName());
        var file = Surroundings.Write(Path.GetRandomFileName(), definition);
        var ran = await Notebook.Mgp("report", "build", file, "--study", "MO6S8-1C", "--out", folder);
        ran.Refused(code);
        Assert.Contains($"{file}, {place}", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Without_node_it_is_said_what_is_needed()
    {
        // Opening the notebook needs programs of the machine, so everything but node is on the path.
        var others = Directory.CreateDirectory(Surroundings.NewFolder("no-node")).FullName;
        foreach (var program in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists).SelectMany(Directory.GetFiles).DistinctBy(Path.GetFileName).Where(p => Path.GetFileName(p) is not ("node" or "nodejs")))
        {
            File.CreateSymbolicLink(Path.Combine(others, Path.GetFileName(program)), program);
        }

        await EndsWithoutReport(new() { ["PATH"] = others }, "Node.js 20 or newer is needed");
    }

    [Theory]
    [InlineData(60, "echo out of luck >&2; exit 9", "crashed twice", "out of luck")]
    [InlineData(60, "kill -9 $$", "crashed twice")]
    [InlineData(3, "exec sleep 600", "did not answer within 3 s", "MGP_PDF_SECONDS")]
    [InlineData(60, "echo '{\"id\":1,\"errors\":[\"unknown variable: gap\"]}'; exec sleep 600", "refused the document: unknown variable: gap")]
    [InlineData(60, "echo '{\"id\":1'; exec sleep 600", "answered something that is not JSON")]
    public async Task An_engine_that_fails_is_told_with_its_last_words_and_ended(int seconds, string deed, params string[] said)
    {
        var folder = Directory.CreateDirectory(Surroundings.NewFolder(Path.GetRandomFileName())).FullName;
        var node = Path.Combine(folder, "node");
        await File.WriteAllTextAsync(node, $"#!/bin/sh\necho $$ >> {folder}/started\necho '{{\"ready\":\"fake\"}}'\nhead -n 1 > /dev/null\n{deed}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await EndsWithoutReport(new() { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}", ["MGP_PDF_SECONDS"] = $"{seconds}" }, said);
        var started = await File.ReadAllLinesAsync(Path.Combine(folder, "started"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(started);
        Assert.DoesNotContain(started, id => Directory.Exists($"/proc/{id}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_font_is_named(bool folderIsThere)
    {
        var packages = Surroundings.NewFolder(Path.GetRandomFileName());
        Directory.CreateDirectory(Path.Combine(packages, "@myriaddreamin"));
        if (folderIsThere) Directory.CreateDirectory(Path.Combine(packages, "@expo-google-fonts", "source-serif-4", "400Regular"));
        await EndsWithoutReport(new() { ["MGP_NODE_MODULES"] = packages }, "The font source-serif-4/400Regular is not in ");
    }

    [Fact]
    public async Task Where_no_file_can_be_written_no_event_is_either()
    {
        var (before, folder) = (await Notebook.Stored(), Surroundings.NewFolder("no-room"));
        string[] build = ["report", "build", "methods-si", "--study", "MO6S8-1C", "--out", folder];
        using (var disk = SmallDisk.Over(folder, "16k"))
        {
            Assert.StartsWith("disk.full: ", (await Notebook.Mgp(build)).Ends(ExitCodes.Defect).Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
            disk.MakeReadOnly();
            Assert.StartsWith("folder.not-writable: ", (await Notebook.Mgp(build)).Ends(ExitCodes.Defect).Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task An_empty_group_and_a_study_whose_cells_are_all_excluded_have_a_report()
    {
        (await Notebook.Record("EG", [.. Bench.Lots("EG"), .. Bench.Batch("EG"), Bench.Release("EG"), .. Bench.Cell("EG"), .. Bench.Study("EG"),
            """{"command": "declare-group", "study": "EG-STUDY", "group": "NONE", "factor": "No cell yet"}"""])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write("EG.csv", SmallFiles.Land), "--run", "EG-RUN", "--time-zone", "Europe/Berlin")).Done();
        var pdf = (await Notebook.Mgp("report", "build", "methods-si", "--study", "EG-STUDY", "--json")).Done().Json.GetProperty("pdf").GetString()!;
        (await Notebook.Mgp("report", "verify", pdf)).Done();

        (await Notebook.Record("EG-2", """{"command": "declare-exclusion-criterion", "study": "EG-STUDY", "criterion": "leak", "text": "The cell leaks."}""", """{"command": "exclude-cell", "study": "EG-STUDY", "cell": "EG-C1", "criterion": "leak", "reason": "Wet rim.", "approver": "P01"}""")).Done();
        var without = (await Notebook.Mgp("report", "build", "methods-si", "--study", "EG-STUDY", "--json")).Done().Json.GetProperty("pdf").GetString()!;
        Assert.Contains("Wet rim.", string.Join('\n', await Pdf.Pages(without)), StringComparison.Ordinal);
        (await Notebook.Mgp("report", "verify", without)).Done();
        Assert.Contains("not printed", (await Notebook.Mgp("report", "verify", pdf)).Ends(ExitCodes.Findings).Out, StringComparison.Ordinal);
    }

    private async Task EndsWithoutReport(Dictionary<string, string> environment, params string[] said)
    {
        var (before, folder) = (await Notebook.Stored(), Surroundings.NewFolder(Path.GetRandomFileName()));
        var ran = await MgpProcess.Run(Surroundings.Home, environment, "report", "build", "methods-si", "--study", "MO6S8-1C", "--out", folder, "--notebook", example.Folder);
        ran.Ends(ExitCodes.Defect);
        Assert.StartsWith("pdf.engine: ", ran.Error, StringComparison.Ordinal);
        Assert.All(said, s => Assert.Contains(s, ran.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(before, await Notebook.Stored());
    }
}
