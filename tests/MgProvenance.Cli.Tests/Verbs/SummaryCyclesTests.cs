using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Which cycles of a long run are printed.</summary>
public sealed class SummaryCyclesTests
{
    private const int Cycles = 200;

    private static string Long => Surroundings.Write("long.csv", SmallFiles.LandOf([.. Enumerable.Repeat(new[] { -0.003, 0.003 }, Cycles).SelectMany(c => c)]));

    [Theory]
    [InlineData("", "reference-cycle=50", "1-10,50,191-200")]
    [InlineData("", "", "1-10,191-200")]
    [InlineData("20-22", "", "20-22")]
    [InlineData("1,5,199-300", "", "1,5,199-200")]
    [InlineData("all", "", "1-200")]
    public async Task A_long_run_is_printed_in_part(string asked, string more, string shown)
    {
        var expected = shown.Split(',').Select(r => r.Split('-').Select(int.Parse).ToList()).SelectMany(r => Enumerable.Range(r[0], r[^1] - r[0] + 1)).ToList();
        string[] options = [.. asked.Length == 0 ? [] : new[] { "--cycles", asked }, .. more.Length == 0 ? [] : new[] { $"--{more.Split('=')[0]}", more.Split('=')[1] }];
        var text = (await Mgp.Run(["summary", Long, .. options])).Done().Out;
        var tables = text.Split('\n').Select(l => l.Split(' ')[0]).Where(w => int.TryParse(w, out _)).Select(int.Parse).ToList();
        Assert.Equal([.. expected, .. expected, .. expected], tables);
        var left = Cycles - expected.Count;
        Assert.Equal(asked.Length == 0, text.Contains("left out: --cycles all", StringComparison.Ordinal));
        if (asked.Length == 0 && more.Length == 0) Assert.Contains($"… {left} cycles left out: --cycles all", text, StringComparison.Ordinal);
        if (more.Length > 0) Assert.Contains("… 39 cycles left out: --cycles all\n50 ", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(Cycles, (await Mgp.Run(["summary", Long, "--json", .. options])).Done().Json.GetProperty("cycles").GetArrayLength());
    }

    [Theory]
    [InlineData("plating")]
    [InlineData("symmetric")]
    public async Task Cycles_between_metals_are_left_out_alike(string technique)
    {
        var text = (await Mgp.Run("summary", Long, "--technique", technique)).Done().Out;
        Assert.Contains("… 180 cycles left out: --cycles all", text, StringComparison.Ordinal);
        Assert.Equal(20, text.Split('\n').Count(l => l.StartsWith("cycle ", StringComparison.Ordinal) && l.Contains("0.003", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_no_cycle_is_meant_the_text_says_which_there_are()
    {
        var text = (await Mgp.Run("summary", Surroundings.Write("one.csv", SmallFiles.Land), "--cycles", "7-9")).Done().Out;
        Assert.StartsWith("None of the cycles that were asked for: there are cycles 1 to 1.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3-1")]
    [InlineData("1-")]
    [InlineData("1,,2")]
    [InlineData("-5")]
    [InlineData("first")]
    [InlineData("1-2-3")]
    [InlineData("99999999999")]
    public async Task What_is_no_choice_of_cycles_is_refused(string text) =>
        (await Mgp.Run("summary", Surroundings.Write("refused.csv", SmallFiles.Land), $"--cycles={text}")).Refused("summary.cycles");
}
