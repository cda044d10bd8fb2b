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
}
