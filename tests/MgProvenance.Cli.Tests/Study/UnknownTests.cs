using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>What the main text does not say is not said here either: the members stay away.</summary>
public sealed class UnknownTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("COE-PANI-1-POS", "piece.cut.v1", "size", "thickness")] // PANI square
    [InlineData("DOE-CYC-1-NEG", "piece.cut.v1", "size", "thickness")] // Mg disc
    [InlineData("DOE-CYC-1-NEG", "piece.metal-polished.v1", "where", "abrasive")] // place of polishing
    [InlineData("RUN-DOE-CYC-1-1C", "run.program-pinned.v1", "lowerCutoff", "firstHalfCycle", "cycles")]
    [InlineData("RUN-DOE-IPH-1-20", "run.program-pinned.v1", "specificCurrent", "cRate", "lowerCutoff")] // rates of Figure 5a-b
    [InlineData("RUN-DOE-CV-1-CV", "run.program-pinned.v1", "scanRates", "lowerCutoff", "upperCutoff")]
    [InlineData("RUN-DOE-HOLD-1-HOLDS", "run.program-pinned.v1", "holdDuration")]
    [InlineData("RUN-DOE-MO-1-CV", "run.program-pinned.v1", "lowerCutoff", "upperCutoff", "cycles")] // sweep limits
    [InlineData("RUN-DOE-SYM-1-MODERATE", "run.program-pinned.v1", "arealCurrent", "arealCapacity", "cycles")]
    [InlineData("RUN-DOE-SYM-2-HIGH", "run.program-pinned.v1", "arealCurrent", "arealCapacity", "cycles")]
    [InlineData("MO6S8-SHEET-1", "sheet.binder-added.v1", "solvent", "mass")] // solvent of PVDF
    [InlineData("PANI-SHEET-1", "sheet.film-rolled.v1", "gap")]
    [InlineData("ALCL3-1", "lot.received.v1", "purity", "formula", "supplier", "lotNumber", "expires", "doneAt")]
    [InlineData("DME-1", "lot.received.v1", "purity", "lotNumber", "expires", "doneAt")]
    [InlineData("SPECIMEN-DOE-IPH-1-POS", "specimen.taken.v1", "stateOfCharge", "lastHalfCycle", "stoppedAt")]
    [InlineData("SPECIMEN-DOE-IPH-1-POS", "specimen.rinsed.v1", "solvent", "volume")]
    [InlineData("ORBITALS-TFSI", "computation.inputs-pinned.v1", "programVersion", "settings")]
    [InlineData("ADSORPTION-MG", "computation.inputs-pinned.v1", "programVersion")]
    [InlineData("TEM-1", "equipment.registered.v1", "maker")]
    public async Task It_is_left_out(string label, string type, params string[] members)
    {
        var fact = (await Json("show", label)).EnumerateArray().Single(e => Text(e, "type") == type).GetProperty("data");
        Assert.All(members, m => Assert.False(fact.TryGetProperty(m, out var value), $"{m} is said to be {value}"));
    }

    [Theory]
    [InlineData("CELL-DOE-CYC-1", "cell.rested.v1")]
    [InlineData("RUN-DOE-CYC-1-1C", "run.temperature-logged.v1")]
    [InlineData("RUN-DOE-HOLD-1-HOLDS", "run.channel-connected.v1")]
    [InlineData("DOE-1", "electrolyte.water-content-measured.v1")]
    [InlineData("DME-1", "lot.water-content-measured.v1")]
    [InlineData("SPECIMEN-DOE-IPH-1-POS", "specimen.prepared.v1")] // TEM preparation
    [InlineData("GLOVEBOX-PREPARATION", "equipment.atmosphere-read.v1")]
    [InlineData("PANI-SHEET-1", "sheet.cast.v1")] // collector of PANI
    public async Task It_was_never_recorded(string label, string type) => Assert.DoesNotContain(await Shown(label), f => f.Type == type);

    [Fact]
    public async Task The_number_of_separators_is_not_said()
    {
        var separator = (await Json("show", "CELL-DOE-CYC-1")).EnumerateArray().Select(e => e.GetProperty("data")).Single(d => Text(d, "role") == "separator");
        Assert.False(separator.TryGetProperty("count", out _));
    }

    [Fact]
    public async Task TOF_SIMS_states_no_ion_and_no_polarity()
    {
        var settings = (await Json("measurements")).GetProperty("measurements").EnumerateArray().Where(m => Text(m, "technique") == "tofSims").SelectMany(m => m.GetProperty("settings").EnumerateArray()).ToList();
        Assert.Equal(6, settings.Count);
        Assert.All(settings, s => Assert.Equal("mode", Text(s, "name")));
    }

    [Fact]
    public async Task Without_a_size_or_a_mass_nothing_of_PANI_is_per_gram()
    {
        var cell = ByLabel(await Json("cells"), "CELL-DOE-PANI-1");
        Assert.Equal((false, false), (cell.TryGetProperty("activeMassMg", out _), cell.TryGetProperty("firstDischargeMAhPerG", out _)));
        Assert.Equal(10, cell.GetProperty("cycles").GetInt32());
    }

    [Fact]
    public async Task The_report_prints_gaps()
    {
        var pdf = Directory.GetFiles(Path.Combine(Example.Folder, "reports"), "MO6S8-1C*.pdf", SearchOption.AllDirectories).First();
        var text = string.Join(' ', string.Join('\n', await Pdf.Pages(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var gap in new[] { "lower cutoff", "temperature", "rest before cycling", "first half-cycle", "blade gap", "place of polishing", "abrasive", "water reading", "purity" }) Assert.Contains($"not recorded: {gap}", text, StringComparison.Ordinal);
    }
}
