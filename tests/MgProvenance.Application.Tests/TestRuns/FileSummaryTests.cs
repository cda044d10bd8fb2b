using System.Text;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;
using MgProvenance.Testing;

namespace MgProvenance.Application.Tests.TestRuns;

public sealed class FileSummaryTests
{
    private const string Hours =
        "Cycle,CapC/mAh,CapD/mAh\r\n1,0.002,0.001\r\n"
        + "Record,TestTime,CycleNo,StepNo,Voltage/V,Current/uA,Capacity/mAh,StepStatus,Remark\r\n"
        + "1,1:00:00,1,1,0.5,360,0.001,C_CC,REMARK\r\n"
        + "2,2:00:00,1,1,0.6,360,0.002,C_CC,REMARK\r\n"
        + "3,4:00:00,1,2,-0.4,-720,0.001,D_CC,REMARK\r\n";

    [Fact]
    public void Readings_are_said_in_seconds_volts_and_milliamperes()
    {
        var summary = Of(Encoding.UTF8.GetBytes(Hours));
        Assert.Equal((10_800.0, new ValueRange(-0.4, 0.6), new ValueRange(-0.72, 0.36)), (summary.DurationS, summary.VoltageV, summary.CurrentMA));
        Assert.Equal((RunKind.Other, 1, 2), (summary.Kind, summary.Cycles, summary.HalfCycles));
        Assert.Equal((0.002, 0.001), (summary.FirstCycle!.Charge!.ChargeMAh, summary.FirstCycle.Discharge!.ChargeMAh));
        Assert.Null(summary.LastCycle);
        Assert.Null(summary.NoCycles);
    }

    [Fact]
    public void A_file_that_says_it_was_simulated_is_simulated()
    {
        Assert.False(Of(Encoding.UTF8.GetBytes(Hours)).Simulated);
        Assert.True(Of(Encoding.UTF8.GetBytes(Hours.Replace("REMARK", LandMixedCsv.Remark, StringComparison.Ordinal))).Simulated);
        var mpt = $"EC-Lab ASCII FILE\r\nNb header lines : 6\r\n\r\nCyclic Voltammetry\r\nComments : {BiologicMpt.Comment}\r\nmode\ttime/s\tEwe/V\t<I>/mA\r\n2\t0\t1\t1\r\n";
        Assert.True(Of(Encoding.UTF8.GetBytes(mpt)).Simulated);
        Assert.False(Of(Encoding.UTF8.GetBytes(mpt.Replace(BiologicMpt.Comment, "after the weekend", StringComparison.Ordinal))).Simulated);
    }

    [Theory]
    [InlineData("biologic/gcpl_5cycles_mass0p79mg.mpr", RunKind.Cycling, 5, 10, "time voltage")]
    [InlineData("biologic/cv_v1150_decimalcomma.mpr", RunKind.CyclicVoltammetry, 3, null, "voltage current")]
    [InlineData("biologic/lsv.mpt", RunKind.LinearSweep, null, null, "voltage current")]
    [InlineData("biologic/ca_hold_75min.mpr", RunKind.Hold, null, null, "time current")]
    [InlineData("biologic/ocv.mpr", RunKind.OpenCircuit, null, null, "time voltage")]
    [InlineData("biologic/peis.mpr", RunKind.Impedance, null, null, "Re(Z) -Im(Z)")]
    [InlineData("biologic/edge_zero_rows_wait.mpr", RunKind.Other, null, null, null)]
    [InlineData("neware/interp-test.csv", RunKind.Other, 0, 0, "time voltage")]
    public void Each_technique_has_its_facts_and_its_curve(string name, RunKind kind, int? cycles, int? halves, string? axes)
    {
        var parsed = Read(File.ReadAllBytes(RealFiles.Get($"instruments/{name}")));
        var (summary, curve) = (FileSummary.Of(parsed)!, FileCurve.Of(parsed.File!));
        Assert.Equal((kind, cycles, halves), (summary.Kind, summary.Cycles, summary.HalfCycles));
        Assert.Equal(axes, curve is null ? null : $"{curve.X.Name} {curve.Y.Name}");
        Assert.Equal(kind == RunKind.Impedance, curve?.EqualScale == true);
        Assert.Equal(kind == RunKind.Impedance, summary.FrequencyHz is not null);
    }

    [Fact]
    public void A_span_is_said_in_the_unit_that_suits_it()
    {
        var curve = FileCurve.Of(Read(Encoding.UTF8.GetBytes(Hours)).File!)!;
        Assert.Equal(("h", 4.0), (curve.X.Unit, curve.X.Values[^1]));
        Assert.Equal(("s", "min", "h"), (TimeUnit.For(300).Symbol, TimeUnit.For(301).Symbol, TimeUnit.For(7201).Symbol));
    }

    private static ParseResult Read(byte[] content) => InstrumentReader.Read(content, "file");

    private static FileSummary Of(byte[] content) => FileSummary.Of(Read(content))!;
}
