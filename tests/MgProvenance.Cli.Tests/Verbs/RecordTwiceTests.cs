using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A script may be sent again, whole or longer: only what is new is recorded.</summary>
[Collection(ExampleCollection.Name)]
public sealed class RecordTwiceTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public Task Without_ids() => OnceOnly("RT", [.. Bench.Lots("RT"), .. Bench.Batch("RT"), .. Bench.Cell("RT")]);

    [Fact]
    public async Task With_ids_whatever_the_file_is_called()
    {
        var lines = Bench.Lots("RI").Select((l, i) => l.Replace("{\"command\"", $"{{\"id\": \"ri-{i}\", \"command\"", StringComparison.Ordinal)).ToArray();
        await OnceOnly("RI", lines);
        var before = await Notebook.Stored();
        Assert.StartsWith($"0 commands recorded, {lines.Length} had been", (await Notebook.Record("RI-renamed", [.. lines.Reverse()])).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task Of_a_script_that_grew_only_the_new_lines_are_recorded()
    {
        string[] first = ["# the first day", "", .. Bench.Lots("RG")], second = [.. first, "", "# the second day", .. Bench.Batch("RG")];
        (await Notebook.Record("grown", first)).Done();
        Assert.StartsWith($"{Bench.Batch("RG").Length} commands recorded, {Bench.Lots("RG").Length} had been recorded before", (await Notebook.Record("grown", second)).Done().Out, StringComparison.Ordinal);
        var before = await Notebook.Stored();
        Assert.StartsWith("0 commands recorded, ", (await Notebook.Record("grown", second)).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task The_same_fact_in_two_places_of_a_script_is_two_facts()
    {
        (await Notebook.Record("twice-lots", Bench.Lots("R2"))).Done();
        const string blank = """{"command": "weigh-blank", "sheet": "R2-SHEET", "mass": "5.52 mg", "balance": "R2-BAL"}""";
        (await Notebook.Record("twice", Bench.Cell("R2")[0], blank, blank)).Done();
        var weighed = (await Notebook.Mgp("show", "R2-SHEET", "--json")).Done().Json.EnumerateArray().Count(e => e.GetProperty("type").GetString() == "sheet.blank-weighed.v1");
        Assert.Equal(2, weighed);
    }

    private async Task OnceOnly(string name, string[] lines)
    {
        Assert.StartsWith($"{lines.Length} commands recorded, 0 had been recorded before", (await Notebook.Record(name, lines)).Done().Out, StringComparison.Ordinal);
        var before = await Notebook.Stored();
        Assert.StartsWith($"0 commands recorded, {lines.Length} had been recorded before", (await Notebook.Record(name, lines)).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }
}
