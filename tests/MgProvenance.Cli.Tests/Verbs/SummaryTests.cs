using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Cycling summaries of bare files, against EC-Lab's own numbers.</summary>
public sealed class SummaryTests
{
    [Theory]
    [InlineData("gcpl_5cycles_mass0p79mg.mpr")]
    [InlineData("gcpl_5cycles_mass0p79mg.mpt")]
    public async Task Five_real_cycles_reach_the_instruments_own_efficiencies(string name)
    {
        var summary = (await Mgp.Run("summary", RealFiles.Get($"instruments/biologic/{name}"), "--mass", "0.790mg", "--json")).Done().Json;
        var cycles = summary.GetProperty("cycles").EnumerateArray().ToList();

        // EC-Lab's text export prints nine or ten digits: half a unit of the last one, and as much again for its own rounding.
        double[] efficiency = [92.840805, 100.06462, 99.981041, 99.990250, 99.924156];
        Assert.Equal(5, cycles.Count);
        for (var i = 0; i < 5; i++) Assert.Equal(efficiency[i], Number(cycles[i], "coulombicEfficiencyPercent"), 1e-5);
        Assert.Equal(72.79, Number(cycles[0], "charge.mAhPerG"), 0.005);
        Assert.Equal(0.0575059817 / 0.790e-3, Number(cycles[0], "charge.mAhPerG"), 1e-6);
        Assert.Contains("charge", summary.GetProperty("coulombicEfficiencyConvention").GetString(), StringComparison.Ordinal);
        Assert.Contains(summary.GetProperty("methods").EnumerateArray(), m => m.GetProperty("name").GetString() == "active-mass/given");
    }

    [Fact]
    public async Task Binary_and_text_of_one_measurement_agree()
    {
        var cycles = new List<JsonElement[]>();
        foreach (var name in new[] { "mpr", "mpt" })
        {
            var ran = await Mgp.Run("summary", RealFiles.Get($"instruments/biologic/gcpl_5cycles_mass0p79mg.{name}"), "--mass", "0.790mg", "--json");
            cycles.Add([.. ran.Done().Json.GetProperty("cycles").EnumerateArray()]);
        }

        Assert.Equal(cycles[0].Length, cycles[1].Length);
        foreach (var (binary, text) in cycles[0].Zip(cycles[1]))
        {
            foreach (var number in new[] { "charge.mAh", "discharge.mAh", "coulombicEfficiencyPercent", "charge.averageVoltageV", "discharge.averageVoltageV", "discharge.medianVoltageV", "charge.energyMWh" })
            {
                Assert.Equal(Number(binary, number), Number(text, number), 1e-7 * Math.Abs(Number(binary, number)));
            }
        }
    }

    [Fact]
    public async Task A_small_file_is_calculated_by_hand()
    {
        var file = Surroundings.Write("cycle.csv", SmallFiles.Land);
        var cycle = Assert.Single((await Mgp.Run("summary", file, "--mass", "2 mg", "--json")).Done().Json.GetProperty("cycles").EnumerateArray());
        Assert.Equal((0.002, 0.001, 1.0, 0.5, 50.0), (Number(cycle, "charge.mAh"), Number(cycle, "discharge.mAh"), Number(cycle, "charge.mAhPerG"), Number(cycle, "discharge.mAhPerG"), Number(cycle, "coulombicEfficiencyPercent")));
        var inserted = (await Mgp.Run("summary", file, "--convention", "insertion-first", "--json")).Done().Json;
        Assert.Equal(2, inserted.GetProperty("cycles").GetArrayLength());
        Assert.False(inserted.GetProperty("cycles")[0].TryGetProperty("coulombicEfficiencyPercent", out _));
        Assert.Contains("Coulombic efficiency, energy efficiency: not defined, because cycle 1 has no discharge.", inserted.GetProperty("cycles")[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public async Task Without_a_mass_there_is_no_specific_capacity()
    {
        var cycle = (await Mgp.Run("summary", Surroundings.Write("massless.csv", SmallFiles.Land), "--json")).Done().Json.GetProperty("cycles")[0];
        Assert.False(cycle.GetProperty("charge").TryGetProperty("mAhPerG", out _));
        Assert.Equal(0.002, Number(cycle, "charge.mAh"));
    }

    [Fact]
    public async Task A_person_reads_the_same_in_a_table() => Assert.Equal(
        Approved.Text("summary-land.txt"),
        string.Join('\n', (await Mgp.Run("summary", Surroundings.Write("table.csv", SmallFiles.Land), "--mass", "2 mg")).Done().Out.Split('\n').Select(l => l.TrimEnd())));

    [Theory]
    [InlineData("0.79 V", "quantity.unit")]
    [InlineData("-1 mg", "quantity.negative")]
    [InlineData("heavy", "quantity.malformed")]
    public async Task A_mass_that_cannot_be_is_refused(string mass, string code) =>
        (await Mgp.Run("summary", Surroundings.Write($"mass-{code}.csv", SmallFiles.Land), "--mass", mass)).Refused(code);

    [Fact]
    public async Task A_file_that_is_not_cycling_ends_with_its_finding()
    {
        var ran = await Mgp.Run("summary", Surroundings.Write("noise.csv", "a,b\n1,2\n"));
        ran.Ends(ExitCodes.Findings);
        Assert.StartsWith("fatal ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulated_file_is_marked_in_text_json_and_figure()
    {
        var (file, folder) = (Path.Combine(RealFiles.Checkout, "docs", "examples", "first-cell.csv"), Directory.CreateTempSubdirectory("mgp-simulated").FullName);
        Assert.StartsWith("first-cell.csv, SIMULATED", (await Mgp.Run("summary", file, "--figures", folder)).Done().Out, StringComparison.Ordinal);
        Assert.True((await Mgp.Run("summary", file, "--json")).Done().Json.GetProperty("simulated").GetBoolean());
        Assert.All(Directory.GetFiles(folder), f => Assert.Contains(">simulated<", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static double Number(JsonElement cycle, string path) => path.Split('.').Aggregate(cycle, (at, name) => at.GetProperty(name)).GetDouble();
}
