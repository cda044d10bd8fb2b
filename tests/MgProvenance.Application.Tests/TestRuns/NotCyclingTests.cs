using System.Text;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Application.Tests.Reports;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Tests.TestRuns;

/// <summary>Voltammetry and holds have no cycles: nobody looks for them, waits for them or stops because of them.</summary>
public sealed class NotCyclingTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static readonly byte[] Voltammetry = Encoding.ASCII.GetBytes(
        "EC-Lab ASCII FILE\r\nNb header lines : 6                          \r\n\r\nCyclic Voltammetry\r\n\r\nmode\ttime/s\tEwe/V\t<I>/mA\tcycle number\r\n"
        + "2\t0.0\t0.50\t0.010\t1\r\n2\t1.0\t0.60\t0.020\t1\r\n2\t2.0\t0.50\t-0.010\t1\r\n");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PA", "cyclic voltammetry", "cyclic voltammetry", RunKind.CyclicVoltammetry)]
    [InlineData("PB", "potentiostatic hold", "potentiostatic hold", RunKind.Hold)]
    public async Task What_was_planned_says_so_where_the_file_does_not(string mark, string planned, string name, RunKind kind)
    {
        await Recorded(mark, planned, Bench.LandFile());
        await HasNone(mark, name, kind);
    }

    [Fact]
    public async Task The_instruments_file_knows_better()
    {
        await Recorded("F", "electrochemical test", Voltammetry);
        await HasNone("F", "CV", RunKind.CyclicVoltammetry);
    }

    [Fact]
    public async Task A_cell_is_listed_with_its_cycling_and_what_else_was_done()
    {
        await Recorded("L", "CV", Voltammetry);
        await notebook.Record("""{"command": "plan-run", "label": "L-Z", "cell": "L-C1", "technique": "GCPL"}""");
        await notebook.Attach("L-Z", "land.csv", Bench.LandFile());
        var line = (await new CellList(notebook.Projections, notebook.Runs, TimeProvider.System).Read(new NotebookAt(notebook.Log, null), Stop)).Single(l => l.Label == "L-C1");
        Assert.Equal(("L-Z", 1, RunState.Done, "Mg||Mo6S8"), (line.Run, line.Cycles, line.State, line.Configuration));
        Assert.Equal(["CV"], line.OtherTests);
    }

    /// <summary>The file starts with a charge, so it would be paired and named otherwise.</summary>
    [Fact]
    public async Task A_cell_that_plates_on_molybdenum_is_listed_with_the_efficiency_of_plating()
    {
        await notebook.Record([
            .. Bench.Lots("M"),
            """{"command": "receive-lot", "label": "M-MO", "substance": "Mo", "doneAt": "2026-04-01+02:00"}""",
            .. Bench.Batch("M"),
            .. Bench.Sheet("M"),
            .. Bench.Cell("M").Select(line => line.Contains("positiveElectrode", StringComparison.Ordinal) ? """{"command": "place-part", "cell": "M-C1", "role": "positiveElectrode", "description": "Mo foil", "lot": "M-MO"}""" : line),
            """{"command": "plan-run", "label": "M-A", "cell": "M-C1", "technique": "GCPL"}""",
        ]);
        await notebook.Attach("M-A", "land.csv", Bench.LandFile());
        var line = (await new CellList(notebook.Projections, notebook.Runs, TimeProvider.System).Read(new NotebookAt(notebook.Log, null), Stop)).Single(l => l.Label == "M-C1");
        Assert.Equal(("Mg||Mo", 2, null), (line.Configuration, line.Cycles, line.LastCoulombicEfficiencyPercent));
        var result = await notebook.Runs.Of(await notebook.Stream("M-A"), new RunConditions { Configuration = line.Configuration }, Stop);
        Assert.Equal("CE = stripped(n)/plated(n); cycles start on plating.", result.Summary!.CoulombicEfficiencyConvention);
        Assert.Contains("Coulombic efficiency: not defined, because cycle 1 has no plating.", result.Summary.Cycles[0].Reasons);
        Assert.Contains("Coulombic efficiency: not defined, because cycle 2 has no stripping.", result.Summary.Cycles[1].Reasons);
    }

    [Fact]
    public async Task A_report_takes_the_run_that_cycled_and_does_not_wait_for_the_others()
    {
        await ReportedStudy.Record(notebook, "S");
        var before = await ReportedStudy.Compose(notebook, "S");
        foreach (var cell in new[] { "C1", "C4" })
        {
            await notebook.Record($$"""{"command": "plan-run", "label": "S-{{cell}}-A", "cell": "S-{{cell}}", "technique": "CV"}""");
            await notebook.Attach($"S-{cell}-A", "cv.mpt", Voltammetry);
        }

        var after = await ReportedStudy.Compose(notebook, "S");
        Assert.NotEmpty(before.Numbers);
        Assert.Equal(before.Numbers.Select(n => (n.Key, n.Value)), after.Numbers.Select(n => (n.Key, n.Value)));
        Assert.Equal(before.Runs, after.Runs);
    }

    private async Task HasNone(string mark, string name, RunKind kind)
    {
        var run = await notebook.Stream($"{mark}-A");
        var result = await notebook.Runs.Of(run, RunConditions.None, Stop);
        Assert.Equal((RunState.NotCycling, name, null), (result.State, result.Reason, result.Summary));
        Assert.Single(result.Sources.RawFiles);
        Assert.Empty(new DataFileJobs().Jobs(run));
        Assert.Equal(kind, (await notebook.Projections.RowsOf(RunProjection.Named, run.StreamId, Stop)).As<RunRow>().Single().Kind);
    }

    private async Task Recorded(string mark, string technique, byte[] file)
    {
        await notebook.Record([.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), $$"""{"command": "plan-run", "label": "{{mark}}-A", "cell": "{{mark}}-C1", "technique": "{{technique}}"}"""]);
        await notebook.Attach($"{mark}-A", file == Voltammetry ? "cv.mpt" : "land.csv", file);
    }
}
