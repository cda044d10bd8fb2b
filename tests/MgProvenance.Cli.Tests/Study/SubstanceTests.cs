using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class SubstanceTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("DME-1", "label DME-1, substance DME, supplier Dodo chem, grade dry")]
    [InlineData("ALCL3-1", "label ALCL3-1, substance AlCl3")]
    [InlineData("MGCL2-1", "label MGCL2-1, substance MgCl2")]
    [InlineData("MGTFSI2-1", "label MGTFSI2-1, substance Mg(TFSI)2")]
    [InlineData("MGPFTB2-1", "label MGPFTB2-1, substance Mg(PFTB)2, synthesis SYNTHESIS-MGPFTB-1")]
    [InlineData("MO6S8-1", "label MO6S8-1, substance Mo6S8, synthesis SYNTHESIS-MO6S8-1")]
    [InlineData("PANI-1", "label PANI-1, substance PANI, supplier Alfa Aesar, grade as received")]
    [InlineData("ACETYLENE-BLACK-1", "label ACETYLENE-BLACK-1, substance acetylene black")]
    [InlineData("KETJEN-BLACK-1", "label KETJEN-BLACK-1, substance Ketjen black")]
    [InlineData("PVDF-1", "label PVDF-1, substance PVDF")]
    [InlineData("PTFE-1", "label PTFE-1, substance PTFE")]
    [InlineData("ISOPROPANOL-1", "label ISOPROPANOL-1, substance isopropanol")]
    [InlineData("ETHANOL-1", "label ETHANOL-1, substance ethyl alcohol")]
    [InlineData("CARBON-PAPER-1", "label CARBON-PAPER-1, substance carbon paper")]
    [InlineData("GFD-1", "label GFD-1, substance glass fibre separator, supplier Whatman, grade GF/D")]
    [InlineData("MG-DISC-1", "label MG-DISC-1, substance Mg disc, formula Mg")]
    [InlineData("MG-FOIL-1", "label MG-FOIL-1, substance Mg foil, formula Mg")]
    [InlineData("MO-FOIL-1", "label MO-FOIL-1, substance Mo foil, formula Mo")]
    public async Task A_lot_states_what_the_text_states_and_no_more(string lot, string words) => Assert.Equal(words, await Said(lot, "lot.received.v1"));

    [Fact]
    public async Task Every_lot_is_in_stock_with_an_unknown_remainder()
    {
        var stock = (await Json("stock")).EnumerateArray().Where(l => Text(l, "label") is "DME-1" or "ALCL3-1" or "PANI-1").ToList();
        Assert.Equal(3, stock.Count);
        Assert.All(stock, l => Assert.Equal("unknown", Text(l.GetProperty("left"), "state")));
    }

    [Theory]
    [InlineData("SYNTHESIS-MGPFTB-1", "product Mg(PFTB)2, procedure reference 29 of the manuscript", "MGPFTB2-1")]
    [InlineData("SYNTHESIS-MO6S8-1", "product Mo6S8, procedure reference 48 of the manuscript", "MO6S8-1")]
    public async Task What_the_laboratory_made_leads_to_its_cited_procedure(string synthesis, string words, string lot)
    {
        Assert.Equal($"label {synthesis}, {words}", await Said(synthesis, "synthesis.started.v1"));
        Assert.Equal($"lot {lot}", await Said(synthesis, "synthesis.product-collected.v1"));
        Assert.Contains(synthesis, await Text("trace", lot, "--up"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_millilitres_of_DME_went_into_each_batch() => Assert.Equal(
        ["volume 5.0 mL, for DOE-1", "volume 5.0 mL, for AOE-1", "volume 5.0 mL, for COE-1"],
        (await Shown("DME-1")).Where(f => f.Type == "lot.amount-withdrawn.v1").Select(f => f.Words));

    [Fact]
    public async Task Without_purity_and_formula_no_mass_is_worked_out()
    {
        var record = await Json("batch", "show", "DOE-1");
        foreach (var step in record.GetProperty("steps").EnumerateArray().Where(s => Text(s, "action") == "add-salt"))
        {
            Assert.False(step.GetProperty("weigh").TryGetProperty("mass", out _));
            Assert.EndsWith("states neither purity nor formula", Text(step.GetProperty("weigh"), "gap"), StringComparison.Ordinal);
        }
    }
}
