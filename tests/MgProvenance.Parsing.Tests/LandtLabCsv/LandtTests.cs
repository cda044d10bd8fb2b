using System.Text;

namespace MgProvenance.Parsing.Tests.LandtLabCsv;

/// <summary>The real export of a LANDT cycler and small ones made here.</summary>
public class LandtTests
{
    private const string Path = "instruments/land/landt_lab_export.csv";
    private const string Small = "cell model:MgS,,\ncell id: ,,\n"
        + "channel_index,cycle_index,step_index,date_time_iso_string,test_time_s,current_A,voltage_V,discharge_capacity_Ah,charge_capacity_Ah,step_name\n"
        + "1,1,1,04/30/2024 14:33:19,0.5,0.0000,2.9,0,0,rest,\n"
        + "2,1,2,04/30/2024 14:33:29,10.5,-0.0002,2.8,0.0010,0,discharge CC,\n"
        + "3,1,2,04/30/2024 14:33:39,20.5,-0.0002,2.7,0.0030,0,discharge CC,\n"
        + "4,1,3,04/30/2024 14:33:49,30.5,0.0002,2.8,0,0.0020,charge CC,\n";

    [Fact]
    public void The_real_export_holds_its_known_facts()
    {
        var result = Support.ReadReal(Path);
        var file = Support.Decoded(result);
        Assert.Empty(result.Findings);
        Assert.Equal(("landt-lab-csv", 25162, 17), (file.Format, file.RowCount, file.Columns.Count));
        Assert.Equal(new DateTime(2024, 4, 30, 14, 33, 18, 980), file.StartedAt!.Local);
        Assert.Equal((262657.764, 0.1086, -0.0002), (file.Find("test_time_s")!.Values[^1], file.Find("voltage_V")!.Values[^1], file.Find("current_A")!.Values[^1]));
        Assert.Equal("Ah", file.Metadata["Nominal capacity used to define the C rate"]);
    }

    [Fact]
    public void The_recorded_capacity_is_the_truth()
    {
        var readings = Support.Readings(Support.Decoded(Path));
        Assert.Equal("recorded", readings.CapacitySource);
        double Sum(int cycle, int step) => readings.ChargeIncrementMAh.Where((_, i) => readings.CycleNumber[i] == cycle && readings.StepNumber[i] == step).Sum();
        Assert.Equal(0, Sum(1, 1));
        Assert.Equal(-6.3, Sum(1, 2), 1e-9);
        Assert.Equal(3.2, Sum(1, 3), 1e-9);
        Assert.Equal(-1.3, Sum(2, 2), 1e-9);
        Assert.Equal(2881, readings.Mode.Count(m => m == RowMode.Rest));
        Assert.DoesNotContain(RowMode.Unknown, readings.Mode);
    }

    [Fact]
    public void A_small_export_is_read_whole()
    {
        var file = Support.Decoded(Read(Small));
        Assert.Equal("MgS", file.Metadata["cell model"]);
        Assert.False(file.Metadata.ContainsKey("cell id"));
        Support.AssertClose([0, -1, -2, 2], Support.Readings(file).ChargeIncrementMAh, "charge", 1e-12, 0);
        Support.AssertClose([0, -0.2, -0.2, 0.2], Support.Readings(file).CurrentMA, "current", 1e-12, 0);
    }

    [Fact]
    public void A_cut_within_any_line_is_found()
    {
        var bytes = Encoding.UTF8.GetBytes(Small);
        for (var length = 1; length < bytes.Length; length++)
        {
            // a line is whole with or without its closing comma only where that comma is there
            if (bytes[length] == '\n' || bytes[length - 1] == '\n') continue;
            Assert.True(InstrumentReader.Read(bytes.AsMemory(0, length), "cut.csv").Findings.Any(f => f.Severity >= Severity.Error), $"cut at {length}");
        }
    }

    [Fact]
    public void The_real_export_cut_anywhere_is_found()
    {
        var bytes = File.ReadAllBytes(RealFiles.Get(Path));
        for (var length = 997; length < bytes.Length; length += 997 * 101)
        {
            if (bytes[length] == '\n' || bytes[length - 1] == '\n') continue;
            Assert.True(InstrumentReader.Read(bytes.AsMemory(0, length), "cut.csv").Findings.Any(f => f.Severity >= Severity.Error), $"cut at {length}");
        }
    }

    [Fact]
    public void A_lost_record_is_told()
    {
        var at = Small.IndexOf("3,1,2", StringComparison.Ordinal);
        var result = Read(Small[..at] + Small[(Small.IndexOf('\n', at) + 1)..]);
        Assert.Contains(result.Findings, f => f is { Rule: "landt.record-gap", Place: "line 6", Expected: "3", Found: "4" });
        Assert.Contains(Read(Small[..Small.IndexOf("1,1,1", StringComparison.Ordinal)]).Findings, f => f.Rule == "landt.no-rows");
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.UTF8.GetBytes(text), "small.csv");
}
