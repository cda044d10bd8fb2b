using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class RunTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    /// <summary>What is planned and pinned in every electrolyte; the program says nothing that the text does not.</summary>
    [Theory]
    [InlineData("CYC-1-1C", "technique galvanostatic cycling, purpose capacity and retention at 1C, dQ/dV at the 20th cycle", "specific current 128.8 mA/g, upper cutoff 2.5 V, c rate 1, one c 128.8 mA/g")]
    [InlineData("IPH-1-20", "technique galvanostatic cycling, purpose first two cycles, profile at the 20th cycle, interphases after 20 cycles", "upper cutoff 2.5 V, cycles 20")]
    [InlineData("XRD-1-FIRST", "technique galvanostatic cycling, purpose structures of both electrodes after the first cycle", "upper cutoff 2.5 V, cycles 1")]
    [InlineData("CV-1-CV", "technique cyclic voltammetry, purpose redox features, their separation and the charge passed against scan rate", "description cyclic voltammetry at several scan rates")]
    [InlineData("HOLD-1-CONDITIONING", "technique galvanostatic cycling, purpose conditioning before the holds", "upper cutoff 2.5 V, cycles 20")]
    [InlineData("HOLD-1-HOLDS", "technique potentiostatic hold, purpose leakage current beyond the operating window", "hold voltages [2.5 V; 2.6 V; 2.7 V], after cycles 20")]
    [InlineData("PANI-1-1C", "technique galvanostatic cycling, purpose profiles and average discharge voltage at 1C", "specific current 250 mA/g, c rate 1, one c 250 mA/g")]
    [InlineData("PANI-2-2C", "technique galvanostatic cycling, purpose cycling stability at 2C", "c rate 2, one c 250 mA/g")]
    [InlineData("SYM-1-MODERATE", "technique symmetric cell cycling, purpose polarisation and lifetime", "description moderate throughput")]
    [InlineData("SYM-2-HIGH", "technique symmetric cell cycling, purpose polarisation and lifetime", "description high throughput")]
    [InlineData("SYM-3-RATE", "technique symmetric cell rate test, purpose exchange current density by Equation (1) of the manuscript: i = i0 (F/RT)(η/2), η the total overpotential", "description rate test")]
    [InlineData("SYM-4-20", "technique symmetric cell cycling, purpose SEI after 20 cycles for TOF-SIMS", "cycles 20, description 20 cycles")]
    [InlineData("MO-1-CV", "technique cyclic voltammetry, purpose kinetics and reversibility of plating and stripping", "scan rates [20 mV/s]")]
    [InlineData("MO-2-LSV", "technique linear sweep voltammetry", "scan rates [10 mV/s]")]
    public async Task Every_test_is_there_in_every_electrolyte(string run, string planned, string program)
    {
        foreach (var e in Electrolytes)
        {
            var cell = $"CELL-{e}-{string.Join('-', run.Split('-').Take(2))}";
            Assert.Equal($"label RUN-{e}-{run}, cell {cell}, {planned}", await Said($"RUN-{e}-{run}", "run.planned.v1"));
            Assert.Equal(program, await Said($"RUN-{e}-{run}", "run.program-pinned.v1"));
            Assert.Contains("simulated yes", string.Join('\n', (await Shown($"RUN-{e}-{run}")).Where(f => f.Type == "run.data-file-attached.v1").Select(f => f.Words)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CYC-1-1C", "LAND-1", "working electrode Mo6S8, counter electrode Mg")]
    [InlineData("PANI-2-2C", "LAND-1", "working electrode PANI, counter electrode Mg")]
    [InlineData("SYM-1-MODERATE", "LAND-1", "working electrode Mg, counter electrode Mg")]
    [InlineData("CV-1-CV", "VMP3-1", "working electrode Mo6S8, counter electrode Mg")]
    [InlineData("MO-1-CV", "VMP3-1", "working electrode Mo foil, counter electrode Mg foil, reference Mg foil, counter and reference in one")]
    [InlineData("MO-2-LSV", "VMP3-1", "working electrode Mo foil, counter electrode Mg foil, reference Mg foil, counter and reference in one")]
    public async Task A_channel_says_which_electrode_is_on_which_lead_and_names_no_reference_that_the_text_does_not(string run, string instrument, string leads)
    {
        foreach (var e in Electrolytes)
        {
            var said = await Said($"RUN-{e}-{run}", "run.channel-connected.v1");
            Assert.StartsWith($"instrument {instrument}, ", said, StringComparison.Ordinal);
            Assert.EndsWith(leads, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_which_instrument_the_holds_were_run_is_inferred_and_not_recorded() =>
        Assert.DoesNotContain(await Shown("RUN-DOE-HOLD-1-HOLDS"), f => f.Type == "run.channel-connected.v1");

    [Theory, InlineData("XRD-1-FIRST", 1), InlineData("IPH-1-20", 20), InlineData("HOLD-1-CONDITIONING", 20), InlineData("SYM-4-20", 20), InlineData("CYC-1-1C", 200)]
    public async Task Cycles_after_which_a_cell_was_opened_or_held_are_completed(string run, int cycles)
    {
        foreach (var e in Electrolytes)
        {
            Assert.Equal($"completed {cycles}", await Said($"RUN-{e}-{run}", "run.ended.v1"));
            var numbers = await Json("summary", $"RUN-{e}-{run}");
            Assert.Equal(cycles, numbers.GetProperty("summary").GetProperty("cycles").GetArrayLength());
        }
    }

    [Fact]
    public async Task Symmetric_cells_end_by_a_short_or_alive()
    {
        foreach (var run in new[] { "SYM-1-MODERATE", "SYM-2-HIGH" })
        {
            Assert.DoesNotContain(await Shown($"RUN-DOE-{run}"), f => f.Type == "run.cell-failed.v1");
            foreach (var e in Electrolytes[1..]) Assert.StartsWith("reason Shorted", await Said($"RUN-{e}-{run}", "run.cell-failed.v1"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_scan_rates_are_several_files_of_one_run()
    {
        var files = (await Shown("RUN-AOE-CV-1-CV")).Where(f => f.Type == "run.data-file-attached.v1").Select(f => f.Words).ToList();
        Assert.Equal(4, files.Count);
        Assert.All(files, f => Assert.Contains("format biologic-mpt", f, StringComparison.Ordinal));
        Assert.All(files, f => Assert.EndsWith("technique CV", f, StringComparison.Ordinal));
        Assert.EndsWith("technique LSV", await Said("RUN-AOE-MO-2-LSV", "run.data-file-attached.v1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_capacity_of_the_simulated_cells_lies_near_what_is_claimed_and_below_the_theoretical_one()
    {
        var cells = await Json("cells");
        foreach (var n in new[] { 1, 2, 3 }) Assert.InRange(ByLabel(cells, $"CELL-DOE-CYC-{n}").GetProperty("firstDischargeMAhPerG").GetDouble(), 125, 128.8);
    }
}
