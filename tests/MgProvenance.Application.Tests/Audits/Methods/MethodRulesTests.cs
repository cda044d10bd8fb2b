namespace MgProvenance.Application.Tests.Audits.Methods;

public sealed class MethodRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Theory]
    [InlineData("A", "conducted in", "Mg||Mo6S8", 0)]
    [InlineData("B", "conducted in", "Mg ‖ Mo6S8 coin cells", 0)]
    [InlineData("C", "conducted in", "Mg||Mo", 1)]
    [InlineData("D", "conducted in", "Mg||Mo and Mg||Mo6S8", 0)]
    [InlineData("E", "conducted in", "coin cells", 0)]
    [InlineData("F", "carried out on", "Maker Model-1", 0)]
    [InlineData("G", "carried out on", "Maker Model-2", 1)]
    public async Task A_test_is_in_the_cells_and_on_the_instrument_that_the_Methods_say(string mark, string relation, string value, int findings)
    {
        await notebook.Record([.. Recorded(mark), AuditCase.Statement(mark, "a", "cyclic voltammetry", relation, value, "Methods, electrochemistry")]);
        var found = await notebook.Found(mark, "method.otherwise");
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.Contains("shown in Figure 1", found[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H", "Captions", "Mg||Mo", 1)]
    [InlineData("I", "Captions", "mg||mo6s8", 0)]
    [InlineData("J", "Methods", "Mg||Mo", 0)] // Methods may say it in two sentences
    public async Task Another_section_says_of_a_method_what_the_Methods_say(string mark, string section, string value, int findings)
    {
        await notebook.Record([.. Recorded(mark), AuditCase.Statement(mark, "a", "cyclic voltammetry", "conducted in", "Mg||Mo6S8", "Methods"), AuditCase.Statement(mark, "b", "CV of cells", "conducted in", value, section)]);
        Assert.Equal(findings, (await notebook.Found(mark, "method.otherwise")).Count);
    }

    [Fact]
    public async Task Two_techniques_of_one_sentence_are_one_finding()
    {
        await notebook.Record(
        [
            .. Recorded("JA"),
            """{"command": "plan-run", "label": "JA-LSV", "cell": "JA-C1", "technique": "linear sweep voltammetry"}""",
            """{"command": "fill-slot", "manuscript": "JA-PAPER", "slot": "Figure 1", "evidence": ["JA-LSV"]}""",
            AuditCase.Statement("JA", "a", "cyclic and linear sweep voltammetry", "conducted in", "Mg||Mo", "Methods"),
        ]);
        Assert.Contains("JA-CV, JA-LSV", Assert.Single(await notebook.Found("JA", "method.otherwise")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_no_figure_claim_or_statement_names_is_not_held_against_the_Methods()
    {
        await notebook.Record([.. Recorded("JB"), """{"command": "strike-fact", "stream": "JB-PAPER", "version": 3, "reason": "Not shown."}""", AuditCase.Statement("JB", "a", "cyclic voltammetry", "conducted in", "Mg||Mo", "Methods")]);
        Assert.Empty(await notebook.Found("JB", "method.otherwise"));
    }

    [Theory]
    [InlineData("K", "cyclic voltammetry", "Methods", 0)]
    [InlineData("L", "linear sweep voltammetry", "Methods", 1)]
    [InlineData("M", "linear sweep voltammetry", "Results", 0)]
    [InlineData("N", "Raman", "Experimental section", 1)]
    [InlineData("NA", "Karl Fischer titration", "Methods", 0)] // serves to check
    public async Task A_described_method_has_a_result(string mark, string subject, string section, int findings)
    {
        await notebook.Record(
        [
            .. Recorded(mark),
            $$"""{"command": "plan-run", "label": "{{mark}}-LSV", "cell": "{{mark}}-C1", "technique": "linear sweep voltammetry"}""",
            AuditCase.Statement(mark, "a", subject, "serves to examine", "the electrolyte", section),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "method.without-result")).Count);
    }

    [Theory]
    [InlineData("O", "CV", 0)]
    [InlineData("P", "C1-RUN", 1)] // planned, on no channel
    [InlineData("Q", "C1", 1)] // all its tests
    public async Task A_result_has_a_method(string mark, string evidence, int findings)
    {
        await notebook.Record([.. Recorded(mark), $$"""{"command": "fill-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "evidence": ["{{mark}}-{{evidence}}"]}"""]);
        Assert.Equal(findings, (await notebook.Found(mark, "result.without-method")).Count);
    }

    [Theory]
    [InlineData("R", "\"program\": \"VASP\", ", 0)]
    [InlineData("S", "", 1)]
    public async Task A_calculation_that_is_shown_names_its_program(string mark, string program, int findings)
    {
        await notebook.Record(
        [
            .. AuditCase.Study(mark),
            $$"""{"command": "pin-inputs", "label": "{{mark}}-CALC", {{program}}"method": "DFT", "subject": "a salt", "inputs": []}""",
            $$"""{"command": "declare-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "content": "potential"}""",
            $$"""{"command": "fill-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "evidence": ["{{mark}}-CALC"]}""",
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "result.without-method")).Count);
    }

    /// <summary>A cell with a voltammetry on an instrument, shown in Figure 1.</summary>
    private static string[] Recorded(string mark) =>
    [
        .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. AuditCase.Study(mark, "C1"),
        $$"""{"command": "register-equipment", "label": "{{mark}}-POTENTIOSTAT", "kind": "potentiostat", "maker": "Maker", "model": "Model-1"}""",
        $$"""{"command": "plan-run", "label": "{{mark}}-CV", "cell": "{{mark}}-C1", "technique": "cyclic voltammetry"}""",
        $$"""{"command": "connect-channel", "run": "{{mark}}-CV", "instrument": "{{mark}}-POTENTIOSTAT", "channel": "1", "workingElectrode": "Mo6S8", "counterElectrode": "Mg"}""",
        $$"""{"command": "declare-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "content": "voltammograms"}""",
        $$"""{"command": "fill-slot", "manuscript": "{{mark}}-PAPER", "slot": "Figure 1", "evidence": ["{{mark}}-CV"]}""",
    ];
}
