using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Between metals cycles have no capacity: what is printed is charge, polarisation and the efficiency of plating.</summary>
public sealed class SummaryOfMetalsTests
{
    private static readonly string[] Meaningless = ["mAhPerG", "energyMWh", "averageVoltageV", "highestVoltageV", "rateC", "dischargeRetentionPercent", "energyEfficiencyPercent", "voltageHysteresisV"];

    [Fact]
    public async Task Equal_metals_have_polarisations_and_no_efficiency()
    {
        var file = Surroundings.Write("symmetric.csv", SmallFiles.LandOf(-0.003, 0.003, -0.003, 0.0027));
        var text = (await Mgp.Run("summary", file, "--technique", "symmetric", "--mass", "2 mg")).Done().Out;
        Assert.Contains("polarisation", text, StringComparison.Ordinal);
        Assert.All(new[] { "mAh/g", "CE", "retention", "80 %", "median, " }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        var all = (await Mgp.Run("summary", file, "--technique", "symmetric", "--mass", "2 mg", "--json")).Done();
        Assert.All(Meaningless.Append("coulombicEfficiencyPercent"), name => Assert.DoesNotContain($"\"{name}\"", all.Out, StringComparison.Ordinal));
        Assert.False(all.Json.GetProperty("hasCapacity").GetBoolean());
        Assert.Equal(0.0027, all.Json.GetProperty("cycles")[1].GetProperty("charge").GetProperty("mAh").GetDouble(), 12);
        Assert.StartsWith("Between equal metals there is no coulombic efficiency", all.Json.GetProperty("coulombicEfficiencyConvention").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--technique", "plating")]
    [InlineData("--convention", "plating-stripping")]
    public async Task Plating_has_stripped_over_plated_even_where_the_file_starts_with_a_charge(string option, string value)
    {
        var file = Surroundings.Write($"plating-{value}.csv", SmallFiles.LandOf(0.001, -0.003, 0.0027, -0.003, 0.0024, -0.003, 0.0024));
        var text = (await Mgp.Run("summary", file, option, value)).Done().Out;
        Assert.Contains("CE = stripped(n)/plated(n); cycles start on plating.", text, StringComparison.Ordinal);
        Assert.All(new[] { "mAh/g", "retention", "80 %", "discharge(n)" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        var all = (await Mgp.Run("summary", file, option, value, "--json")).Done();
        Assert.All(Meaningless, name => Assert.DoesNotContain($"\"{name}\"", all.Out, StringComparison.Ordinal));
        var cycles = all.Json.GetProperty("cycles").EnumerateArray().ToList();
        Assert.Equal("CE = stripped(n)/plated(n); cycles start on plating.", all.Json.GetProperty("coulombicEfficiencyConvention").GetString());
        Assert.False(cycles[0].TryGetProperty("coulombicEfficiencyPercent", out _));
        Assert.Contains("Coulombic efficiency: not defined, because cycle 1 has no plating.", cycles[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(90, cycles[1].GetProperty("coulombicEfficiencyPercent").GetDouble(), 9);
        Assert.Equal(80, cycles[2].GetProperty("coulombicEfficiencyPercent").GetDouble(), 9);

        // The analysis of plating has the same cycles.
        var numbers = all.Json.GetProperty("numbers").GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("numbers").EnumerateArray()).ToList();
        Assert.Equal(90, numbers.Single(n => n.GetProperty("key").GetString() == "cycle-2.efficiency").GetProperty("value").GetDouble(), 9);
    }

    [Theory]
    [InlineData("plating", "insertion-first")]
    [InlineData("symmetric", "plating-stripping")]
    [InlineData("symmetric", "charge-first")]
    public async Task An_efficiency_that_has_no_meaning_there_is_refused(string technique, string convention) =>
        (await Mgp.Run("summary", Surroundings.Write("convention.csv", SmallFiles.Land), "--technique", technique, "--convention", convention)).Refused("summary.convention");

    [Fact]
    public async Task A_technique_without_cycles_prints_none_of_a_file_that_has_them()
    {
        var ran = await Mgp.Run("summary", Surroundings.Write("hold.csv", SmallFiles.Land), "--technique", "hold", "--mass", "2 mg");
        Assert.Contains("Nothing is defined, because ", ran.Done().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("mAh/g", ran.Out, StringComparison.Ordinal);
    }
}
