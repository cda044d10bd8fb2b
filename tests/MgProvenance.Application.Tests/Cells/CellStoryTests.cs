using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Tests.Cells;

public sealed class CellStoryTests(Notebook notebook) : IClassFixture<Notebook>
{
    /// <summary>
    /// Disc 6.52 mg, blanks 5.50, 5.52, 5.51, 5.55 mg: mean 5.52 mg, s² = (0.0004 + 0 + 0.0001 + 0.0009)/3 mg². Balance 0.01 mg: a² = 0.0001/12 mg². 80 % active.
    /// m = 0.8 × 1.00 mg; u² = 0.64 (s² + a²)(1 + 1/4) = 0.64 × 0.000475 × 1.25 = 0.00038 mg².
    /// </summary>
    [Fact]
    public async Task The_active_mass_and_its_uncertainty_are_those_of_a_calculation_by_hand()
    {
        var story = await Recorded("A", Bench.Sheet("A"), Bench.Cell("A"));
        var (mass, reason, sources) = story.ActiveMass();
        Assert.Null(reason);
        Assert.Equal(0.800, mass!.Mass.Value, 1e-12);
        Assert.Equal(0.019493588689617928, mass.Mass.StandardUncertainty!.Value, 1e-12);
        Assert.Equal(
            await Named("A-BAL@1", "A-C1-POS@2", "A-SHEET@1", "A-SHEET@2", "A-SHEET@3", "A-SHEET@4", "A-SHEET@5"),
            sources.Events.Select(e => e.ToString()).Order(StringComparer.Ordinal));
    }

    /// <summary>π/4 cm² for a disc of 10.0 mm; 0.8 mg and 80 µL on it.</summary>
    [Fact]
    public async Task Loading_and_electrolyte_per_mass_follow_from_mass_and_size()
    {
        var story = await Recorded("B", Bench.Sheet("B"), Bench.Cell("B"));
        Assert.Equal(0.7853981633974483, story.Area().Value!.Value, 1e-12);
        Assert.Equal((1.0185916357881302, "mg/cm2"), (story.Loading().Value!.Value, story.Loading().Unit));
        Assert.Equal(0.024820007342857, story.Loading().StandardUncertainty!.Value, 1e-9);
        Assert.Equal(100, story.ElectrolytePerMass().Value!.Value, 1e-9);
        Assert.Equal((null, "The uncertainty is not known: the pipette's limit of error is not recorded."), (story.ElectrolytePerMass().StandardUncertainty, story.ElectrolytePerMass().Reason));
        Assert.Contains(await NameOf("B-C1", 4), story.ElectrolytePerMass().Sources.Events.Select(e => e.ToString()));
    }

    /// <summary>80 µL by a pipette of 100 µL that is wrong by at most 0.5 % of the reading and 0.25 % of its range: a = 0.65 µL, u = 0.65/√3 µL; u(m)/m as above.</summary>
    [Fact]
    public async Task The_pipette_adds_to_the_uncertainty_of_the_mass()
    {
        string[] pipette = ["""{"command": "register-equipment", "label": "P-PIP", "kind": "pipette", "nominalVolume": "100 uL", "volumeError": {"percentOfReading": 0.5, "percentOfRange": 0.25}}"""];
        var story = await Recorded("P", [.. Bench.Sheet("P"), .. pipette], [.. Bench.Cell("P").Select(l => l.Replace("\"volume\": \"80 uL\"", "\"volume\": \"80 uL\", \"pipette\": \"P-PIP\"", StringComparison.Ordinal))]);
        var (perMass, perCapacity) = (story.ElectrolytePerMass(), story.ElectrolytePerCapacity(new(0.1, 0.001), Sources.None));
        var volume = 0.65 / Math.Sqrt(3) / 80;
        Assert.Equal(100 * Math.Sqrt((0.02436698586202241 * 0.02436698586202241) + (volume * volume)), perMass.StandardUncertainty!.Value, 1e-9);
        Assert.Equal((800.0, "uL/(mA.h)"), (perCapacity.Value!.Value, perCapacity.Unit));
        Assert.Equal(800 * Math.Sqrt(0.0001 + (volume * volume)), perCapacity.StandardUncertainty!.Value, 1e-9);
        Assert.Contains(await NameOf("P-PIP", 1), perMass.Sources.Events.Select(e => e.ToString()));
        Assert.Equal("Nothing was discharged.", story.ElectrolytePerCapacity(new(0, null), Sources.None).Reason);
    }

    [Fact]
    public async Task The_last_weighing_counts()
    {
        var story = await Recorded("W", Bench.Sheet("W"), [.. Bench.Cell("W"), """{"command": "weigh-piece", "piece": "W-C1-POS", "mass": "7.52 mg", "balance": "W-BAL"}"""]);
        Assert.Equal(1.6, story.ActiveMass().Mass!.Mass.Value, 1e-12);
    }

    [Fact]
    public async Task Without_a_weighing_there_is_no_mass()
    {
        var story = await Recorded("NW", Bench.Sheet("NW"), [.. Bench.Cell("NW").Where(l => !l.Contains("weigh-piece", StringComparison.Ordinal))]);
        Missing(story, "The positive electrode was not weighed.");
    }

