using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class MeasurementTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    /// <summary>Technique, instrument, specimen and settings, in every electrolyte unless others are named.</summary>
    [Theory]
    [InlineData("RAMAN-{0}", "raman", "RAMAN-1", "SPECIMEN-{0}-ELECTROLYTE", "excitation-wavelength 532 nm")]
    [InlineData("FTIR-{0}", "ftir", "FTIR-1", "SPECIMEN-{0}-ELECTROLYTE", "mode diffuse reflectance")]
    [InlineData("NMR-{0}", "nmr", "NMR-1", "SPECIMEN-{0}-ELECTROLYTE", "frequency 400 MHz; nucleus 19F; solvent DMSO-d6")]
    [InlineData("TEM-{0}-CEI", "tem", "TEM-1", "SPECIMEN-{0}-IPH-1-POS", "accelerating-voltage 200 kV")]
    [InlineData("TEM-{0}-SEI", "tem", "TEM-1", "SPECIMEN-{0}-IPH-1-NEG", "accelerating-voltage 200 kV")]
    [InlineData("XPS-{0}-CEI", "xps", "XPS-1", "SPECIMEN-{0}-IPH-1-POS", "source monochromatic Al Kα")]
    [InlineData("XPS-{0}-SEI", "xps", "XPS-1", "SPECIMEN-{0}-IPH-1-NEG", "source monochromatic Al Kα")]
    [InlineData(
        "XPS-{0}-CEI-PROFILE", "xps", "XPS-1", "SPECIMEN-{0}-IPH-1-POS",
        "source monochromatic Al Kα; sputter-ion Ar+; sputter-voltage 4 kV; sputter-current 140 uA; sputter-area 3 mm × 3 mm; sputter-rate 10 nm/min; sputter-reference Ta2O5; sputter-time 120 s", "DOE", "COE")]
    [InlineData("TOFSIMS-{0}", "tofSims", "TOFSIMS-1", "SPECIMEN-{0}-SYM-4-NEG", "mode surface analysis; mode depth profile")]
    [InlineData("XRD-{0}-POS", "xrd", "XRD-1", "SPECIMEN-{0}-XRD-1-POS", "radiation Cu Kα")]
    [InlineData("XRD-{0}-NEG", "xrd", "XRD-1", "SPECIMEN-{0}-XRD-1-NEG", "radiation Cu Kα")]
    [InlineData("SEM-{0}", "sem", "SEM-1", "SPECIMEN-{0}-CYC-1-NEG", "magnification 6000 1; magnification 500 1")]
    public async Task Every_measurement_has_the_settings_of_the_text(string label, string technique, string instrument, string specimen, string settings, params string[] electrolytes)
    {
        foreach (var e in electrolytes.Length == 0 ? Electrolytes : electrolytes)
        {
            var measured = await Measurement(string.Format(System.Globalization.CultureInfo.InvariantCulture, label, e));
            Assert.Equal((technique, instrument), (Text(measured, "technique"), Text(measured, "instrument")));
            Assert.Equal(specimen.Replace("{0}", e, StringComparison.Ordinal), Text(measured.GetProperty("specimen"), "label"));
            Assert.Equal(settings, string.Join("; ", measured.GetProperty("settings").EnumerateArray().Select(s => $"{Text(s, "name")} {Setting(s)}")));
            Assert.All(measured.GetProperty("settings").EnumerateArray(), s => Assert.True(s.GetProperty("isKnown").GetBoolean(), s.GetRawText()));
        }
    }

    [Fact]
    public async Task There_is_no_depth_profile_of_the_third_electrolyte() => (await Example.Says("show", "XPS-AOE-CEI-PROFILE")).Refused("name.unknown");

    [Theory, InlineData("XPS-DOE-CEI"), InlineData("XPS-AOE-SEI"), InlineData("XPS-COE-CEI-PROFILE")]
    public async Task Binding_energies_are_set_by_carbon(string label) => Assert.Equal("reference C 1s, value 284.8 eV", await Said(label, "measurement.spectrum-calibrated.v1"));

    /// <summary>Opened in the argon glovebox, rinsed three times with DME, dried at 60 °C for 2 h there, transferred under argon.</summary>
    [Theory]
    [InlineData("XRD-1", "POS", "after the first cycle", "XRD-1")]
    [InlineData("XRD-1", "NEG", "after the first cycle", "XRD-1")]
    [InlineData("IPH-1", "POS", "after 20 cycles", "TEM-1", "XPS-1")]
    [InlineData("IPH-1", "NEG", "after 20 cycles", "TEM-1", "XPS-1")]
    [InlineData("CYC-1", "NEG", "after 200 cycles", "SEM-1")]
    [InlineData("SYM-4", "NEG", "after 20 cycles", "TOFSIMS-1")]
    public async Task An_electrode_is_harvested_as_the_text_says(string cell, string side, string after, params string[] to)
    {
        foreach (var e in Electrolytes)
        {
            var specimen = $"SPECIMEN-{e}-{cell}-{side}";
            Assert.Equal($"glovebox GLOVEBOX-HARVEST, reason Electrodes for characterisation {after}., air exposure no", await Said($"CELL-{e}-{cell}", "cell.opened.v1"));
            Assert.Contains($"{after} in {e}, cell CELL-{e}-{cell}, part {(side == "POS" ? "positiveElectrode" : "negativeElectrode")}", await Said(specimen, "specimen.taken.v1"), StringComparison.Ordinal);
            Assert.Equal("solvent in words DME, times 3", await Said(specimen, "specimen.rinsed.v1"));
            Assert.Equal("temperature 60 Cel, duration 2 h, where GLOVEBOX-HARVEST", await Said(specimen, "specimen.dried.v1"));
            Assert.Equal(to.Select(t => $"under argon, to {t}"), (await Shown(specimen)).Where(f => f.Type == "specimen.transferred.v1").Select(f => f.Words));
        }
    }

    [Fact]
    public async Task TEM_and_XPS_look_at_both_electrodes_of_the_same_cell()
    {
        foreach (var e in Electrolytes)
        {
            foreach (var label in new[] { $"TEM-{e}-CEI", $"TEM-{e}-SEI", $"XPS-{e}-CEI", $"XPS-{e}-SEI" })
            {
                Assert.Equal($"CELL-{e}-IPH-1", Text((await Measurement(label)).GetProperty("specimen"), "cell"));
                Assert.Contains($"CELL-{e}-IPH-1", await Text("trace", label, "--up"), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("TEM-DOE-CEI", "morphology of the CEI: smooth, continuous and even")]
    [InlineData("TEM-AOE-CEI", "morphology of the CEI: none to be seen; the surface of Mo6S8 lies bare")]
    [InlineData("TEM-COE-CEI", "morphology of the CEI: uneven in thickness, with crystalline domains of MgO embedded")]
    [InlineData("TEM-DOE-SEI", "morphology of the SEI: compact and even in thickness")]
    [InlineData("TEM-AOE-SEI", "morphology of the SEI: very thin and interrupted, with cracks and voids")]
    [InlineData("TEM-COE-SEI", "morphology of the SEI: uneven")]
    [InlineData("XPS-AOE-SEI", "S 2s in the Mo 3d region: a distinct feature", "reduced Mo, Mo 3d: an additional component at low binding energy")]
    [InlineData("XPS-COE-SEI", "reduced Mo, Mo 3d: an additional component at low binding energy")]
    [InlineData("XPS-COE-CEI", "oxygenated carbon (C–O, C=O), C 1s: more than in the others")]
    [InlineData("XPS-DOE-CEI-PROFILE", "layers of the CEI: rich in MgF2 inside, organic on the outside")]
    [InlineData("XPS-COE-CEI-PROFILE", "layers of the CEI: MgO and organic species at all depths probed")]
    [InlineData("TOFSIMS-DOE", "MgF+: much, nearly constant with depth", "MgO-: weak", "CH-: mostly near the surface")]
    [InlineData("TOFSIMS-AOE", "MgF2 signature: stronger than in COE", "organic fragments: fewer than in COE")]
    [InlineData("TOFSIMS-COE", "MgF+: only near the surface", "MgO-: intense at all depths", "CH-: intense at all depths")]
    [InlineData("SEM-DOE", "surface of Mg: smooth and dense")]
    [InlineData("SEM-AOE", "surface of Mg: densely pitted, with voids as from corrosion")]
    [InlineData("SEM-COE", "surface of Mg: terraced, with steps")]
    public async Task Findings_of_the_text_are_noted_with_their_measurement(string label, params string[] findings) =>
        Assert.Equal(findings, (await Measurement(label)).GetProperty("observations").EnumerateArray().Select(o => $"{Text(o, "property")}: {Text(o, "finding")}"));

    [Theory, InlineData("RAMAN"), InlineData("FTIR"), InlineData("NMR"), InlineData("XRD")]
    public async Task Methods_without_a_result_in_the_main_text_have_none_here(string technique)
    {
        var measured = (await Json("measurements")).GetProperty("measurements").EnumerateArray().Where(m => Text(m, "label").StartsWith($"{technique}-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(measured);
        Assert.All(measured, m => Assert.Equal((0, 0), (m.GetProperty("observations").GetArrayLength(), m.GetProperty("files").GetArrayLength())));
    }

    private async Task<JsonElement> Measurement(string label) => ByLabel((await Json("measurements")).GetProperty("measurements"), label);

    private static string Setting(JsonElement setting) => setting.TryGetProperty("words", out var words) ? words.GetString()! : $"{Text(setting.GetProperty("value"), "value")} {Text(setting.GetProperty("value"), "unit")}";
}
