using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Documentation;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A group's own definition, wording and style: found beside the definition, kept whole with what was issued, and printed in any language.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportDefinitionTests(ExampleNotebook example)
{
    private static readonly string[] Styles = ["acs", "nature", "rsc"];

    private OpenNotebook Notebook => example.Notebook;

    private static string Documented(string kind, string beginning = "") =>
        string.Join('\n', Markdown.Read("docs/reports.md").Fences.First(f => f.Kind == kind && f.Lines[0].StartsWith(beginning, StringComparison.Ordinal)).Lines);

    private static string Carried(string path) => File.ReadAllText(Path.Combine(RealFiles.Checkout, "reports", path));

    /// <summary>The example of docs/reports.md, with a wording of the group's own; its style is one that the program carries.</summary>
    [Fact]
    public async Task The_documented_definition_is_built_with_the_wording_beside_it_and_kept_with_the_report()
    {
        await Study("OD", "A study");
        var folder = Directory.CreateDirectory(Surroundings.NewFolder("own-definition")).FullName;
        var definition = Write(folder, "ours.json", Documented("json"));
        Write(folder, "wording/ours.json", Carried("wording/en-GB.json").Replace("{solvent} ({volume}) was dispensed.", "We took {solvent} ({volume}).", StringComparison.Ordinal));

        var pdf = (await Notebook.Mgp("report", "build", definition, "--study", "OD-STUDY", "--json")).Done().Json.GetProperty("pdf").GetString()!;
        Assert.Contains("We took DME", await Pdf.Text(pdf), StringComparison.Ordinal);
        Assert.Contains("(letter)", await Pdf.Info(pdf), StringComparison.Ordinal);

        Write(folder, "styles/acs.json", Carried("styles/acs.json").Replace("us-letter", "a4", StringComparison.Ordinal).Replace("177.8", "170", StringComparison.Ordinal));
        var beside = (await Notebook.Mgp("report", "build", definition, "--study", "OD-STUDY", "--json")).Done().Json.GetProperty("pdf").GetString()!;
        Assert.Contains("(A4)", await Pdf.Info(beside), StringComparison.Ordinal);

        Directory.Delete(folder, recursive: true);
        foreach (var report in new[] { pdf, beside }) Assert.Contains("identical", (await Notebook.Mgp("report", "verify", report)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documented_fault_is_told_with_its_file_and_line()
    {
        var folder = Directory.CreateDirectory(Surroundings.NewFolder("faulty-wording")).FullName;
        var definition = Write(folder, "ours.json", Documented("json"));
        Write(folder, "wording/ours.json", Carried("wording/en-GB.json").Replace("{solvent} ({volume}) was", "{solvent} ({volumes}) was", StringComparison.Ordinal));
        var ran = await Notebook.Mgp("report", "build", definition, "--study", "MO6S8-1C");
        ran.Refused("definition.wording-malformed");
        Assert.Equal(Regex.Replace(Documented("text", "definition."), @"line \d+", "line"), Regex.Replace(ran.Error.Trim().Replace(folder + "/", string.Empty, StringComparison.Ordinal), @"line \d+", "line"));
        Assert.Contains($"line {Carried("wording/en-GB.json").Split('\n').TakeWhile(l => !l.Contains("\"electrolyte.solvent\"", StringComparison.Ordinal)).Count() + 1}, ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_carried_style_can_be_taken_by_its_name()
    {
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "MO6S8-1C", "--style", "nobodys")).Refused("style.missing");
        await Study("SY", "A study");
        foreach (var style in Styles)
        {
            var file = JsonNode.Parse(Carried($"styles/{style}.json"))!;
            var built = (await Notebook.Mgp("report", "build", "methods-si", "--study", "SY-STUDY", "--style", style, "--json")).Done().Json;
            var info = await Pdf.Info(built.GetProperty("pdf").GetString()!);
            Assert.Contains(file["page"]!.GetValue<string>() == "a4" ? "(A4)" : "(letter)", info, StringComparison.Ordinal);
            Assert.Contains("identical", (await Notebook.Mgp("report", "verify", built.GetProperty("pdf").GetString()!)).Out, StringComparison.Ordinal);
        }
    }

    /// <summary>Each section alone: what it refers to may not be there.</summary>
    [Fact]
    public async Task Every_section_can_stand_alone()
    {
        var sections = JsonNode.Parse(Carried("methods-si.json"))!["sections"]!.AsArray().Select(s => s!.GetValue<string>()).ToList();
        Assert.True(sections.Count > 20);
        var folder = Directory.CreateDirectory(Surroundings.NewFolder("alone")).FullName;
        foreach (var section in sections)
        {
            var definition = Write(folder, section + ".json", $$"""{"name": "alone", "title": "X", "language": "en", "sections": ["{{section}}"], "wording": "wording/en-GB.json"}""");
            (await Notebook.Mgp("report", "build", definition, "--study", "MO6S8-1C", "--at", Position, "--out", folder)).Done();
        }
    }

    [Fact]
    public async Task Chinese_Japanese_and_Korean_are_printed_or_the_report_says_what_it_needs()
    {
        await Study("EA", "镁电池，電解液、전해질", "Stirred at 25 ℃ by 李明");
        var pdf = (await Notebook.Mgp("report", "build", "methods-si", "--study", "EA-STUDY", "--json")).Done().Json.GetProperty("pdf").GetString()!;
        var text = await Pdf.Text(pdf);
        foreach (var printed in new[] { "镁电池，電解液、전해질", "25 ℃", "李明" }) Assert.Contains(printed, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[U+", text, StringComparison.Ordinal);

        var offline = Directory.CreateDirectory(Surroundings.NewFolder("offline")).FullName;
        var npm = Path.Combine(offline, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\necho no network >&2\nexit 1\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var (before, folder) = (await Notebook.Stored(), Surroundings.NewFolder("offline-report"));
        var environment = new Dictionary<string, string> { ["PATH"] = $"{offline}:{Environment.GetEnvironmentVariable("PATH")}", ["XDG_CACHE_HOME"] = Path.Combine(offline, "cache") };
        string[] build = ["report", "build", "methods-si", "--study", "EA-STUDY", "--notebook", example.Folder, "--out", folder];
        var without = (await MgpProcess.Run(Surroundings.Home, environment, build)).Ends(ExitCodes.Defect);
        foreach (var said in new[] { "pdf.engine: The document holds Chinese, Japanese or Korean text", "npm said: no network", "eastAsianText" }) Assert.Contains(said, without.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(before, await Notebook.Stored());

        var style = Write(offline, "points.json", Carried("styles/default.json").Replace("\"fonts\"", "\"codePoints\"", StringComparison.Ordinal));
        (await MgpProcess.Run(Surroundings.Home, environment, [.. build, "--style", style])).Done();
        Assert.Contains("[U+9541]", await Pdf.Text(Assert.Single(Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories))), StringComparison.Ordinal);
    }

    private string Position => Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*"))).Split('-')[^1];

    private async Task Study(string mark, string title, string factor = "One electrolyte") => (await Notebook.Record(mark, [.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Release(mark), .. Bench.Cell(mark),
        $$"""{"command": "open-study", "label": "{{mark}}-STUDY", "title": "{{title}}"}""",
        $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "ONE", "factor": "{{factor}}"}""",
        $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-C1", "group": "ONE"}"""])).Done();

    private static string Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
