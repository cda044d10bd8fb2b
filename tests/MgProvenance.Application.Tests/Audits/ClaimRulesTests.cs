namespace MgProvenance.Application.Tests.Audits;

public sealed class ClaimRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task A_claim_that_nothing_supports_is_a_finding_until_something_does()
    {
        await notebook.Record([.. ClaimCase.TwoGroups("E"), ClaimCase.Claim("E", "best", "It is good.", "descriptive", "ONE"), """{"command": "note-missing-evidence", "manuscript": "E-PAPER", "claim": "best", "what": "Everything."}"""]);
        var finding = Assert.Single(await notebook.Found("E", "claim.without-evidence"));
        Assert.Equal("Nothing in the notebook supports “It is good.” (best); noted as missing: Everything.", finding.Sentence);

        await notebook.Record(ClaimCase.Support("E", "best", "E-C1-RUN"));
        Assert.Empty(await notebook.Found("E", "claim.without-evidence"));
    }

    [Theory]
    [InlineData("ONE", null, "E-C1-RUN", null)]
    [InlineData("ONE", null, "E-C2-RUN", "“It is better.” (x) is about ONE, but its evidence is of TWO alone.")]
    [InlineData("ONE", "TWO", "E-C1-RUN", "“It is better.” (x) compares with TWO, but its evidence is of ONE alone.")]
    [InlineData("ONE", "TWO", "E-C1-RUN E-C2", null)]
    [InlineData("ONE, TWO", null, "E-C1-RUN", "“It is better.” (x) is about TWO, but its evidence is of ONE alone.")]
    [InlineData("ONE", "cells of others", "E-C1-RUN", null)]
    [InlineData("ONE", "TWO", "E-STUDY", null)]
    public async Task A_group_that_a_claim_names_has_to_be_in_its_evidence(string subject, string? compared, string evidence, string? sentence)
    {
        var mark = $"G{subject.Length}{compared?.Length}{evidence.Replace(" ", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal)}";
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.Claim(mark, "x", "It is better.", "comparative", subject, compared), ClaimCase.Support(mark, "x", evidence.Replace("E-", $"{mark}-", StringComparison.Ordinal))]);
        Assert.Equal(sentence is null ? [] : [sentence], (await notebook.Found(mark, "claim.group-absent")).Select(f => f.Sentence));
    }

    [Theory]
    [InlineData("superlative", null, "“It is so.” (x) is a superlative and does not say with what; its evidence also holds TWO.")]
    [InlineData("comparative", null, "“It is so.” (x) compares and does not say with what; its evidence also holds TWO.")]
    [InlineData("comparative", "TWO", null)]
    [InlineData("descriptive", null, null)]
    public async Task A_comparison_names_its_partner(string strength, string? compared, string? sentence)
    {
        var mark = $"P{strength[0]}{compared}";
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.Claim(mark, "x", "It is so.", strength, "ONE", compared), ClaimCase.Support(mark, "x", $"{mark}-C1-RUN {mark}-C2-RUN")]);
        Assert.Equal(sentence is null ? [] : [sentence], (await notebook.Found(mark, "claim.without-partner")).Select(f => f.Sentence));
    }

    [Fact]
    public async Task Claims_on_simulated_files_are_one_finding()
    {
        await notebook.Record([.. ClaimCase.TwoGroups("S"), ClaimCase.Claim("S", "a", "A.", "descriptive", "ONE"), ClaimCase.Support("S", "a", "S-C1-RUN"), ClaimCase.Claim("S", "b", "B.", "descriptive", "TWO"), ClaimCase.Support("S", "b", "S-C2-RUN")]);
        await notebook.Attach("S-C1-RUN", "one.csv", Bench.LandFile());
        Assert.Empty(await notebook.Found("S", "claim.simulated"));

        await notebook.Attach("S-C2-RUN", "two.csv", Bench.LandFile("0.0015"), simulated: true);
        var finding = Assert.Single(await notebook.Found("S", "claim.simulated"));
        Assert.Equal("1 of 2 claims of S-PAPER rest on simulated files, which measure nothing.", finding.Sentence);
        Assert.Equal("Results: B. (b): S-C2-RUN", Assert.Single(finding.Evidence).Text);
    }

    [Fact]
    public async Task Fewer_than_three_cells_of_a_group_are_descriptive_only()
    {
        await notebook.Record([.. ClaimCase.TwoGroups("F"), ClaimCase.Claim("F", "x", "It is better.", "comparative", "ONE", "TWO"), ClaimCase.Support("F", "x", "F-STUDY")]);
        Assert.Equal("F-PAPER compares 1 cell each of ONE and TWO of F-STUDY, which is descriptive only (fewer than 3): x.", Assert.Single(await notebook.Found("F", "claim.few-cells")).Sentence);

        foreach (var (cell, group) in new[] { ("C3", "ONE"), ("C4", "ONE"), ("C5", "TWO") }) await notebook.Record([.. Bench.Cell("F", cell), ClaimCase.Assign("F", cell, group)]);
        Assert.Equal("F-PAPER compares 3 cells of ONE and 2 cells of TWO of F-STUDY, which is descriptive only (fewer than 3): x.", Assert.Single(await notebook.Found("F", "claim.few-cells")).Sentence);

        await notebook.Record([.. Bench.Cell("F", "C6"), ClaimCase.Assign("F", "C6", "TWO")]);
        Assert.Empty(await notebook.Found("F", "claim.few-cells"));

        await notebook.Record(ClaimCase.Exclude("F", "C6", "TWO"));
        Assert.Single(await notebook.Found("F", "claim.few-cells"));
    }

    [Fact]
    public async Task How_many_cells_stand_behind_a_comparison_is_stated()
    {
        await notebook.Record(
        [
            .. ClaimCase.TwoGroups("N"),
            ClaimCase.Claim("N", "a", "A.", "comparative", "ONE", "TWO"), ClaimCase.Support("N", "a", "N-C1-RUN N-C2-RUN"),
            ClaimCase.Claim("N", "b", "B.", "superlative", "TWO", "ONE"), ClaimCase.Support("N", "b", "N-C2-RUN"),
            ClaimCase.Claim("N", "c", "C.", "descriptive", "TWO"), ClaimCase.Support("N", "c", "N-C2-RUN"),
        ]);
        Assert.Equal("N-PAPER says of none of its 2 comparisons how many cells stand behind it.", Assert.Single(await notebook.Found("N", "claim.n-unstated")).Sentence);

        await notebook.Record(AuditCase.Statement("N", "n1", "cells of ONE", "number of cells", rest: "\"quantity\": \"1 1\", \"about\": [\"N-C1\"]"));
        Assert.Equal("N-PAPER says of 1 of its 2 comparisons not how many cells stand behind them: b.", Assert.Single(await notebook.Found("N", "claim.n-unstated")).Sentence);

        await notebook.Record(AuditCase.Statement("N", "n2", "cells", "number of cells", rest: "\"quantity\": \"3 1\""));
        Assert.Empty(await notebook.Found("N", "claim.n-unstated"));
    }

    [Fact]
    public async Task An_absolute_claim_says_what_could_have_been_seen()
    {
        await notebook.Record(
        [
            .. ClaimCase.TwoGroups("A"),
            ClaimCase.Claim("A", "none", "There is none.", "absolute", "ONE"), ClaimCase.Support("A", "none", "A-C1-RUN"),
            ClaimCase.Claim("A", "limit", "It does not reach 2.5 V.", "absolute", "ONE", value: "2.5 V"), ClaimCase.Support("A", "limit", "A-C1-RUN"),
        ]);
        Assert.Equal("“There is none.” (none) is absolute, and nothing says what could have been seen: no limit of detection, no range that was looked at.", Assert.Single(await notebook.Found("A", "claim.absolute")).Sentence);

        await notebook.Record(AuditCase.Statement("A", "lod", "microscope", "has a detection limit of", "1 nm", rest: "\"about\": [\"A-C1-RUN\"]"));
        Assert.Empty(await notebook.Found("A", "claim.absolute"));
    }

    [Theory]
    [InlineData(null, "0.1 %", "gives no number: what the channel cannot tell from zero is “less than” its limit of error, and not negligible.")]
    [InlineData("0.0009 mA", null, null)]
    [InlineData("0.0009 mA", "0.1 %", "gives 0.0009 mA, which the channel of N-CH cannot tell from zero: its limit of error is 0.001 mA. It has to be “less than” that.")]
    [InlineData("0.0011 mA", "0.1 %", null)]
    [InlineData("1.2 mA/g", "0.1 %", "gives 1.2 mA/g, which the channel of N-CH cannot tell from zero: its limit of error is 0.001 mA. It has to be “less than” that.")]
    [InlineData("1.3 mA/g", "0.1 %", null)]
    public async Task Negligible_leakage_is_held_against_the_channel(string? value, string? error, string? sentence)
    {
        var mark = $"L{value}{error}".Replace(" ", null, StringComparison.Ordinal).Replace("%", "p", StringComparison.Ordinal).Replace("/", null, StringComparison.Ordinal).Replace(".", "d", StringComparison.Ordinal);
        var channel = error is null ? string.Empty : $", \"currentRange\": \"1 mA\", \"currentError\": {{\"percentOfRange\": {error[..^2]}}}";
        await notebook.Record(
        [
            .. ClaimCase.TwoGroups(mark),
            $$"""{"command": "register-equipment", "label": "{{mark}}-CH", "kind": "cycler"{{channel}} }""",
            $$"""{"command": "connect-channel", "run": "{{mark}}-C1-RUN", "instrument": "{{mark}}-CH", "channel": "1", "workingElectrode": "host", "counterElectrode": "Mg"}""",
            ClaimCase.Claim(mark, "x", "Leakage is negligible.", "hedged", "ONE", null, "leakage current", value), ClaimCase.Support(mark, "x", $"{mark}-C1-RUN"),
        ]);
        Assert.Equal(sentence is null ? [] : [$"“Leakage is negligible.” (x) {sentence.Replace("N-CH", $"{mark}-CH", StringComparison.Ordinal)}"], (await notebook.Found(mark, "claim.negligible")).Select(f => f.Sentence));
    }

    [Theory]
    [InlineData("capacity retention", null, "“It lasts.” (x) claims a retention, and N-STUDY declares no cycle from which it is counted.")]
    [InlineData("capacity retention", "{\"command\": \"declare-reference-cycle\", \"study\": \"N-STUDY\", \"cycle\": 2}", null)]
    [InlineData("capacity at 1C", null, "“It lasts.” (x) claims something at a C-rate, and neither the programs nor N-STUDY declare what 1C is.")]
    [InlineData("capacity at C/10", null, "“It lasts.” (x) claims something at a C-rate, and neither the programs nor N-STUDY declare what 1C is.")]
    [InlineData("C 1s spectra", null, null)]
    [InlineData("theoretical capacity", null, "“It lasts.” (x) claims a theoretical capacity, and N-STUDY declares no reaction by which it is counted.")]
    [InlineData("theoretical capacity", "{\"command\": \"declare-reaction\", \"study\": \"N-STUDY\", \"formula\": \"Mo6S8\", \"electrons\": 4}", null)]
    [InlineData("capacity at 1C", "{\"command\": \"pin-program\", \"run\": \"N-C1-RUN\", \"oneC\": \"128.8 mA/g\"}", null)]
    [InlineData("capacity at 1C", "{\"command\": \"declare-reaction\", \"study\": \"N-STUDY\", \"formula\": \"Mo6S8\", \"electrons\": 4}", null)]
    public async Task Retention_and_rate_need_their_convention(string property, string? declared, string? sentence)
    {
        var mark = $"K{property.Length}{declared?.Length}";
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.Claim(mark, "x", "It lasts.", "descriptive", "ONE", null, property), ClaimCase.Support(mark, "x", $"{mark}-C1-RUN")]);
        if (declared is not null) await notebook.Record(declared.Replace("N-", $"{mark}-", StringComparison.Ordinal));
        Assert.Equal(sentence is null ? [] : [sentence.Replace("N-", $"{mark}-", StringComparison.Ordinal)], (await notebook.Found(mark, "claim.convention-undeclared")).Select(f => f.Sentence));
    }

    [Fact]
    public async Task A_cycling_file_without_numbers_is_named()
    {
        await notebook.Record(ClaimCase.TwoGroups("Z"));
        await notebook.Attach("Z-C1-RUN", "one.csv", Bench.LandFile());
        Assert.Empty(await notebook.Found("Z", "run.numbers-missing"));

        await notebook.Record(ClaimCase.AttachUnkept("Z", "C2", experimental: false));
        Assert.StartsWith("Z-C2-RUN of Z-STUDY has no numbers: ", Assert.Single(await notebook.Found("Z", "run.numbers-missing")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Behind 1 claim stand files of the format land-cex, whose reader was never held against a real file.")]
    [InlineData(false, null)]
    public async Task A_reader_that_saw_no_real_file_is_named(bool experimental, string? sentence)
    {
        var mark = $"X{experimental}";
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.AttachUnkept(mark, "C1", experimental), ClaimCase.Claim(mark, "x", "It is so.", "descriptive", "ONE"), ClaimCase.Support(mark, "x", $"{mark}-C1-RUN")]);
        Assert.Equal(sentence is null ? [] : [sentence], (await notebook.Found(mark, "claim.experimental-reader")).Select(f => f.Sentence));
    }
}
