using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class ElectrodeTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Fact]
    public async Task The_Mo6S8_sheet() => Assert.Equal(
        [
            "label MO6S8-SHEET-1, active material Mo6S8, components [lot MO6S8-1, role active, fraction 70 %; lot ACETYLENE-BLACK-1, role carbon, fraction 20 %; lot PVDF-1, role binder, fraction 10 %], process cast, loading 1.5 ± 0.5 mg/cm2",
            "liquid ISOPROPANOL-1, duration >= 30 min",
            "binder PVDF-1",
            "substrate carbon paper, substrate lot CARBON-PAPER-1",
            "temperature 110 Cel, duration 12 h, vacuum yes",
        ],
        (await Shown("MO6S8-SHEET-1")).Where(f => f.Type != "sheet.blank-weighed.v1").Select(f => f.Words));

    [Fact]
    public async Task The_PANI_sheet() => Assert.Equal(
        [
            "label PANI-SHEET-1, active material PANI, components [lot PANI-1, role active, fraction 60 %; lot KETJEN-BLACK-1, role carbon, fraction 30 %; lot PTFE-1, role binder, fraction 10 %], process roll-pressed, loading 1.5 ± 0.5 mg/cm2",
            "liquid ISOPROPANOL-1, duration >= 30 min",
            "binder PTFE-1",
            "until a dough",
            "",
        ],
        (await Shown("PANI-SHEET-1")).Select(f => f.Words));

    [Theory]
    [InlineData("DOE-CYC-1-POS", "label DOE-CYC-1-POS, sheet MO6S8-SHEET-1, shape disc, size 10 mm")]
    [InlineData("COE-PANI-2-POS", "label COE-PANI-2-POS, sheet PANI-SHEET-1, shape square")]
    public async Task Pieces_are_cut_and_stored_under_vacuum_at_60_degrees(string piece, string words)
    {
        Assert.Equal(words, await Said(piece, "piece.cut.v1"));
        Assert.Equal("conditions until use, temperature 60 Cel, vacuum yes", await Said(piece, "piece.stored.v1"));
    }

    [Theory, InlineData("DOE-CYC-1-NEG"), InlineData("AOE-PANI-1-NEG"), InlineData("COE-SYM-4-POS")]
    public async Task Magnesium_is_polished_and_wiped_until_it_is_clean(string piece)
    {
        Assert.Equal($"label {piece}, metal MG-DISC-1, shape disc", await Said(piece, "piece.cut.v1"));
        Assert.Equal("wipe solvent ethyl alcohol, until oxide removed, surface visibly clean", await Said(piece, "piece.metal-polished.v1"));
    }

    [Fact]
    public async Task The_active_mass_comes_from_simulated_weighings_and_lies_within_the_reported_loading()
    {
        foreach (var cell in (await Json("cells")).EnumerateArray().Where(c => Text(c, "configuration") == "Mg||Mo6S8" && Text(c, "label").StartsWith("CELL-", StringComparison.Ordinal)))
        {
            var loading = cell.GetProperty("activeMassMg").GetDouble() / (Math.PI / 4);
            Assert.InRange(loading, 1.0, 2.0);
        }

        Assert.EndsWith("balance BALANCE-SIMULATED", await Said("DOE-CYC-1-POS", "piece.weighed.v1"), StringComparison.Ordinal);
        Assert.Equal(10, (await Shown("MO6S8-SHEET-1")).Count(f => f.Type == "sheet.blank-weighed.v1"));
    }

    [Fact]
    public async Task Nobody_prints_the_reported_range_of_the_loading_as_a_standard_deviation()
    {
        var pdf = Directory.GetFiles(Path.Combine(Example.Folder, "reports"), "MO6S8-1C*.pdf", SearchOption.AllDirectories).First();
        var text = string.Join(' ', (await Pdf.Text(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var printed = text.Split("1.5 ± 0.5 mg cm−2").Skip(1).ToList();
        Assert.NotEmpty(printed);
        Assert.All(printed, after => Assert.StartsWith(" (kind of ± not given)", after, StringComparison.Ordinal));
    }
}
