using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class CellTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory, InlineData("CYC-1", "Mg||Mo6S8"), InlineData("PANI-1", "Mg||PANI"), InlineData("SYM-1", "Mg||Mg"), InlineData("MO-1", "Mg||Mo")]
    public async Task Every_kind_of_cell_is_there_in_every_electrolyte(string cell, string configuration)
    {
        var cells = await Json("cells");
        foreach (var e in Electrolytes)
        {
            var line = ByLabel(cells, $"CELL-{e}-{cell}");
            Assert.Equal(("CR2016", configuration, e, $"{e}-1", 0), (Text(line, "format"), Text(line, "configuration"), Text(line, "formulation"), Text(line, "batch"), line.GetProperty("openDeviations").GetInt32()));
        }
    }

    [Fact]
    public async Task A_cell_holds_the_parts_of_the_text() => Assert.Equal(
        [
            "cell.assembly-started.v1: label CELL-DOE-CYC-1, format CR2016, glovebox GLOVEBOX-ASSEMBLY",
            "cell.part-placed.v1: role positiveElectrode, piece DOE-CYC-1-POS, description Mo6S8 disc",
            "cell.part-placed.v1: role positiveCollector, lot MO-FOIL-1, description Mo foil on the outer side of the cathode, diameter 18 mm, thickness 50 um",
            "cell.part-placed.v1: role negativeElectrode, piece DOE-CYC-1-NEG, description Mg disc",
            "cell.part-placed.v1: role separator, lot GFD-1, description Whatman GF/D, diameter 17 mm, thickness 680 um",
            "cell.electrolyte-dispensed.v1: batch DOE-1, volume 80 uL",
            "cell.closed.v1: closing crimp",
        ],
        (await Shown("CELL-DOE-CYC-1")).Take(7).Select(f => $"{f.Type}: {f.Words}"));

    [Fact]
    public async Task The_working_electrode_of_Mg_Mo_is_the_foil_of_molybdenum()
    {
        var parts = (await Shown("CELL-AOE-MO-1")).Where(f => f.Type == "cell.part-placed.v1").Select(f => f.Words).ToList();
        Assert.Contains("role positiveElectrode, lot MO-FOIL-1, description Mo foil, working electrode", parts);
        Assert.Contains("role negativeElectrode, lot MG-FOIL-1, description Mg foil, counter and reference electrode", parts);
        Assert.DoesNotContain(parts, p => p.Contains("positiveCollector", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Water_and_oxygen_of_the_glovebox_stay_bounds() =>
        Assert.Equal("water < 0.01 [ppm], oxygen < 0.01 [ppm]", await Said("GLOVEBOX-ASSEMBLY", "equipment.atmosphere-read.v1"));

    [Fact]
    public async Task The_report_derives_microlitres_per_milligram_and_the_bound_of_the_glovebox()
    {
        var pdf = Directory.GetFiles(Path.Combine(Example.Folder, "reports"), "MO6S8-1C*.pdf", SearchOption.AllDirectories).First();
        var text = string.Join('\n', await Pdf.Pages(pdf));

        // 80 uL on 1.154 mg; no pipette is named, so that the mass's uncertainty alone would look like all of it.
        Assert.Contains("69.3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("69.3 ±", text, StringComparison.Ordinal);
        Assert.Contains("0.01", text, StringComparison.Ordinal);
        Assert.Contains("680 µm × 17 mm", text, StringComparison.Ordinal);
        Assert.Contains("50 µm × 18 mm", text, StringComparison.Ordinal);
    }
}
