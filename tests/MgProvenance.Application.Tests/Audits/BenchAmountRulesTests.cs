namespace MgProvenance.Application.Tests.Audits;

/// <summary>Loading, and electrolyte against separators and active material. The cell has 0.80 mg on a disc of 10 mm, 1.02 ± 0.02 mg/cm².</summary>
public sealed class BenchAmountRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Theory]
    [InlineData("LA", "1.54 ± 0.5 mg/cm2", null)]
    [InlineData("LB", "1.6 ± 0.5 mg/cm2", "1.02 mg/cm² of active material in cell LB-C1, where 1.6 ± 0.5 mg/cm² is declared.")]
    [InlineData("LC", "< 1.0 mg/cm2", null)]
    [InlineData("LD", "< 0.9 mg/cm2", "1.02 mg/cm² of active material in cell LD-C1, where < 0.9 mg/cm² is declared.")]
    public async Task A_loading_is_held_against_what_the_sheet_declares(string mark, string declared, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With("\"process\": \"cast\"", $"\"process\": \"cast\", \"loading\": \"{declared}\""));
        Assert.Equal(sentence, (await notebook.Found(mark, "loading.outside-declared")).SingleOrDefault()?.Sentence);
    }

    [Theory]
    [InlineData("SA", "1.0–2.0 mg/cm2", 0)]
    [InlineData("SB", "1.1–2.0 mg/cm2", 1)]
    [InlineData("SC", "2.0 mg/cm2", 0)]
    public async Task A_loading_is_held_against_a_range_that_a_statement_about_the_cell_gives(string mark, string said, int findings)
    {
        await notebook.Record(BenchCase.Lines(mark).Then(AuditCase.Statement(mark, "load", "the electrodes", "loading", said, "Methods", $"\"about\": [\"{mark}-C1\"]")));
        Assert.Equal(findings, (await notebook.Found(mark, "loading.outside-declared")).Count);
    }

    [Theory]
    [InlineData("VA", "1.13 mm", "", null)]
    [InlineData("VB", "1.14 mm", "", "80 µL of electrolyte fill 99 % of the separators’ free volume in cell VB-C1: GF/D of 10 mm × 1.14 mm is 0.090 mL × porosity, 0.9 (default of the program, a judgement); their number is not recorded, so one is assumed, and uncompressed.")]
    [InlineData("VC", "0.57 mm", ", \"count\": 2", "80 µL of electrolyte fill 99 % of the separators’ free volume in cell VC-C1: GF/D of 10 mm × 0.57 mm is 0.090 mL × porosity, 0.9 (default of the program, a judgement), uncompressed.")]
    public async Task Electrolyte_is_held_against_the_free_volume_of_the_separators(string mark, string thickness, string count, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before("close-cell", $$"""{"command": "place-part", "cell": "{{mark}}-C1", "role": "separator", "description": "GF/D", "diameter": "10 mm", "thickness": "{{thickness}}"{{count}}}"""));
        Assert.Equal(sentence, (await notebook.Found(mark, "electrolyte.void-not-filled")).SingleOrDefault()?.Sentence);
    }

    [Theory]
    [InlineData("EA", "23 uL", null)]
    [InlineData("EB", "25 uL", "31 µL of electrolyte per mg of active material in cell EB-C1 by weighed electrodes: flooded beyond 30 µL/mg (default of the program, a judgement).")]
    public async Task Electrolyte_is_held_against_the_weighed_active_material(string mark, string volume, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With("80 uL", volume));
        Assert.Equal(sentence, (await notebook.Found(mark, "electrolyte.flooded")).SingleOrDefault()?.Sentence);
    }

    [Fact]
    public async Task Without_a_weighed_electrode_the_declared_loading_tells_of_the_electrolyte_per_active_material()
    {
        string[] lines = [.. BenchCase.Lines("ED", "C1", "C2").Where(l => !l.Contains("weigh-piece", StringComparison.Ordinal))];
        await notebook.Record(lines.With("\"process\": \"cast\"", "\"process\": \"cast\", \"loading\": \"1.5 ± 0.5 mg/cm2\""));
        Assert.StartsWith("68 (51–102) µL of electrolyte per mg of active material in all 2 cells at the declared loading of 1.5 ± 0.5 mg/cm²: flooded", Assert.Single(await notebook.Found("ED", "electrolyte.flooded")).Sentence, StringComparison.Ordinal);
    }
}
