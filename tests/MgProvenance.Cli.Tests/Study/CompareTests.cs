using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class CompareTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Fact]
    public async Task The_three_electrolytes_are_compared_with_every_cell_and_adjusted_tests()
    {
        var study = Assert.Single((await Json("compare", "MO6S8-1C", "--group", "electrolyte")).EnumerateArray());
        Assert.True(study.GetProperty("simulated").GetBoolean());
        Assert.Equal(Electrolytes.Order(), study.GetProperty("groups").EnumerateArray().Select(g => Text(g, "group")!).Order());
        var capacity = Quantity(study, "cycling.first-discharge");
        Assert.All(capacity.GetProperty("groups").EnumerateArray(), g => Assert.Equal((3, 1, 3), (g.GetProperty("cells").GetInt32(), g.GetProperty("batches").GetInt32(), g.GetProperty("values").GetArrayLength())));
        Assert.Equal(3, capacity.GetProperty("tests").EnumerateArray().Count(t => t.GetProperty("adjustedPValue").GetDouble() < 0.01));
        var life = Quantity(study, "cycling.life");
        Assert.Equal("survival", Text(life, "how"));
        Assert.All(life.GetProperty("groups").EnumerateArray(), g => Assert.False(g.TryGetProperty("mean", out _)));
        Assert.InRange(life.GetProperty("overall").GetProperty("pValue").GetDouble(), 0.001, 0.05);
    }

    [Theory]
    [InlineData("MO6S8-KINETICS", "rates.anodic-b-value")]
    [InlineData("MO6S8-KINETICS", "hold-at-2.6-V.leakage-per-mass")]
    [InlineData("MG-SYMMETRIC", "run.life-cycles")]
    [InlineData("MG-SYMMETRIC", "i0.current")]
    [InlineData("MG-MO", "sweep.onset-tangent")]
    public async Task One_cell_a_group_is_described_and_not_tested(string label, string key)
    {
        var quantity = Quantity(Assert.Single((await Json("compare", label)).EnumerateArray()), key);
        Assert.True(quantity.GetProperty("isDescriptiveOnly").GetBoolean());
        Assert.Equal(3, quantity.GetProperty("groups").EnumerateArray().Count(g => g.GetProperty("values").GetArrayLength() == 1));
        Assert.All(quantity.GetProperty("tests").EnumerateArray(), t => Assert.False(t.TryGetProperty("pValue", out _)));
    }

    [Fact]
    public async Task A_person_reads_a_table_and_gets_a_figure_of_each_quantity()
    {
        var folder = Directory.CreateTempSubdirectory("mgp-figures").FullName;
        var said = (await Mgp.Run("compare", "MO6S8-1C", "--figures", folder, "--notebook", Example.Folder)).Done();
        Assert.Contains("Discharge, cycle 1 / mA.h/g", said.Out, StringComparison.Ordinal);
        Assert.Contains("DOE: n = 3 cells, b = 1 batch, s = 1 sheet. Cells of one batch are not independent.", said.Out, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", said.Out, StringComparison.Ordinal);
        var figure = await File.ReadAllTextAsync(Path.Combine(folder, "MO6S8-1C-1-cycling.first-discharge.svg"), TestContext.Current.CancellationToken);
        Assert.Contains("simulated", figure, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("DOE", null)]
    [InlineData("AOE", "Low-voltage tail: ")]
    [InlineData("COE", "End-of-charge failure: ")]
    public async Task Profiles_are_flagged_as_the_text_describes_them(string electrolyte, string? flag)
    {
        var cycle = (await Json("summary", $"RUN-{electrolyte}-CYC-1-1C")).GetProperty("summary").GetProperty("cycles")[19];
        string[] flags = [.. cycle.GetProperty("flags").EnumerateArray().Select(f => f.GetString()!)];
        if (flag is null) Assert.Empty(flags);
        else Assert.StartsWith(flag, Assert.Single(flags), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_between_metals_have_lives_and_no_capacities_and_a_law_that_points_do_not_follow_gives_no_number()
    {
        var study = Assert.Single((await Json("compare", "MG-SYMMETRIC")).EnumerateArray());
        string[] keys = [.. study.GetProperty("tests").EnumerateArray().SelectMany(t => t.GetProperty("quantities").EnumerateArray()).Select(q => Text(q, "key")!)];
        Assert.DoesNotContain(keys, k => k.StartsWith("cycling.", StringComparison.Ordinal));

        // Simulated by the linear law of the text, far beyond where it holds.
        var fitted = (await Json("summary", "RUN-COE-SYM-3-RATE")).GetProperty("numbers").GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("numbers").EnumerateArray()).Single(n => Text(n, "key") == "i0-butler-volmer.current");
        Assert.False(fitted.TryGetProperty("value", out _));
        Assert.StartsWith("The points do not follow the law", Text(fitted, "reason"), StringComparison.Ordinal);
    }

    private static JsonElement Quantity(JsonElement study, string key) =>
        study.GetProperty("tests").EnumerateArray().SelectMany(t => t.GetProperty("quantities").EnumerateArray()).First(q => Text(q, "key") == key);
}
