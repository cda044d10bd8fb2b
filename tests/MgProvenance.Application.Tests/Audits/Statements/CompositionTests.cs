namespace MgProvenance.Application.Tests.Audits.Statements;

public sealed class CompositionTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Rule = "composition.contradicted";

    [Theory]
    [InlineData("A", "contains", "NaCl", null, null, 0)]
    [InlineData("B", "contains", "NaCl", "does not contain", "KCl", 0)]
    [InlineData("C", "contains", "NaCl", "does not contain", "NaCl", 1)]
    [InlineData("D", "contains", "NaCl and KCl", "does not contain", "LiCl, kcl", 1)]
    public async Task Two_statements_contradict_each_other_about_one_substance(string mark, string relation, string value, string? other, string? otherValue, int findings)
    {
        await notebook.Record([.. AuditCase.Study(mark), AuditCase.Statement(mark, "a", "ONE", relation, value), .. other is null ? Array.Empty<string>() : [AuditCase.Statement(mark, "b", "one", other, otherValue, "Methods")]]);
        Assert.Equal(findings, (await notebook.Found(mark, Rule)).Count);
    }

    [Theory]
    [InlineData("E", "contains", "Mg(TFSI)2", 0)]
    [InlineData("F", "does not contain", "Mg(TFSI)2", 1)]
    [InlineData("G", "contains", "Mo6S8", 1)] // a substance of a lot, and not in the batch
    [InlineData("H", "contains", "a complex", 0)] // nothing that could be weighed in
    [InlineData("I", "contains", "DME", 0)]
    public async Task A_statement_is_held_against_what_batches_of_its_formulation_were_prepared_from(string mark, string relation, string value, int findings)
    {
        await notebook.Record([.. Prepared(mark), AuditCase.Statement(mark, "a", $"Electrolyte {mark}", relation, value, rest: $"\"about\": [\"{mark}-C1\"]")]);
        var found = await notebook.Found(mark, Rule);
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.Contains($"{mark}-BATCH", found[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("J", "0.25 mmol/mL", 0)]
    [InlineData("JA", "0.3 mmol/mL", 0)]
    [InlineData("K", "0.250 mol/L", 0)]
    [InlineData("L", "0.26 mmol/mL", 1)]
    [InlineData("M", "1.25 mmol", 0)]
    [InlineData("N", "1.24 mmol", 1)]
    [InlineData("O", "730 mg", 0)] // of an amount no mass is known
    public async Task A_stated_amount_is_that_of_the_batch_as_exactly_as_it_is_written(string mark, string quantity, int findings)
    {
        await notebook.Record([.. Prepared(mark), AuditCase.Statement(mark, "a", $"Electrolyte {mark}", "contains", "Mg(TFSI)2", rest: $"\"quantity\": \"{quantity}\", \"about\": [\"{mark}-BATCH\"]")]);
        Assert.Equal(findings, (await notebook.Found(mark, Rule)).Count);
    }

    private static string[] Prepared(string mark) =>
    [
        .. Bench.Lots(mark), .. Bench.Sheet(mark),
        $$"""{"command": "open-batch", "label": "{{mark}}-BATCH", "formulation": "Electrolyte {{mark}}"}""",
        $$"""{"command": "dispense-solvent", "batch": "{{mark}}-BATCH", "solvent": "{{mark}}-DME", "volume": "5.00 mL"}""",
        $$"""{"command": "add-salt", "batch": "{{mark}}-BATCH", "salt": "{{mark}}-SALT", "amount": "1.25 mmol"}""",
        $$"""{"command": "stir-electrolyte", "batch": "{{mark}}-BATCH", "duration": "12 h"}""",
        $$"""{"command": "note-appearance", "batch": "{{mark}}-BATCH", "clarity": "clear"}""",
        $$"""{"command": "release-electrolyte", "batch": "{{mark}}-BATCH"}""",
        .. Bench.Cell(mark), .. AuditCase.Study(mark, "C1"),
    ];
}
