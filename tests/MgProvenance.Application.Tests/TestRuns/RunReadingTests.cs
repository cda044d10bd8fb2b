using System.Text;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Tests.TestRuns;

/// <summary>Files of one run: which continue each other, and which are the same one again.</summary>
public sealed class RunReadingTests
{
    private static readonly DateTime Begin = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Unspecified);

    private static readonly SimulatedRecord Record = MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(1.2, seed: 7) with { Cycles = 4 }).Required();


    [Fact]
    public void A_file_that_continues_another_makes_one_trace_with_all_cycles()
    {
        var (first, second) = (Part("a.csv", Begin, cycles: 2), Part("b.csv", Begin.AddDays(3), cycles: 3));
        var reading = RunReading.Ordered([second, first]);
        Assert.Equal(["a.csv", "b.csv"], reading.Parts.Select(p => p.Attached.FileName));
        Assert.Contains("2 files that continue each other", Assert.Single(reading.Cautions), StringComparison.Ordinal);
        var (data, reason) = CyclingData.Of(reading);
        Assert.Null(reason);
        var measured = MeasuredCycles.Of(data!);
        Assert.Equal(5, measured.Cycles.Count);
        Assert.Equal(MeasuredCycles.Of(CyclingData.Of(RunReading.Ordered([second])).Data!).Cycles[2].Charge!.ChargeMAh, measured.Cycles[4].Charge!.ChargeMAh, 1e-12);
        Assert.Equal(3 * 86400, data!.Trace.TimeS[first.File.RowCount] - second.FirstS, 1e-6);
        Assert.Equal(reading.Cautions[0], measured.Cautions[0]);
    }

    [Fact]
    public void A_file_that_went_on_and_another_export_of_it_take_its_place()
    {
        var (early, grown) = (Part("live.csv", Begin, cycles: 2), Part("done.csv", Begin, cycles: 4));
        Assert.Equal(["done.csv"], RunReading.Ordered([early, grown]).Parts.Select(p => p.Attached.FileName));
        Assert.Equal(4, MeasuredCycles.Of(CyclingData.Of(RunReading.Ordered([early, grown])).Data!).Cycles.Count);

        // The shorter one attached later does not take the place of the longer one, and cannot be there at the same time either.
        var (data, reason) = CyclingData.Of(RunReading.Ordered([grown, early]));
        Assert.Null(data);
        Assert.Contains("begins before", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_say_when_they_began_are_taken_as_they_were_attached_and_say_so()
    {
        var (first, second) = (Part("a.csv", null, cycles: 1), Part("b.csv", null, cycles: 2, seed: 8));
        var reading = RunReading.Ordered([first, second]);
        Assert.Contains("taken as they were attached", Assert.Single(reading.Cautions), StringComparison.Ordinal);
        Assert.Equal(3, MeasuredCycles.Of(CyclingData.Of(reading).Data!).Cycles.Count);
    }

    [Fact]
    public void What_was_attached_before_is_part_of_the_key()
    {
        AttachedFile a = new(new('a', 64), "land/1", "a.csv"), b = new(new('b', 64), "land/1", "b.csv");
        Assert.NotEqual(MeasuredCycles.KeyOf([b]), MeasuredCycles.KeyOf([a, b]));
        Assert.NotEqual(MeasuredCycles.KeyOf([a, b]), MeasuredCycles.KeyOf([a, b with { StartedLocal = "2026-03-01T09:00:00.000" }]));
    }

    private static RunPart Part(string name, DateTime? start, int cycles, ulong seed = 7)
    {
        var record = seed == 7 && cycles == 4 ? Record : MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(1.2, seed) with { Cycles = cycles }).Required();
        var read = InstrumentReader.Read(Encoding.UTF8.GetBytes(LandMixedCsv.Write(record, start ?? Begin)), name);
        return new RunPart(new AttachedFile(new('0', 64), "land-mixed-csv/1", name, null, start?.ToString("s"), "Europe/Berlin"), read.File!, read.Findings);
    }
}
