using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class ManuscriptTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    /// <summary>Strength as worded, and where the evidence lies.</summary>
    [Theory]
    [InlineData("capacity-1c", "superlative", "RUN-DOE-CYC-1-1C")]
    [InlineData("retention-1c", "comparative", "RUN-COE-CYC-3-1C")]
    [InlineData("plateau-20", "comparative", "RUN-DOE-IPH-1-20")]
    [InlineData("hysteresis-20", "superlative", "RUN-AOE-IPH-1-20")]
    [InlineData("window-first-cycles", "descriptive", "RUN-DOE-IPH-1-20")]
    [InlineData("aoe-tails", "descriptive", "RUN-AOE-IPH-1-20")]
    [InlineData("coe-cutoff", "absolute", "RUN-COE-IPH-1-20")]
    [InlineData("cv-strongest", "superlative", "RUN-DOE-CV-1-CV")]
    [InlineData("cv-separation", "superlative", "RUN-DOE-CV-1-CV")]
    [InlineData("cv-capacity", "superlative", "RUN-DOE-CV-1-CV")]
    [InlineData("leakage", "hedged", "RUN-DOE-HOLD-1-HOLDS")]
    [InlineData("leakage-others", "comparative", "RUN-COE-HOLD-1-HOLDS")]
    [InlineData("dqdv-20", "superlative", "RUN-DOE-CYC-1-1C")]
    [InlineData("literature", "comparative", "")]
    [InlineData("pani-capacity", "superlative", "RUN-DOE-PANI-1-1C")]
    [InlineData("pani-voltage", "comparative", "RUN-DOE-PANI-1-1C")]
    [InlineData("pani-2c-capacity", "superlative", "RUN-DOE-PANI-2-2C")]
    [InlineData("pani-2c-retention", "superlative", "RUN-DOE-PANI-2-2C")]
    [InlineData("symmetric-polarisation", "comparative", "RUN-DOE-SYM-1-MODERATE")]
    [InlineData("symmetric-life", "comparative", "RUN-DOE-SYM-2-HIGH")]
    [InlineData("exchange-current", "superlative", "RUN-DOE-SYM-3-RATE")]
    [InlineData("mo-kinetics", "comparative", "RUN-DOE-MO-1-CV")]
    [InlineData("mo-reversibility", "comparative", "RUN-DOE-MO-1-CV")]
    [InlineData("cei-doe", "descriptive", "TEM-DOE-CEI")]
    [InlineData("sei-doe", "descriptive", "TEM-DOE-SEI")]
    [InlineData("cei-aoe", "absolute", "TEM-AOE-CEI")]
    [InlineData("cei-coe", "descriptive", "TEM-COE-CEI")]
    [InlineData("cei-layers-doe", "descriptive", "XPS-DOE-CEI-PROFILE")]
    [InlineData("cei-layers-coe", "descriptive", "XPS-COE-CEI-PROFILE")]
    [InlineData("sei-layers-doe", "descriptive", "TOFSIMS-DOE")]
    [InlineData("mo-dissolution", "hedged", "XPS-AOE-SEI")]
    [InlineData("f-adsorption", "comparative", "ADSORPTION-MG")]
    [InlineData("mg-doe", "descriptive", "SEM-DOE")]
    [InlineData("mg-aoe", "descriptive", "SEM-AOE")]
    [InlineData("mg-coe", "descriptive", "SEM-COE")]
    [InlineData("anode-directed", "hedged", "ORBITALS-TFSI")]
    [InlineData("cathode-directed", "hedged", "ORBITALS-PFTB")]
    public async Task A_claim_is_recorded_as_strongly_as_it_is_worded_with_its_evidence_or_the_absence_of_it(string key, string strength, string evidence)
    {
        var claim = (await Manuscript()).GetProperty("claims").EnumerateArray().Single(c => Text(c, "claim") == key);
        Assert.Equal(strength, Text(claim, "strength"));
        var named = claim.GetProperty("support").EnumerateArray().SelectMany(s => s.GetProperty("evidence").EnumerateArray()).Select(e => Text(e, "label")).ToList();
        if (evidence.Length > 0) Assert.Contains(evidence, named);
        else Assert.Empty(named);
        if (evidence.Length == 0 || strength == "superlative") Assert.NotEmpty(claim.GetProperty("missing").EnumerateArray());
    }

    [Fact]
    public async Task No_claim_stands_without_evidence_or_its_absence_and_none_is_forgotten_here()
    {
        var claims = (await Manuscript()).GetProperty("claims").EnumerateArray().ToList();
        Assert.All(claims, c => Assert.True(c.GetProperty("support").GetArrayLength() + c.GetProperty("missing").GetArrayLength() > 0, Text(c, "claim")));
        Assert.Equal(37, claims.Count);
    }

    [Fact]
    public async Task The_value_of_the_main_claim_is_as_printed()
    {
        var value = (await Manuscript()).GetProperty("claims").EnumerateArray().Single(c => Text(c, "claim") == "capacity-1c");
        Assert.Equal(("127.3", "mA.h/g"), (Text(value.GetProperty("value"), "value"), Text(value.GetProperty("value"), "unit")));
        Assert.Equal(["AOE", "COE"], value.GetProperty("comparedWith").EnumerateArray().Select(c => c.GetString()!));
    }

    /// <summary>What an audit needs to find by general rules stands here twice, each time at its place.</summary>
    [Theory]
    [InlineData("aoe-results", "AOE contains Mg(TFSI)2", "aoe-methods", "AOE does not contain Mg(TFSI)2")]
    [InlineData("coe-results", "COE contains Mg(PFTB)2", "coe-methods", "COE does not contain Mg(PFTB)2")]
    [InlineData("fig-6b-text", "Figure 6b shows capacity and retention at 1C", "fig-6b-caption", "Figure 6b shows dQ/dV at the 20th cycle")]
    [InlineData("fig-6c-text", "Figure 6c shows dQ/dV at the 20th cycle", "fig-6c-caption", "Figure 6c shows capacity and retention at 1C")]
    [InlineData("dft-gaussian", "DFT calculations performed with Gaussian", "dft-vasp", "DFT calculations all performed with VASP, periodic slab")]
    [InlineData("coe-cutoff", "COE, Mg||Mo6S8 does not reach on charge 2.5 V", "coe-holds", "COE, Mg||Mo6S8 held after 20 cycles from 2.5 V")]
    [InlineData("cv-methods", "cyclic voltammetry conducted in Mg||Mo", "cv-fig-5c", "cyclic voltammetry conducted in Mg||Mo6S8")]
    [InlineData("upper-cutoff", "Mg||Mo6S8 upper cutoff 2.5 V", "holds-beyond", "potentiostatic holds lie beyond the operating window from 2.5 V")]
    [InlineData("holds-reference", "potential of the cathode in the holds referred to Mg2+/Mg", "holds-counter", "Mg||Mo6S8 counter electrode Mg")]
    [InlineData("lumo-text", "LUMO of -3.09 eV belongs to TFSI-", "lumo-caption", "LUMO of -3.09 eV belongs to Mg(TFSI)2")]
    [InlineData("homo-text", "HOMO of -3.31 eV belongs to PFTB-", "homo-caption", "HOMO of -3.31 eV belongs to Mg(PFTB)2")]
    [InlineData("sei-mirrors", "SEI in DOE mirrors CEI in DOE", "sei-cells", "TOF-SIMS measured on electrodes of Mg||Mg")]
    [InlineData("regimes", "regimes of interphase formation compared for DOE, AOE and COE", "profiles", "XPS depth profiles measured for DOE and COE")]
    [InlineData("all-argon", "all measurements and transfers performed under argon", "cei-cells", "TEM and XPS measured on electrodes of Mg||Mo6S8")]
    [InlineData("raman-purpose", "Raman serves to analyse speciation and composition of the electrolyte", "xrd-purpose", "XRD serves to examine structures of both electrodes after the first cycle")]
    [InlineData("equation-1", "exchange current density calculated by Equation (1): i = i0 (F/RT)(η/2), with η the total overpotential", "theoretical-capacity", "Mo6S8 theoretical capacity 128.8 mA.h/g")]
    public async Task Statements_stand_in_their_place(string key, string words, string other, string otherWords)
    {
        var statements = (await Manuscript()).GetProperty("statements").EnumerateArray().ToDictionary(s => Text(s, "statement"), StringComparer.Ordinal);
        Assert.Equal((words, otherWords), (Words(statements[key]), Words(statements[other])));
        Assert.All(new[] { key, other }, k => Assert.NotEmpty(Text(statements[k].GetProperty("place"), "section")));
    }

    [Fact]
    public async Task Every_slot_of_the_manuscript_is_declared()
    {
        string[] letters = ["Figure 1ab", "Figure 2abc", "Figure 3abcdef", "Figure 4abcdefg", "Figure 5abcd", "Figure 6abcde", "Figure 7abcdefghi", "Figure S3ab", "Figure S7ab", "Figure S8abc"];
        var expected = letters.SelectMany(f => Panels(f)).Concat(Enumerable.Range(1, 19).Except([3, 7, 8]).Select(n => $"Figure S{n}")).Concat(["Table S1", "Note S1"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await Manuscript()).GetProperty("slots").EnumerateArray().Select(s => Text(s, "slot")).Order(StringComparer.Ordinal));

        static IEnumerable<string> Panels(string figure)
        {
            var name = figure.TrimEnd([.. "abcdefghi"]);
            return figure[name.Length..].Select(panel => $"{name}{panel}");
        }
    }

    [Theory, InlineData("Figure 5c", "RUN-COE-CV-1-CV"), InlineData("Figure 6a", "RUN-DOE-HOLD-1-HOLDS"), InlineData("Figure 7f", "SEM-COE"), InlineData("Figure S17", "RUN-DOE-SYM-3-RATE"), InlineData("Figure 6d", "")]
    public async Task A_slot_is_filled_by_what_it_shows_or_stays_empty(string slot, string by)
    {
        var filled = (await Manuscript()).GetProperty("slots").EnumerateArray().Single(s => Text(s, "slot") == slot).GetProperty("filledBy").EnumerateArray().Select(e => Text(e, "label")).ToList();
        if (by.Length > 0) Assert.Contains(by, filled);
        else Assert.Empty(filled);
    }

    [Fact]
    public async Task The_literature_is_named_and_its_values_are_not_known()
    {
        var others = (await Manuscript()).GetProperty("literature").EnumerateArray().ToList();
        Assert.Equal(new[] { 10, 11, 21, 29 }.Concat(Enumerable.Range(38, 10)).Select(n => $"reference {n} of the manuscript"), others.Select(o => Text(o, "reference")));
        Assert.All(others, o => Assert.False(o.TryGetProperty("value", out _)));
    }

    private Task<JsonElement> Manuscript() => Json("manuscript", "show", "MANUSCRIPT-1");

    private static string Words(JsonElement statement) =>
        $"{Text(statement, "subject")} {Text(statement, "relation")} {(statement.TryGetProperty("quantity", out var quantity) ? $"{Text(quantity, "value")} {Text(quantity, "unit")}" : Text(statement, "value"))}";
}