    [Fact]
    public async Task A_piece_of_no_sheet_has_no_active_mass()
    {
        var lines = Bench.Cell("NS").Select(l => l.Replace("\"sheet\": \"NS-SHEET\"", "\"metal\": \"NS-MG\"", StringComparison.Ordinal));
        Missing(await Recorded("NS", [], [.. lines]), "The sheet of the positive electrode is not recorded.");
    }

    [Fact]
    public async Task Without_the_resolution_of_the_balance_the_mass_is_not_known()
    {
        var lines = Bench.Cell("NR").Select(l => l.Replace(", \"balance\": \"NR-BAL\"", "", StringComparison.Ordinal));
        Missing(await Recorded("NR", Bench.Sheet("NR"), [.. lines]), "The resolution of the balance is not recorded.");
    }

    [Fact]
    public async Task Without_a_blank_the_substrate_cannot_be_subtracted() =>
        Missing(await Recorded("NB", Bench.Sheet("NB")[..1], Bench.Cell("NB")), "Without a blank the substrate cannot be subtracted.");

    [Fact]
    public async Task A_disc_that_weighs_no_more_than_its_blanks_has_no_mass() =>
        Missing(await Recorded("BB", Bench.Sheet("BB"), Bench.Cell("BB", disc: "5.52 mg")), "The disc weighs no more than the mean blank.");

    [Fact]
    public async Task One_blank_gives_a_mass_of_unknown_uncertainty()
    {
        var story = await Recorded("OB", Bench.Sheet("OB")[..2], Bench.Cell("OB"));
        var (mass, caution, _) = story.ActiveMass();
        Assert.Equal(0.816, mass!.Mass.Value, 1e-12);
        Assert.Null(mass.Mass.StandardUncertainty);
        Assert.StartsWith("One blank:", caution, StringComparison.Ordinal);
        Assert.Null(story.Loading().StandardUncertainty);
    }

    [Fact]
    public async Task Without_a_size_there_is_no_loading_and_without_electrolyte_no_ratio()
    {
        var lines = Bench.Cell("NZ").Where(l => !l.Contains("fill-cell", StringComparison.Ordinal)).Select(l => l.Replace(", \"size\": \"10.0 mm\"", "", StringComparison.Ordinal));
        var story = await Recorded("NZ", Bench.Sheet("NZ"), [.. lines]);
        Assert.Equal((null, "The size of the positive electrode was not measured."), (story.Loading().Value, story.Loading().Reason));
        Assert.Equal((null, "No electrolyte was dispensed."), (story.ElectrolytePerMass().Value, story.ElectrolytePerMass().Reason));
    }

    [Fact]
    public async Task The_configuration_is_told_from_what_the_electrodes_were_made_of()
    {
        Assert.Equal("Mg||Mo6S8", (await Recorded("CA", Bench.Sheet("CA"), Bench.Cell("CA"))).Configuration);
        Assert.Equal("Mg||?", (await Recorded("CB", Bench.Sheet("CB"), [.. Bench.Cell("CB").Select(l => l.Contains("place-part", StringComparison.Ordinal) ? l.Replace(", \"piece\": \"CB-C1-POS\"", "", StringComparison.Ordinal) : l)])).Configuration);
        Assert.Equal("Mg||Mo", (await Recorded("CC", ["""{"command": "receive-lot", "label": "CC-MO", "substance": "molybdenum foil", "formula": "Mo"}""", .. Bench.Sheet("CC")],
            [.. Bench.Cell("CC").Select(l => l.Contains("place-part", StringComparison.Ordinal) ? l.Replace("\"piece\": \"CC-C1-POS\"", "\"lot\": \"CC-MO\"", StringComparison.Ordinal) : l)])).Configuration);
        Assert.Null((await Recorded("CD", Bench.Sheet("CD"), [.. Bench.Cell("CD").Where(l => !l.Contains("place-part", StringComparison.Ordinal))])).Configuration);
    }

    [Fact]
    public async Task What_is_no_cell_has_no_story()
    {
        await notebook.Record(Bench.Lots("X"));
        Assert.Null(await CellStory.Read(new NotebookAt(notebook.Log, null), await notebook.IdOf("X-MG"), TestContext.Current.CancellationToken));
    }

    private static void Missing(CellStory story, string reason)
    {
        Assert.Equal((null, reason), (story.ActiveMass().Mass, story.ActiveMass().Reason));
        Assert.Equal((null, reason), (story.Loading().Value, story.Loading().Reason));
        Assert.Equal((null, reason), (story.ElectrolytePerMass().Value, story.ElectrolytePerMass().Reason));
    }

    private async Task<CellStory> Recorded(string mark, string[] sheet, string[] cell)
    {
        await notebook.Record([.. Bench.Lots(mark), .. Bench.Batch(mark), .. sheet, .. cell]);
        return await CellStory.Read(new NotebookAt(notebook.Log, null), await notebook.IdOf($"{mark}-C1"), TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The cell was recorded and cannot be read.");
    }

    private async Task<string> NameOf(string label, int version) => $"{await notebook.IdOf(label)}@{version}";

    private async Task<IEnumerable<string>> Named(params string[] labelsAtVersions)
    {
        var names = new List<string>();
        foreach (var parts in labelsAtVersions.Select(l => l.Split('@'))) names.Add($"{await notebook.IdOf(parts[0])}@{parts[1]}");
        return names.Order(StringComparer.Ordinal);
    }
}
