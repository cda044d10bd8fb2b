using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What is in an instrument file, without a notebook.</summary>
public sealed class InspectTests
{
    [Fact]
    public async Task A_small_export_is_described_whole()
    {
        var ran = (await Mgp.Run("inspect", Surroundings.Write("small.mpt", SmallFiles.Mpt), "--json")).Done();
        var facts = ran.Json;
        Assert.Equal("small.mpt", facts.GetProperty("file").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(SmallFiles.Mpt), facts.GetProperty("bytes").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SmallFiles.Mpt))), facts.GetProperty("sha256").GetString());
        Assert.Matches("^[0-9a-f]{64}$", facts.GetProperty("primaryDigest").GetString());
        Assert.Equal(("GCPL", 3), (facts.GetProperty("technique").GetString(), facts.GetProperty("rows").GetInt32()));
        Assert.Equal("2026-02-28T09:30:00.250", facts.GetProperty("start").GetProperty("local").GetString());
        var columns = facts.GetProperty("columns").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!, c => c.GetProperty("unit").GetString());
        Assert.Equal(("s", "V", "mA.h"), (columns["time/s"], columns["Ewe/V"], columns["dq/mA.h"]));
        var program = Assert.Single(facts.GetProperty("tables").EnumerateArray());
        Assert.Equal("technique parameters", program.GetProperty("name").GetString());
        Assert.Equal(["Is", "0.000", "137.000"], program.GetProperty("rows")[1].EnumerateArray().Select(c => c.GetString()!));
        var finding = Assert.Single(facts.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == "mpt.undefined");
        Assert.Equal("column Ewe/V", finding.GetProperty("place").GetString());
        Assert.NotEqual("", finding.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_person_reads_the_same_in_a_table() => Assert.Equal(
        Approved.Text("inspect-land.txt"),
        string.Join('\n', (await Mgp.Run("inspect", Surroundings.Write("small.csv", SmallFiles.Land))).Done().Out.Split('\n').Select(l => l.TrimEnd())));

    [Fact]
    public async Task The_curve_can_be_left_out()
    {
        var drawn = (await Mgp.Run("inspect", Surroundings.Write("small.csv", SmallFiles.Land))).Done().Out;
        var plain = (await Mgp.Run("inspect", Surroundings.Write("small.csv", SmallFiles.Land), "--no-plot")).Done().Out;
        Assert.Contains("voltage in V against time in s", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("against", plain, StringComparison.Ordinal);
        Assert.Contains("  duration   20 s", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_in_the_json_too()
    {
        var summary = (await Mgp.Run("inspect", Surroundings.Write("small.csv", SmallFiles.Land), "--json")).Done().Json.GetProperty("summary");
        Assert.Equal((20, 1, 2), (summary.GetProperty("durationS").GetInt32(), summary.GetProperty("cycles").GetInt32(), summary.GetProperty("halfCycles").GetInt32()));
        Assert.Equal(0.002, summary.GetProperty("firstCycle").GetProperty("charge").GetProperty("chargeMAh").GetDouble());
        Assert.False(summary.GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task Long_files_show_their_first_and_last_rows_and_what_is_simulated_says_so()
    {
        var land = SmallFiles.Land.Replace("b\r\n", "b\r\n" + string.Concat(Enumerable.Range(4, 40).Select(i => $"{i},0:0{i / 6}:{i % 6}0,0:00:10,1,2,0.3,-0.36,0.001,2026/02/28 09:01:00,D_CC,b\r\n")), StringComparison.Ordinal);
        var said = (await Mgp.Run("inspect", Surroundings.Write("long.csv", land.Replace("a \"first\"", "simulated", StringComparison.Ordinal)))).Done().Out;
        Assert.Matches("column +unit +meaning +row 1 +row 2 +row 3 +row 42 +row 43", said);
        Assert.Contains("SIMULATED: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SIMULATED", (await Mgp.Run("inspect", Surroundings.Write("long.csv", land))).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_column_goes_to_csv_under_the_names_of_the_instrument()
    {
        var csv = Path.Combine(Surroundings.Home, "land-columns.csv");
        (await Mgp.Run("inspect", Surroundings.Write("columns.csv", SmallFiles.Land), "--csv", csv)).Done();
        var rows = Csv.Rows(csv);
        foreach (var name in new[] { "Record", "TestTime", "Voltage/V", "Current/mA", "Capacity/mAh", "SysTime", "Mark1" }) Assert.Contains(name, rows[0]);
        Assert.Equal(4, rows.Count);
        Assert.Equal(["0.5", "0.6", "0.4"], rows.Skip(1).Select(r => r[Array.IndexOf(rows[0], "Voltage/V")]));
        Assert.Equal(["a \"first\"", "a \"first\"", "b"], rows.Skip(1).Select(r => r[Array.IndexOf(rows[0], "Mark1")]));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_its_finding()
    {
        var ran = await Mgp.Run("inspect", Surroundings.Write("noise.mpr", "no instrument wrote this"), "--json");
        ran.Ends(ExitCodes.Findings);
        Assert.Contains(ran.Json.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "fatal");
        (await Mgp.Run("inspect", Path.Combine(Surroundings.Home, "nowhere.mpr"))).Refused("file.missing");
    }

    [Fact]
    public async Task A_csv_that_cannot_be_written_is_refused() =>
        (await Mgp.Run("inspect", Surroundings.Write("to-nowhere.csv", SmallFiles.Land), "--csv", Path.Combine(Surroundings.Home, "no", "such", "folder", "x.csv"), "--json")).Refused("file.unwritable");

    [Theory]
    [InlineData("gcpl_5cycles_mass0p79mg.mpr")]
    [InlineData("gcpl_5cycles_mass0p79mg.mpt")]
    [InlineData("gcpl_symmetric_plating_stripping.mpr")]
    [InlineData("peis.mpr")]
    public async Task Real_files_reach_csv_at_full_precision(string name)
    {
        var path = RealFiles.Get($"instruments/biologic/{name}");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var csv = Path.Combine(Surroundings.Home, $"real-{name}.csv");
        var facts = (await Mgp.Run("inspect", path, "--json", "--csv", csv)).Done().Json;
        var file = InstrumentReader.Read(bytes, name).File!;
        Assert.Equal((file.Format, file.Technique, file.RowCount), (facts.GetProperty("format").GetString(), facts.GetProperty("technique").GetString(), facts.GetProperty("rows").GetInt32()));
        Assert.Equal(file.PrimaryDigest, facts.GetProperty("primaryDigest").GetString());
        Assert.Equal(file.Columns.Select(c => c.Unit), facts.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("unit").GetString()!));

        var rows = Csv.Rows(csv);
        Assert.Equal(file.Columns.Select(c => c.Name), rows[0]);
        Assert.Equal(file.RowCount + 1, rows.Count);
        for (var column = 0; column < file.Columns.Count; column++)
        {
            if (file.Columns[column].Texts is not null) continue;
            Assert.Equal(file.Columns[column].Values.ToArray(), rows.Skip(1).Select(r => double.Parse(r[column], CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task The_real_start_is_the_instruments_clock()
    {
        var facts = (await Mgp.Run("inspect", RealFiles.Get("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"), "--json")).Done().Json;
        Assert.Equal("GCPL", facts.GetProperty("technique").GetString());
        Assert.Equal(0.79, facts.GetProperty("settings").GetProperty("activeMassMg").GetDouble(), 6);
        Assert.False(facts.GetProperty("start").TryGetProperty("zone", out _));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$", facts.GetProperty("start").GetProperty("local").GetString());
    }
}
