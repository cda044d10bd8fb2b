using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>From a lot down to the printed numbers that stand on it, and from a printed number up to its events and files.</summary>
[Collection(ExampleCollection.Name)]
public sealed class NumberTraceTests(ExampleNotebook example)
{
    private const string Salt = "ALCL3-1";

    [Fact]
    public async Task Down_from_a_lot_a_report_names_the_numbers_that_stand_on_it_and_no_other()
    {
        var trace = (await example.Says("trace", Salt, "--down", "--json")).Done().Json;
        var traced = Nodes(trace).Select(n => n.GetProperty("node").GetString()!).ToHashSet(StringComparer.Ordinal);
        var report = Nodes(trace).First(n => n.GetProperty("subject").GetString() == "report");
        var named = report.GetProperty("numbers").EnumerateArray().SelectMany(t => t.GetProperty("numbers").EnumerateArray()).Select(n => n.GetProperty("key").GetString()!).Order(StringComparer.Ordinal).ToList();
        var printed = (await Pdf.Provenance(Issued())).GetProperty("numbers").EnumerateArray().ToList();
        var standing = printed.Where(n => Streams(n).Any(traced.Contains)).Select(Key).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(standing);
        Assert.NotEqual(printed.Count, standing.Count);
        Assert.Equal(standing, named);

        var said = (await example.Says("trace", Salt, "--down")).Done().Out;
        Assert.Contains("Table of performance: all 84 numbers", said, StringComparison.Ordinal);
        Assert.Matches(@"Table of cells: \d+ of \d+ numbers: \S+", said);
    }

    [Fact]
    public async Task Up_from_a_printed_number_are_its_inputs_events_and_raw_files()
    {
        var printed = (await Pdf.Provenance(Issued())).GetProperty("numbers").EnumerateArray().ToDictionary(Key, StringComparer.Ordinal);
        foreach (var key in new[] { "performance.MO6S8-1C.DOE.retention", "performance.MO6S8-1C.CELL-DOE-CYC-1.first-discharge", "cells.MO6S8-1C.CELL-DOE-CYC-1.loading" })
        {
            var trace = (await example.Notebook.Mgp("trace", $"report:{Report()}#{key}", "--up", "--json")).Done().Json;
            Assert.StartsWith($"{key}: {printed[key].GetProperty("text").GetString()} ", trace.GetProperty("label").GetString(), StringComparison.Ordinal);
            Assert.Equal(printed[key].GetProperty("inputs").EnumerateArray().Select(i => i.GetString()), trace.GetProperty("next").EnumerateArray().Where(n => n.GetProperty("subject").GetString() == "number").Select(n => n.GetProperty("node").GetString()!.Split('#')[1]));
            Assert.Equal(
                Streams(printed[key]).Concat(printed[key].GetProperty("sources").GetProperty("rawFiles").EnumerateArray().Select(f => $"raw:{f.GetString()}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
                Nodes(trace).Where(n => n.GetProperty("subject").GetString() != "number").Select(n => n.GetProperty("node").GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }

        var said = (await example.Notebook.Mgp("trace", $"report:{Report()}#cells.MO6S8-1C.CELL-DOE-CYC-1.active-mass", "--up")).Done().Out;
        Assert.Matches(@"^number cells\.MO6S8-1C\.CELL-DOE-CYC-1\.active-mass: 1\.\d+ ± 0\.\d+ mg  ← active-mass/\S+, version 1\n", said.ReplaceLineEndings("\n"));
        Assert.Contains("piece DOE-CYC-1-POS  ← piece.weighed.v1 (version 3)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_printed_number_is_refused()
    {
        (await example.Notebook.Mgp("trace", $"report:{Report()}#cells.MO6S8-1C.NOBODY.loading", "--up")).Refused("number.unknown");
        (await example.Notebook.Mgp("trace", "report:NOWHERE#performance.x", "--up")).Refused("name.unknown");
        (await example.Notebook.Mgp("trace", "report:CELL-DOE-CYC-1#performance.x", "--up")).Refused("report.unknown");
        (await example.Notebook.Mgp("trace", $"report:{Report()}#cells.MO6S8-1C.DOE.loading", "--down")).Refused("trace.direction");
    }

    [Fact]
    public async Task The_numbers_are_a_raw_file_that_verify_looks_at()
    {
        var verified = (await example.Notebook.Mgp("verify")).Done().Out;
        var digest = await example.Notebook.Scalar<string>("select data->>'numbersSha256' from mt_events where type = 'report.issued.v1' order by seq_id limit 1");
        var file = Path.Combine(example.Folder, "raw", digest[..2], digest[2..]);
        Assert.True(File.Exists(file));
        Assert.DoesNotContain(digest[2..], verified, StringComparison.Ordinal);
        File.Move(file, file + ".away");
        try
        {
            Assert.Contains(digest, (await example.Notebook.Mgp("verify")).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
        }
        finally
        {
            File.Move(file + ".away", file);
        }

    }

    private static string Key(JsonElement number) => number.GetProperty("key").GetString()!;

    private static IEnumerable<string> Streams(JsonElement number) => number.GetProperty("sources").GetProperty("events").EnumerateArray().Select(e => e.GetProperty("stream").GetString()!);

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => node.GetProperty("next").EnumerateArray().SelectMany(Nodes).Prepend(node);

    private string Folder() => Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-*"));

    private string Report() => Path.GetFileName(Folder());

    private string Issued() => Assert.Single(Directory.GetFiles(Folder(), "MO6S8-1C*.pdf"));
}
