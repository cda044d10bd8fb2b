using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Files of which little follows: a reason stands in the place of every number, never a zero or what is no number.</summary>
public sealed class SummaryOfLittleTests
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["one half-cycle"] = SmallFiles.LandOf(0.003),
        ["one discharge"] = SmallFiles.LandOf(-0.003),
        ["rest"] = SmallFiles.LandRest(4),
        ["one row"] = SmallFiles.LandRest(1),
        ["short"] = SmallFiles.LandOf(-0.003, 0.003, -0.003, 0.003).Replace(",-0.1,", ",0,", StringComparison.Ordinal).Replace(",0.1,", ",0,", StringComparison.Ordinal),
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var file in Files.Keys)
        {
            foreach (var technique in new[] { "cycling", "symmetric", "plating", "hold", "cv", "lsv", "ocv", "eis" }) all.Add(file, technique);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_that_is_no_number_is_printed(string file, string technique)
    {
        var path = Surroundings.Write($"little-{file}-{technique}.csv", Files[file]);
        var (text, json) = ((await Mgp.Run("summary", path, "--technique", technique)).Done().Out, (await Mgp.Run("summary", path, "--technique", technique, "--json")).Done());
        Assert.All(new[] { "NaN", "∞", "Infinity" }, word => Assert.DoesNotContain(word, text + json.Out, StringComparison.Ordinal));
        var rows = json.Json.TryGetProperty("numbers", out var numbers) ? numbers.GetProperty("rows") : JsonSerializer.SerializeToElement(Array.Empty<int>());
        foreach (var number in rows.EnumerateArray().SelectMany(r => r.GetProperty("numbers").EnumerateArray()))
            Assert.True(number.TryGetProperty("value", out _) || number.GetProperty("reason").GetString() is { Length: > 0 }, number.ToString());
        if (file is "rest" or "one row" && technique != "ocv") Assert.Contains("Nothing is defined, because ", text, StringComparison.Ordinal);
        if (technique is "hold" or "eis") Assert.Contains("Nothing is defined, because ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_cycle_has_its_charge_and_says_what_is_missing()
    {
        var text = (await Mgp.Run("summary", Surroundings.Write("half.csv", Files["one half-cycle"]))).Done().Out;
        Assert.Contains("0.003000", text, StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                "Cycles to 80 %: not defined, because cycle 1 has no complete discharge to refer to.",
                "Coulombic efficiency, energy efficiency: not defined, because cycle 1 has no discharge.",
                "Hysteresis: not defined, because a half-cycle of the pair is missing.",
                "Retention: not defined, because cycle 1 has no complete discharge to refer to.",
                "Specific capacity: not defined, because the active mass is not known.",
            },
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("symmetric", "discharge, end of discharge (cycle 1): not defined, because the cycle has no discharge.")]
    [InlineData("symmetric", "polarisation, cycle 1, polarisation: not defined, because cycle 1 has one half-cycle.")]
    [InlineData("plating", "CE, cycle 1, CE: not defined, because cycle 1 has no plating.")]
    public async Task Half_a_cycle_between_metals_says_what_is_missing(string technique, string sentence) =>
        Assert.Contains(sentence, (await Mgp.Run("summary", Surroundings.Write($"half-{technique}.csv", Files["one half-cycle"]), "--technique", technique)).Done().Out, StringComparison.Ordinal);

    [Fact]
    public async Task A_rest_has_no_cycles_and_no_convention_of_any()
    {
        var path = Surroundings.Write("rest.csv", Files["rest"]);
        var ran = (await Mgp.Run("summary", path)).Done();
        Assert.EndsWith("Nothing is defined, because the file has no half-cycle: no charge was passed.\n", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CE = ", ran.Out, StringComparison.Ordinal);
        var json = (await Mgp.Run("summary", path, "--json")).Done().Json;
        Assert.Equal((0, "The file has no half-cycle: no charge was passed."), (json.GetProperty("cycles").GetArrayLength(), json.GetProperty("cyclesTo80Percent").GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("cycling", "Short: charge and discharge run at 0 and 0 Ohm, as a short does: capacity and efficiency are not those of the cell. (first in cycle 1, in 2 of 2 cycles)")]
    [InlineData("symmetric", "life, cumulative capacity (run): not defined, because no half-cycle counts to the life.")]
    [InlineData("plating", "The plating runs at 0 Ohm, as a short does.")]
    public async Task A_short_is_named(string technique, string sentence) =>
        Assert.Contains(sentence, (await Mgp.Run("summary", Surroundings.Write($"short-{technique}.csv", Files["short"]), "--technique", technique)).Done().Out, StringComparison.Ordinal);

    [Fact]
    public async Task A_short_that_comes_later_flags_the_cycles_that_it_spoils()
    {
        var file = SmallFiles.LandOf(-0.003, 0.003, -0.003, 0.003);
        var (first, second) = (file[..file.LastIndexOf("Cycle,", StringComparison.Ordinal)], file[file.LastIndexOf("Cycle,", StringComparison.Ordinal)..]);
        var shorted = first + second.Replace(",-0.1,", ",-0.001,", StringComparison.Ordinal).Replace(",0.1,", ",0.001,", StringComparison.Ordinal);
        var cycles = (await Mgp.Run("summary", Surroundings.Write("later.csv", shorted), "--json")).Done().Json.GetProperty("cycles").EnumerateArray().Select(c => c.GetProperty("flags").EnumerateArray().Select(f => f.GetString()!).ToList()).ToList();
        Assert.Empty(cycles[0]);
        Assert.StartsWith("Short: charge and discharge run at ", Assert.Single(cycles[1]), StringComparison.Ordinal);
    }
}
