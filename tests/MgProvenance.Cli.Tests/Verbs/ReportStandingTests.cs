using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>An issued report that something later makes out of date says so wherever it is named, and the next one names it.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ReportStandingTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_correction_and_a_recall_mark_the_report_everywhere()
    {
        (await Notebook.Record("rs", [.. Bench.Lots("RS"), .. Bench.Batch("RS"), Bench.Release("RS"), .. Bench.Cell("RS"), .. Bench.Study("RS")])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write("rs.csv", SmallFiles.Land), "--run", "RS-RUN", "--time-zone", "Europe/Berlin")).Done();
        var first = (await Build()).GetProperty("label").GetString()!;
        Assert.DoesNotContain("out of date", (await Notebook.Mgp("show", first)).Done().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("OUT OF DATE", (await Notebook.Mgp("report", "list", "--study", "RS-STUDY")).Done().Out, StringComparison.Ordinal);

        Assert.Contains($"  report: {first}  (issued before this correction: out of date)", (await Notebook.Mgp("correct", "RS-POS", "2", "--set", "mass=6.12 mg", "--reason", "Two digits were swapped.")).Done().Out, StringComparison.Ordinal);
        (await Notebook.Record("rs-2", """{"command": "recall-lot", "lot": "RS-SALT", "reason": "It was wet."}""")).Done();
        var second = await Build();
        Assert.Equal(first, second.GetProperty("supersedes").GetString());

        const string corrected = "is out of date: RS-POS, version 2 (piece.weighed.v1) was corrected by version 3 (P01, ";
        const string recalled = "is out of date: RS-SALT, the lot was recalled (P01, ";
        foreach (var verb in new[] { new[] { "show", first }, ["trace", "RS-HOST", "--down"], ["trace", first, "--up"], ["recall", "RS-SALT"], ["report", "list", "--study", "RS-STUDY"] })
        {
            var said = (await Notebook.Mgp(verb)).Done().Out;
            Assert.Contains(corrected, said, StringComparison.Ordinal);
            Assert.Contains(recalled, said, StringComparison.Ordinal);
            Assert.Contains($"is superseded by {second.GetProperty("label").GetString()}", said, StringComparison.Ordinal);
        }

        var listed = (await Notebook.Mgp("report", "list", "--study", "RS-STUDY", "--json")).Done().Json;
        Assert.Equal([true, false], listed.EnumerateArray().Select(r => r.GetProperty("outOfDate").GetBoolean()));
        Assert.Equal(["Two digits were swapped.", "It was wet."], listed[0].GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("reason").GetString()).OrderDescending(StringComparer.Ordinal));
        Assert.True((await Notebook.Mgp("show", first, "--json")).Done().Json[0].GetProperty("standing").GetProperty("outOfDate").GetBoolean());
    }

    private async Task<System.Text.Json.JsonElement> Build() => (await Notebook.Mgp("report", "build", "methods-si", "--study", "RS-STUDY", "--json")).Done().Json;
}
