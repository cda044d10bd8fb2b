using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class StudyRecordTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("MO6S8-1C", 3)]
    [InlineData("MO6S8-INTERPHASE", 2)]
    [InlineData("MO6S8-KINETICS", 2)]
    [InlineData("PANI", 2)]
    [InlineData("MG-SYMMETRIC", 4)]
    [InlineData("MG-MO", 2)]
    public async Task Each_study_compares_the_three_electrolytes_and_plans_no_sample_size(string study, int cells)
    {
        var shown = await Json("study", "show", study);
        Assert.Equal(Electrolytes, shown.GetProperty("groups").EnumerateArray().Select(g => Text(g, "group")));
        Assert.All(shown.GetProperty("groups").EnumerateArray(), g => Assert.Equal((cells, 0, false), (g.GetProperty("built").GetInt32(), g.GetProperty("excluded").GetInt32(), g.TryGetProperty("planned", out _))));
        Assert.Equal([false, true, true], shown.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("control").GetBoolean()));
        string[] declared = study.StartsWith("MO6S8", StringComparison.Ordinal) ? ["reaction: Mo6S8, 4 electrons per formula unit"] : [];
        Assert.Equal(declared, shown.GetProperty("declarations").EnumerateArray().Select(d => $"{Text(d, "what")}: {Text(d, "text")}"));
    }

    [Fact]
    public async Task The_cell_of_the_holds_had_its_conditioning_before()
    {
        var cell = (await Json("study", "show", "MO6S8-KINETICS")).GetProperty("cells").EnumerateArray().Single(c => Text(c, "label") == "CELL-DOE-HOLD-1");
        Assert.Equal(["RUN-DOE-HOLD-1-CONDITIONING", "RUN-DOE-HOLD-1-HOLDS"], cell.GetProperty("tests").EnumerateArray().Select(t => Text(t, "label")));
    }

    [Fact]
    public async Task Everything_recorded_says_that_it_is_of_the_example()
    {
        var sources = await Example.Notebook.Scalar<string>("select string_agg(distinct headers->>'source', ',') from mt_events where type <> 'person.registered.v1' and type <> 'report.issued.v1' and (headers->>'source') is not null");
        Assert.Equal("simulated: example study", sources);
    }

    [Fact]
    public async Task No_deviation_of_the_example_waits_for_a_reason()
    {
        Assert.All((await Json("cells")).EnumerateArray().Where(c => Text(c, "label").StartsWith("CELL-", StringComparison.Ordinal)), c => Assert.Equal(0, c.GetProperty("openDeviations").GetInt32()));
        Assert.All((await Json("measurements")).GetProperty("measurements").EnumerateArray(), m => Assert.Equal(0, m.GetProperty("openDeviations").GetInt32()));
        Assert.All((await Json("stock")).EnumerateArray().Where(l => Text(l, "label").EndsWith("-1", StringComparison.Ordinal) && Text(l, "label") is "DME-1" or "ALCL3-1"), l => Assert.Equal(0, l.GetProperty("openDeviations").GetInt32()));
    }
}
