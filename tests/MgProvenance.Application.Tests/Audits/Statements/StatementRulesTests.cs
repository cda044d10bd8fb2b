namespace MgProvenance.Application.Tests.Audits.Statements;

/// <summary>Rules that hold statements against others and against cells and tests. Each case says how many findings there are.</summary>
public sealed class StatementRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Theory]
    [InlineData("A", "all performed with", "VASP", "VASP", 0)]
    [InlineData("B", "all performed with", "VASP", "Gaussian", 1)]
    [InlineData("C", "performed with", "VASP", "Gaussian", 0)]
    [InlineData("D", "all performed with", "VASP and Gaussian", "Gaussian", 0)]
    public async Task All_is_contradicted_by_another_statement(string mark, string relation, string value, string other, int findings)
    {
        await notebook.Record([.. AuditCase.Study(mark), AuditCase.Statement(mark, "a", "calculations", relation, value), AuditCase.Statement(mark, "b", "Calculations", "performed with", other)]);
        Assert.Equal(findings, (await notebook.Found(mark, "statement.not-all")).Count);
    }

    [Theory]
    [InlineData("E", "DFT calculations", "VASP, periodic slab", 0)]
    [InlineData("F", "DFT calculations", "Gaussian", 1)]
    [InlineData("G", "adsorption calculations", "Gaussian", 1)]
    [InlineData("H", "calculations of orbitals", "Gaussian", 0)]
    public async Task All_is_contradicted_by_a_calculation_with_another_program(string mark, string subject, string value, int findings)
    {
        await notebook.Record(
        [
            .. AuditCase.Study(mark),
            $$"""{"command": "pin-inputs", "label": "{{mark}}-SLAB", "program": "VASP", "method": "PBE", "subject": "adsorption on Mg", "inputs": []}""",
            AuditCase.Statement(mark, "a", subject, "all performed with", value, "Methods", About(mark, "SLAB")),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "statement.not-all")).Count);
    }

    [Theory]
    [InlineData("I", "{\"upperCutoff\": \"2.5 V\", \"cycles\": 1}", null, 0)]
    [InlineData("J", "{\"upperCutoff\": \"2.5 V\", \"cycles\": 2}", null, 1)]
    [InlineData("K", "{\"upperCutoff\": \"2.4 V\", \"cycles\": 2}", null, 0)] // the program ends charges elsewhere
    [InlineData("L", "{\"upperCutoff\": \"2.5 V\", \"arealCapacity\": \"1 mA.h/cm2\", \"cycles\": 2}", null, 0)]
    [InlineData("M", "{\"upperCutoff\": \"2.5 V\"}", "shown after 200 cycles", 1)]
    [InlineData("N", "{\"upperCutoff\": \"2.5 V\", \"cycles\": 2}", "charge ended by", 0)]
    public async Task Cells_that_do_not_reach_their_end_go_on_only_where_something_else_ends_the_charge(string mark, string program, string? other, int findings)
    {
        await notebook.Record(
        [
            .. Cells(mark),
            $"{{\"command\": \"pin-program\", \"run\": \"{mark}-C1-RUN\", {program[1..]}",
            AuditCase.Statement(mark, "a", "Group ONE", "does not reach on charge", rest: "\"quantity\": \"2.5 V\", " + About(mark, "C1")),
            .. other is null ? Array.Empty<string>() : [AuditCase.Statement(mark, "b", "group one", other, "a time of 70 min")],
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "end.unmet")).Count);
    }

    [Theory]
    [InlineData("O", "2.6 V", 0)]
    [InlineData("P", "2500 mV", 1)]
    [InlineData("Q", "1 V", 1)]
    [InlineData("R", "0.4 V", 0)] // below the lower cutoff
    public async Task What_lies_beyond_a_window_begins_outside_of_it(string mark, string from, int findings)
    {
        await notebook.Record(
        [
            .. Cells(mark),
            $$"""{"command": "pin-program", "run": "{{mark}}-C1-RUN", "lowerCutoff": "0.5 V", "upperCutoff": "2.5 V"}""",
            AuditCase.Statement(mark, "a", "Mg‖Mo6S8", "upper cutoff", rest: "\"quantity\": \"2.5 V\""),
            AuditCase.Statement(mark, "b", "holds", "lie beyond the operating window from", rest: $"\"quantity\": \"{from}\", " + About(mark, "C1-RUN")),
        ]);
        var found = await notebook.Found(mark, "limit.not-beyond");
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.Equal(3, found[0].Evidence.Count);
    }

    [Theory]
    [InlineData("S", "Mg2+/Mg", null, 1)]
    [InlineData("T", "Mg2+/Mg", "Mg foil, counter and reference", 1)]
    [InlineData("U", "Mg2+/Mg", "Ag wire", 0)]
    [InlineData("V", "cell voltage", null, 0)]
    public async Task A_scale_of_potentials_needs_a_reference_electrode(string mark, string scale, string? reference, int findings)
    {
        await notebook.Record(
        [
            .. Cells(mark),
            $$"""{"command": "register-equipment", "label": "{{mark}}-CYCLER", "kind": "cycler"}""",
            $$"""{"command": "connect-channel", "run": "{{mark}}-C1-RUN", "instrument": "{{mark}}-CYCLER", "channel": "1", "workingElectrode": "Mo6S8", "counterElectrode": "Mg"{{(reference is null ? "" : $", \"reference\": \"{reference}\"")}}}""",
            AuditCase.Statement(mark, "a", "potential", "referred to", scale, rest: About(mark, "C1-RUN")),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "potential.without-reference")).Count);
    }

    [Theory]
    [InlineData("W", "C1", "C2", 0)]
    [InlineData("X", "C1", "SYM", 1)]
    public async Task What_is_alike_was_measured_on_like_cells(string mark, string one, string other, int findings)
    {
        await notebook.Record([.. Cells(mark), AuditCase.Statement(mark, "a", "one", "mirrors", "the other", rest: About(mark, one, other))]);
        Assert.Equal(findings, (await notebook.Found(mark, "likeness.other-cells")).Count);
    }

    [Theory]
    [InlineData("Y", "A and B", 4, 0)]
    [InlineData("Z", "A", 4, 1)]
    [InlineData("YA", "A", 5, 0)] // another paragraph speaks of something else
    public async Task Compared_groups_have_what_their_paragraph_rests_on(string mark, string covered, int paragraph, int findings)
    {
        await notebook.Record([.. AuditCase.Study(mark), Place(AuditCase.Statement(mark, "a", "regimes", "compared for", "B, A"), 4), Place(AuditCase.Statement(mark, "b", "profiles", "measured for", covered), paragraph)]);
        var found = await notebook.Found(mark, "comparison.group-absent");
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.EndsWith("there are no profiles for B.", found[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("YB", "ONE", 0)]
    [InlineData("YC", "ONE and TWO", 1)]
    public async Task Groups_are_covered_only_as_far_as_the_record_has_them(string mark, string groups, int findings)
    {
        await notebook.Record([.. Cells(mark), AuditCase.Statement(mark, "a", "regimes", "compared for", groups), AuditCase.Statement(mark, "b", "profiles", "measured for", groups, rest: About(mark, "C1"))]);
        Assert.Equal(findings, (await notebook.Found(mark, "comparison.group-absent")).Count);
    }

    [Theory]
    [InlineData("YD", "all measurements", "argon", "tem", 1)]
    [InlineData("YE", "all transfers", "argon", "tem", 0)]
    [InlineData("YF", "all measurements", "argon", "raman", 0)]
    [InlineData("YG", "all measurements", "vacuum", "tem", 0)]
    [InlineData("YH", "TEM", "dry nitrogen", "raman", 1)]
    [InlineData("YI", "temperature control", "argon", "tem", 0)] // TEM is not the beginning of a word
    public async Task No_gas_is_where_a_technique_measures_in_vacuum(string mark, string subject, string under, string technique, int findings)
    {
        await notebook.Record(
        [
            .. Bench.Lots(mark), .. AuditCase.Study(mark),
            $$"""{"command": "mount-specimen", "label": "{{mark}}-M", "technique": "{{technique}}", "lot": "{{mark}}-MG"}""",
            AuditCase.Statement(mark, "a", subject, "performed under", under, "Methods", About(mark, "M")),
        ]);
        Assert.Equal(findings, (await notebook.Found(mark, "condition.not-in-vacuum")).Count);
    }

    private static string[] Cells(string mark) =>
    [
        .. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. Bench.Cell(mark, "C2"),
        $$"""{"command": "start-assembly", "label": "{{mark}}-SYM", "format": "CR2032"}""",
        .. new[] { "positive", "negative" }.Select(side => $$"""{"command": "place-part", "cell": "{{mark}}-SYM", "role": "{{side}}Electrode", "description": "Mg disc", "lot": "{{mark}}-MG"}"""),
        .. AuditCase.Study(mark, "C1", "C2", "SYM"),
    ];

    private static string About(string mark, params string[] labels) => $"\"about\": [{string.Join(", ", labels.Select(l => $"\"{mark}-{l}\""))}]";

    private static string Place(string statement, int paragraph) => statement.Replace("\"section\": \"Results\"", $"\"section\": \"Results\", \"paragraph\": {paragraph}", StringComparison.Ordinal);
}
