using System.Security.Cryptography;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Tests.TestRuns;

public sealed class RunSummariesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The file states 0.0575059817 mAh in its first charge; 0.800 mg come from the balance, not from the 0.79 mg typed into the cycler.</summary>
    [Fact]
    public async Task A_real_file_and_the_weighed_mass_give_the_numbers_of_the_run()
    {
        var content = await File.ReadAllBytesAsync(RealFiles.Get("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"), Stop);
        await Recorded("R");
        await notebook.Attach("R-C1-RUN", "real.mpr", content);
        var result = await Summary("R");

        Assert.Equal((false, null), (result.Simulated, result.Reason));
        var cycles = result.Summary!.Cycles;
        Assert.Equal(5, cycles.Count);
        Assert.Equal(0.0575059817, cycles[0].Charge!.MAh, 1e-9);
        Assert.Equal(71.882477, cycles[0].Charge!.MAhPerG!.Value, 1e-5);
        Assert.Equal(92.840805, cycles[0].CoulombicEfficiencyPercent!.Value, 1e-5);
        Assert.Equal(0.019493588689617928 / 0.8, result.Summary.RelativeMassUncertainty!.Value, 1e-12);
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(content))], result.Sources.RawFiles);
        Assert.Contains(result.Sources.Events, e => e.Stream == result.Run);
    }

    [Fact]
    public async Task A_small_file_gives_what_stands_in_it_and_asking_twice_the_same()
    {
        await Recorded("S");
        await notebook.Attach("S-C1-RUN", "small.csv", Bench.LandFile(), simulated: true);
        var (first, second) = (await Summary("S"), await Summary("S"));

        Assert.True(first.Simulated);
        var cycle = Assert.Single(first.Summary!.Cycles);
        Assert.Equal((0.002, 0.001), (cycle.Charge!.MAh, cycle.Discharge!.MAh));
        Assert.Equal(1.25, cycle.Discharge!.MAhPerG!.Value, 1e-9);
        Assert.Equal(50, cycle.CoulombicEfficiencyPercent!.Value, 1e-9);
        Assert.Equivalent(first.Summary, second.Summary, strict: true);
    }

    [Fact]
    public async Task Another_weighing_gives_other_numbers_and_not_those_kept_before()
    {
        await Recorded("O");
        await notebook.Attach("O-C1-RUN", "other.csv", Bench.LandFile());
        Assert.Equal(1.25, (await Summary("O")).Summary!.Cycles[0].Discharge!.MAhPerG!.Value, 1e-9);
        await notebook.Record("""{"command": "weigh-piece", "piece": "O-C1-POS", "mass": "7.52 mg", "balance": "O-BAL"}""");
        Assert.Equal(0.625, (await Summary("O")).Summary!.Cycles[0].Discharge!.MAhPerG!.Value, 1e-9);
    }

    [Fact]
    public async Task Without_a_mass_there_are_charges_and_no_specific_capacities()
    {
        await Recorded("M", lines => lines.Where(l => !l.Contains("weigh-piece", StringComparison.Ordinal)));
        await notebook.Attach("M-C1-RUN", "no-mass.csv", Bench.LandFile());
        var cycle = Assert.Single((await Summary("M")).Summary!.Cycles);
        Assert.Equal((0.001, null), (cycle.Discharge!.MAh, cycle.Discharge.MAhPerG));
    }

    [Fact]
    public async Task Without_a_file_the_reason_is_told()
    {
        await Recorded("N");
        var result = await Summary("N");
        Assert.Equal((null, "No data file is attached."), (result.Summary, result.Reason));
        Assert.Empty(result.Sources.RawFiles);
    }

    private Task<Answer> Recorded(string mark, Func<IEnumerable<string>, IEnumerable<string>>? change = null) =>
        notebook.Record([.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. (change ?? (lines => lines))(Bench.Cell(mark))]);

    private async Task<RunResult> Summary(string mark)
    {
        var now = new NotebookAt(notebook.Log, null);
        var story = await CellStory.Read(now, await notebook.IdOf($"{mark}-C1"), Stop);
        return await notebook.Runs.Of(await now.Stream(await notebook.IdOf($"{mark}-C1-RUN"), Stop), RunConditions.Of(story), Stop);
    }
}
