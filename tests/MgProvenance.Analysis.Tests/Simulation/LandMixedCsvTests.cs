using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MgProvenance.Analysis.Simulation;

namespace MgProvenance.Analysis.Tests.Simulation;

public sealed class LandMixedCsvTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Unspecified);
    private static readonly SimulatedCycling Run = MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(1.2, seed: 20) with { Cycles = 3 }).Required();
    private static readonly string[] Lines = LandMixedCsv.Write(Run, Start).Split("\r\n");

    [Fact]
    public void The_text_is_pinned() =>
        Assert.Equal(Pinned, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LandMixedCsv.Write(Run, Start)))));

    [Fact]
    public void Blocks_follow_the_layout()
    {
        Assert.Equal("Cycle,CapC/mAh,CapD/mAh,SpeCapC/mAh/g,SpeCapD/mAh/g,Efficiency/%,EnergyC/mWh,EnergyD/mWh", Lines[0]);
        Assert.Equal("Step,CycleNo,Mode,Period,Capacity/mAh,SpeCap/mAh/g,Power/mWh,StartTime", Lines[2]);
        Assert.Equal("1,1,R,1:00:00,0.000000,0.000,0.000000,2026/03/02 09:30:00", Lines[3]);
        Assert.Equal("Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SpeCap/mAh/g,Energy/mWh,IncubTemp/dC.,SysTime,StepStatus,Remark", Lines[4]);
        Assert.Equal((3, 7, 7), (Starting("Cycle,"), Starting("Step,"), Starting("Record,")));
        Assert.Equal("", Lines[^1]);
    }

    [Fact]
    public void Every_record_says_that_it_is_simulated()
    {
        var records = Records();
        Assert.Equal(Run.Rows.Count, records.Length);
        Assert.All(records, r => Assert.Equal("simulated", r[^1]));
    }

    [Fact]
    public void Records_read_back_as_the_rows_they_came_from()
    {
        foreach (var (cells, row) in Records().Zip(Run.Rows))
        {
            double Number(int column) => double.Parse(cells[column], CultureInfo.InvariantCulture);
            Assert.Equal(row.VoltageV, Number(5), 5.1e-5); // half a unit of the last printed digit, and a little for its own rounding
            Assert.Equal(row.CurrentMA, Number(6), 5.1e-6);
            Assert.Equal(row.CapacityMAh, Number(7), 5.1e-7);
            Assert.Equal(row.EnergyMWh, Number(9), 5.1e-7);
            Assert.Equal((row.Cycle, row.Step), ((int)Number(3), (int)Number(4)));
            Assert.Equal(Start.AddSeconds((long)row.TimeS), DateTime.ParseExact(cells[11], "yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Cycle_rows_hold_the_vendors_efficiency()
    {
        var first = Lines[1].Split(',');
        Assert.Equal("1", first[0]);
        Assert.Equal((100 / 0.82).ToString("F3", CultureInfo.InvariantCulture), first[5]); // discharge over charge, 18 % trapped
    }

    [Fact]
    public void Fifty_cycles_stay_below_two_megabytes()
    {
        var run = MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(1.2, 1)).Required();
        Assert.Equal(50, run.Rows[^1].Cycle);
        Assert.InRange(LandMixedCsv.Write(run, Start).Length, 500_000, 2_000_000);
    }

    private const string Pinned = "a13922bcf86fd8b25a6332586b7dea0a1d508afe9d12c031e33efc357aeac232";

    private static int Starting(string word) => Lines.Count(l => l.StartsWith(word, StringComparison.Ordinal));

    private static string[][] Records() => [.. Lines.Select(l => l.Split(',')).Where(c => c.Length == 14 && c[0] != "Record")];
}
