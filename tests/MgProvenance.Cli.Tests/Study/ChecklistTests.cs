using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class ChecklistTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    /// <summary>What the main text of the manuscript does not say.</summary>
    [Theory]
    [InlineData("Size of the electrode (PANI): not recorded for 6 of 6 electrodes.")]
    [InlineData("Collector that the film is cast or pressed on (“none” where it stands free): not recorded for 1 of 2 sheets.")]
    [InlineData("Size of the electrode (Mg): not recorded for 57 of 57 electrodes.")]
    [InlineData("Thickness (excess of Mg and N/P rest on it): not recorded for 57 of 57 electrodes of Mg.")]
    [InlineData("Size of the electrode (Mo): not recorded for 6 of 6 electrodes.")]
    [InlineData("Lower cutoff: not recorded for 24 of 24 cycling runs of full cells.")]
    [InlineData("Temperature of the test: not recorded for 48 of 48 runs.")]
    [InlineData("Lot number: not recorded for 15 of 15 lots.")]
    [InlineData("Purity: not recorded for 7 of 7 lots.")]
    [InlineData("Number of separators: not recorded for 45 of 45 cells with a separator.")]
    [InlineData("Rest before the first test: not recorded for 45 of 45 cells.")]
    [InlineData("Stack: spacers and spring (symmetric): not recorded for 12 of 12 coin cells.")]
    [InlineData("Current per area: not recorded for 12 of 12 cycling runs of symmetric cells.")]
    [InlineData("Capacity per area and half-cycle: not recorded for 12 of 12 cycling runs of symmetric cells.")]
    [InlineData("Current or rate: not recorded for 9 of 24 cycling runs of full cells.")]
    [InlineData("Scan rates: not recorded for 3 of 9 runs with sweeps.")]
    [InlineData("Value of the retention: not recorded for 2 of 2 claims about retention.")]
    [InlineData("Duration of the holds: not recorded for 3 of 3 runs with holds.")]
    [InlineData("Limits of the sweep: not recorded for 9 of 9 runs with sweeps.")]
    [InlineData("Place of polishing: not recorded for 57 of 57 electrodes of Mg.")]
    [InlineData("State of charge, or last half-cycle, at harvest: not recorded for 18 of 18 harvested specimens.")]
    [InlineData("Primary ion: not recorded for 3 of 3 TOF-SIMS measurements.")]
    [InlineData("Polarity of the secondary ions: not recorded for 3 of 3 TOF-SIMS measurements.")]
    [InlineData("Preparation of the specimen: not recorded for 6 of 6 TEM measurements.")]
    [InlineData("Facet of the slab: not recorded for 1 of 1 calculations of slabs.")]
    [InlineData("Vacuum above the slab: not recorded for 1 of 1 calculations of slabs.")]
    [InlineData("Control with the baseline alone, which all the electrolytes share: not recorded for 6 of 6 studies with a shared baseline.")]
    [InlineData("Version of the program: not recorded for 4 of 4 calculations.")]
    public async Task What_the_text_does_not_say_is_missing(string sentence) => Assert.Contains(sentence, (await Findings()).Select(f => Text(f, "sentence")));

    [Theory]
    [InlineData("Volume of electrolyte")]
    [InlineData("Separator")]
    [InlineData("Thickness and diameter of the separator")]
    [InlineData("Areal loading")]
    [InlineData("Size of the electrode (Mo6S8)")]
    [InlineData("Voltages of the holds")]
    [InlineData("X-ray source")]
    [InlineData("Reference of the binding energies")]
    [InlineData("Energy of the sputtering ion")]
    [InlineData("Nucleus")]
    [InlineData("Radiation")]
    [InlineData("Wavelength of the excitation")]
    [InlineData("K-points")]
    [InlineData("Rinse: solvent and number of times")]
    public async Task What_the_text_says_is_not_missing(string item) => Assert.DoesNotContain(await Findings(), f => Text(f, "sentence").StartsWith($"{item}:", StringComparison.Ordinal));

    [Fact]
    public async Task A_study_is_as_complete_as_what_is_answered_of_it_and_says_who_could_supply_the_rest()
    {
        var of = await Json("completeness", "MO6S8-1C");
        var score = of.GetProperty("score");
        var (answered, applicable) = (score.GetProperty("answered").GetInt32(), score.GetProperty("applicable").GetInt32());
        Assert.Equal((double)answered / applicable, score.GetProperty("share").GetDouble());
        Assert.Equal(applicable - answered, of.GetProperty("missing").EnumerateArray().Sum(m => m.GetProperty("of").GetArrayLength()));
        Assert.Equal(9, of.GetProperty("cells").GetArrayLength());
        Assert.Equal(["AOE-1", "COE-1", "DOE-1"], of.GetProperty("batches").EnumerateArray().Select(b => Text(b, "label")));
        Assert.StartsWith("Items of the checklists that are answered, of those that apply.", Text(of, "definition"), StringComparison.Ordinal);
        Assert.Equal(["Dodo chem", "Whatman", "the maker, whom P01 may know"], Suppliers(of, "lot-number").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["P01"], Suppliers(of, "temperature").Distinct());
        Assert.Equal(["the operator of the electron microscope"], Suppliers(of, "voltage").Distinct());
    }

    [Theory]
    [InlineData("cells", "CELL-DOE-CYC-2")]
    [InlineData("batches", "COE-1")]
    public async Task A_cell_or_a_batch_has_the_same_score_alone_as_in_its_study(string kind, string label) =>
        Assert.Equal(Counts(ByLabel((await Json("completeness", "MO6S8-1C")).GetProperty(kind), label)), Counts((await Json("completeness", label)).GetProperty("score")));

    [Fact]
    public async Task What_is_no_study_cell_or_batch_has_no_completeness() =>
        Assert.Contains("Completeness is that of a study, a cell or a batch of electrolyte.", (await Example.Says("completeness", "DME-1")).Error, StringComparison.Ordinal);

    private static (int Answered, int Applicable) Counts(JsonElement score) => (score.GetProperty("answered").GetInt32(), score.GetProperty("applicable").GetInt32());

    private static IEnumerable<string> Suppliers(JsonElement of, string item) =>
        of.GetProperty("missing").EnumerateArray().Where(m => Text(m, "item") == item).SelectMany(m => m.GetProperty("of").EnumerateArray()).Select(o => Text(o, "couldSupply"));

    private async Task<IReadOnlyList<JsonElement>> Findings() =>
        [.. (await Example.Audit()).Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("finding"))];
}
