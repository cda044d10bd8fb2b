using System.Globalization;
using System.Text;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>What numbers of a study stand on: ends of charges in the data, masses, areas, conditions, and how a sheet and an electrolyte were made.</summary>
public sealed class BenchNumberRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private async Task<string?> Sentence(string mark, string rule) => (await notebook.Found(mark, rule)).SingleOrDefault()?.Sentence;

    /// <summary>Cycles of a charge to each of these voltages and a discharge.</summary>
    private static byte[] Cycles(params double[] highestV)
    {
        var text = new StringBuilder("Cycle,CapC/mAh,CapD/mAh\r\n");
        for (var n = 1; n <= highestV.Length; n++) text.Append(CultureInfo.InvariantCulture, $"{n},0.002,0.001\r\n");
        const string records = "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n";
        for (var n = 1; n <= highestV.Length; n++)
        {
            var (begin, record, step) = (30 * (n - 1), 3 * (n - 1), 2 * (n - 1));
            string Row(int i, string stepTime, int stepNo, double voltage, string current, string capacity, string status) => string.Create(
                CultureInfo.InvariantCulture, $"{record + i},0:{(begin + (10 * i)) / 60:00}:{(begin + (10 * i)) % 60:00},{stepTime},{n},{stepNo},{voltage},{current},{capacity},2026/04/03 11:{(begin + (10 * i)) / 60:00}:{(begin + (10 * i)) % 60:00},{status},\r\n");
            text.Append(CultureInfo.InvariantCulture, $"Step,CycleNo,Mode,Period,Capacity/mAh\r\n{step + 1},{n},C_CC,0:00:20,0.002\r\n").Append(records)
                .Append(Row(1, "0:00:10", step + 1, 0.5, "0.36", "0.001", "C_CC")).Append(Row(2, "0:00:20", step + 1, highestV[n - 1], "0.36", "0.002", "C_CC"))
                .Append(CultureInfo.InvariantCulture, $"Step,CycleNo,Mode,Period,Capacity/mAh\r\n{step + 2},{n},D_CC,0:00:10,0.001\r\n").Append(records)
                .Append(Row(3, "0:00:10", step + 2, 0.4, "-0.36", "0.001", "D_CC"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [Theory]
    [InlineData("EA", "", "2.4,2.496,2.5,2.0", null)]
    [InlineData("EB", "", "2.4,2.494,2.5,2.0", "In the data of cell EB-C1 of ONE, 2 of 3 charges that another cycle follows end short of 2.5 V, at 2.45 (2.40–2.49) V; the program declares no other end of a charge.")]
    [InlineData("EC", ", \"description\": \"charge limited to 150 % of the discharge\"", "2.4,2.494,2.5,2.0", null)]
    [InlineData("ED", ", \"description\": \"1C\"", "2.1", null)]
    public async Task Most_charges_reach_the_cutoff_or_another_end_is_declared(string mark, string program, string highest, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then($$"""{"command": "pin-program", "run": "{{mark}}-C1-RUN", "upperCutoff": "2.5 V"{{program}}}"""));
        await notebook.Attach($"{mark}-C1-RUN", "cycles.csv", Cycles([.. highest.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))]));
        Assert.Equal(sentence, await Sentence(mark, "end.unmet-in-data"));
    }

    [Theory]
    [InlineData("NA", "", null)]
    [InlineData("NB", "weigh-piece", "Capacity per gram is not defined in cell NB-C1: The positive electrode was not weighed.")]
    public async Task Capacity_per_gram_needs_a_weighed_electrode(string mark, string without, string? sentence)
    {
        await notebook.Record([.. BenchCase.Lines(mark).Where(l => without.Length == 0 || !l.Contains(without, StringComparison.Ordinal))]);
        await notebook.Attach($"{mark}-C1-RUN", "cycles.csv", Cycles(2.5));
        Assert.Equal(sentence, await Sentence(mark, "number.not-defined"));
    }

    [Fact]
    public async Task Numbers_per_area_need_a_measured_size()
    {
        await notebook.Record(BenchCase.Lines("NC").With(", \"size\": \"10.0 mm\"", string.Empty));
        await notebook.Attach("NC-C1-RUN", "cycles.csv", Cycles(2.5));
        Assert.Equal("Capacity and current per area are not defined in cell NC-C1: The size of the positive electrode was not measured.", await Sentence("NC", "number.not-defined"));
    }

    [Theory]
    [InlineData("BA", 6, null)]
    [InlineData("BB", 5, "The active mass in cell BB-C1 stands on 9 blanks of BB-SHEET, at least 10 (default of the program, a judgement) are asked for.")]
    public async Task An_active_mass_stands_on_enough_blanks(string mark, int more, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before("cut-piece", [.. Enumerable.Repeat($$"""{"command": "weigh-blank", "sheet": "{{mark}}-SHEET", "mass": "5.52 mg", "balance": "{{mark}}-BAL"}""", more)]));
        Assert.Equal(sentence, await Sentence(mark, "mass.few-blanks"));
    }

    [Theory]
    [InlineData("CA", "exchange current density", true, true, null)]
    [InlineData("CB", "exchange current density", false, true, "What is claimed of exchange current density needs a temperature, and none is recorded with CB-C1-RUN.")]
    [InlineData("CC", "polarisation", false, true, null)]
    [InlineData("CD", "polarisation", false, false, "What is claimed of polarisation needs a current per area, and none is recorded with CD-C1-RUN.")]
    public async Task Claims_need_the_conditions_on_which_their_numbers_stand(string mark, string property, bool temperature, bool current, string? sentence)
    {
        await notebook.Record(
        [
            .. BenchCase.Lines(mark).With("galvanostatic cycling", "symmetric cell cycling"),
            $$"""{"command": "pin-program", "run": "{{mark}}-C1-RUN"{{(current ? ", \"arealCurrent\": \"0.5 mA/cm2\"" : ", \"description\": \"moderate\"")}}}""",
            .. temperature ? new[] { $$"""{"command": "log-temperature", "run": "{{mark}}-C1-RUN", "temperature": "25 Cel"}""" } : [],
            $$"""{"command": "make-claim", "manuscript": "{{mark}}-PAPER", "claim": "it", "wording": "It is high.", "strength": "descriptive", "subject": "ONE", "property": "{{property}}", "place": {"section": "Results"} }""",
            $$"""{"command": "support-claim", "manuscript": "{{mark}}-PAPER", "claim": "it", "evidence": ["{{mark}}-C1-RUN"]}""",
        ]);
        Assert.Equal(sentence, await Sentence(mark, "number.condition-not-recorded"));
    }

    [Theory]
    [InlineData("DA", "NMP", null, null)]
    [InlineData("DB", "isopropanol", null, "DB-SHEET, behind cell DB-C1: the only liquid that is recorded is isopropanol, which does not dissolve the binder PVDF.")]
    [InlineData("DC", "isopropanol", "NMP", null)]
    public async Task A_binder_needs_a_liquid_that_dissolves_it(string mark, string liquid, string? solvent, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before(
            "cut-piece",
            [
                $$"""{"command": "receive-lot", "label": "{{mark}}-PVDF", "substance": "PVDF"}""",
                $$"""{"command": "receive-lot", "label": "{{mark}}-LIQUID", "substance": "{{liquid}}"}""",
                $$"""{"command": "grind-powder", "sheet": "{{mark}}-SHEET", "liquid": "{{mark}}-LIQUID"}""",
                .. solvent is null ? [] : new[] { $$"""{"command": "receive-lot", "label": "{{mark}}-SOLVENT", "substance": "{{solvent}}"}""" },
                $$"""{"command": "add-binder", "sheet": "{{mark}}-SHEET", "binder": "{{mark}}-PVDF"{{(solvent is null ? "" : $", \"solvent\": \"{mark}-SOLVENT\"")}}}""",
            ]));
        Assert.Equal(sentence, await Sentence(mark, "binder.not-dissolved"));
    }

    [Theory]
    [InlineData("LA", "AlCl3", 4, "40", null)]
    [InlineData("LB", "AlCl3", 3, "40", "AlCl3 was added otherwise than the limit of 4 (default of the program, a judgement) allows. LB-BATCH: in 3 portions; in cell LB-C1.")]
    [InlineData("LC", "AlCl3", 4, "41", "AlCl3 was added otherwise than the limit of 40 °C (default of the program, a judgement) allows. LC-BATCH: 41 °C after it; in cell LC-C1.")]
    [InlineData("LD", "Mg(TFSI)2", 1, "41", null)]
    public async Task A_Lewis_acid_is_added_in_portions_and_stays_cool(string mark, string salt, int portions, string celsius, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With("Mg(TFSI)2\", \"molarMass", $"{salt}\", \"molarMass").With("\"mass\": \"730.75 mg\"", $"\"mass\": \"730.75 mg\", \"portions\": {portions}")
            .Before("stir-electrolyte", $$"""{"command": "note-temperature", "batch": "{{mark}}-BATCH", "temperature": "{{celsius}} Cel"}"""));
        Assert.Equal(sentence, await Sentence(mark, "lewis-acid.addition"));
    }
}
