namespace MgProvenance.Application.Tests.Audits;

/// <summary>A cell of 0.8 mg that discharges 0.001 mAh and charges 0.002 mAh: 1.25 and 2.5 mAh/g, to some percent.</summary>
public sealed class ClaimValueTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Theory]
    [InlineData("discharge capacity at cycle 1", "1.25 mA.h/g", null)]
    [InlineData("discharge capacity at cycle 1", "1.3 mA.h/g", null)]
    [InlineData("discharge capacity at cycle 1", "1.26 mA.h/g", "discharge of cycle 1, ")]
    [InlineData("discharge capacity", "2.50 mA.h/g", "discharge of cycle 1, ")]
    [InlineData("charge capacity", "2.50 mA.h/g", null)]
    [InlineData("coulombic efficiency", "50 %", null)]
    [InlineData("coulombic efficiency", "51 %", "coulombic efficiency of cycle 1, ")]
    [InlineData("upper cutoff", "2500 mV", null)]
    [InlineData("upper cutoff", "2.6 V", "program of ")]
    [InlineData("taste", "7 V", null)]
    public async Task Evidence_gives_the_value_of_a_claim_to_the_digits_printed(string property, string value, string? nearest)
    {
        var mark = await One(property, value);
        var found = await notebook.Found(mark, "claim.value-differs");
        if (nearest is null) Assert.Empty(found);
        else Assert.Contains($"{nearest}{mark}-C1", Assert.Single(found).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_that_evidence_does_not_have_gives_no_value()
    {
        var mark = await One("discharge capacity after 2 cycles", "1.25 mA.h/g");
        Assert.EndsWith("which its evidence does not: it has no cycle 2.", Assert.Single(await notebook.Found(mark, "claim.value-differs")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-3.09 eV", true, null)]
    [InlineData("-3.1 eV", true, null)]
    [InlineData("-3.08 eV", true, "“A number.” (x) gives -3.08 eV, which its evidence does not: nearest is −3.09 eV (TFSI-, N-ORB).")]
    [InlineData("-3.09 eV", false, "“A number.” (x) gives -3.09 eV, which its evidence does not: no LUMO is extracted or stated.")]
    public async Task Computations_give_the_energies_that_are_claimed(string value, bool stated, string? sentence)
    {
        var mark = $"V{Interlocked.Increment(ref _marks)}";
        await notebook.Record(
        [
            .. AuditCase.Study(mark, []),
            $$"""{"command": "pin-inputs", "label": "{{mark}}-ORB", "method": "B3LYP", "subject": "TFSI-", "inputs": []}""",
            ClaimCase.Claim(mark, "x", "A number.", "descriptive", "TFSI-", null, "LUMO", value),
            ClaimCase.Support(mark, "x", $"{mark}-ORB"),
        ]);
        if (stated) await notebook.Record($$"""{"command": "state-energies", "computation": "{{mark}}-ORB", "energies": [{"name": "LUMO", "value": "-3.09 eV", "of": "TFSI-"}], "source": "Results"}""");
        Assert.Equal(sentence is null ? [] : [sentence.Replace("N-", $"{mark}-", StringComparison.Ordinal)], (await notebook.Found(mark, "claim.value-differs")).Select(f => f.Sentence));
    }

    [Theory]
    [InlineData("It has the highest capacity.", "specific capacity", "0.0010", null)]
    [InlineData("It has the highest capacity.", "specific capacity", "0.0011", "“It has the highest capacity.” (x) is not what its evidence shows: discharge of cycle 1 of TWO is 1.375 and of ONE 1.25 mA.h/g.")]
    [InlineData("It has a lower capacity.", "specific capacity", "0.0011", null)]
    [InlineData("It has a lower capacity.", "specific capacity", "0.0009", "“It has a lower capacity.” (x) is not what its evidence shows: discharge of cycle 1 of TWO is 1.125 and of ONE 1.25 mA.h/g.")]
    [InlineData("It has another capacity.", "specific capacity", "0.0011", null)]
    public async Task Evidence_bears_out_a_comparison(string wording, string property, string other, string? sentence)
    {
        var mark = $"V{Interlocked.Increment(ref _marks)}";
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.Claim(mark, "x", wording, "comparative", "ONE", "TWO", property), ClaimCase.Support(mark, "x", $"{mark}-C1 {mark}-C2")]);
        await notebook.Attach($"{mark}-C1-RUN", "a.csv", Bench.LandFile());
        await notebook.Attach($"{mark}-C2-RUN", "b.csv", Bench.LandFile(other));
        Assert.Equal(sentence is null ? [] : [sentence], (await notebook.Found(mark, "claim.not-borne-out")).Select(f => f.Sentence));
    }

    [Fact]
    public async Task The_mean_over_cells_of_the_group_is_given_too_and_other_groups_are_not_looked_at()
    {
        await notebook.Record([.. ClaimCase.TwoGroups("M"), .. Bench.Cell("M", "C3"), ClaimCase.Assign("M", "C3", "ONE")]);
        await notebook.Attach("M-C1-RUN", "a.csv", Bench.LandFile("0.0010"));
        await notebook.Attach("M-C2-RUN", "b.csv", Bench.LandFile("0.0018"));
        await notebook.Attach("M-C3-RUN", "c.csv", Bench.LandFile("0.0014"));
        await notebook.Record([.. Claim("mean", "1.50"), .. Claim("other", "2.25")]);
        Assert.Contains("“A number.” (other)", Assert.Single(await notebook.Found("M", "claim.value-differs")).Sentence, StringComparison.Ordinal);

        static string[] Claim(string key, string value) => [ClaimCase.Claim("M", key, "A number.", "descriptive", "ONE", null, "discharge capacity", $"{value} mA.h/g"), ClaimCase.Support("M", key, "M-C1-RUN M-C2-RUN M-C3-RUN")];
    }

    [Theory]
    [InlineData("discharge capacity", "1.25 mA.h/g", false)]
    [InlineData("specific capacity", "1.25 mA.h/g", true)]
    [InlineData("specific capacity at cycle 1", "1.25 mA.h/g", false)]
    [InlineData("specific capacity in the 1st cycle", "1.25 mA.h/g", false)]
    [InlineData("specific capacity over 20 cycles", "1.25 mA.h/g", true)]
    [InlineData("specific capacity", "2 mA.h/g", true)]
    public async Task A_value_that_changes_names_its_cycle(string property, string value, bool finding)
    {
        var mark = await One(property, value);
        Assert.Equal(finding, (await notebook.Found(mark, "claim.value-at-no-cycle")).Count == 1);
    }

    [Theory]
    [InlineData("1.25 mA.h/g", false)]
    [InlineData("1.250 mA.h/g", true)]
    public async Task Decimals_follow_the_uncertainty(string value, bool finding)
    {
        var mark = await One("discharge capacity", value);
        await notebook.Record(AuditCase.Statement(mark, "said", "cells", "discharge capacity", rest: $"\"quantity\": \"{value}\", \"about\": [\"{mark}-C1\"]"));
        Assert.Equal(finding ? 2 : 0, (await notebook.Found(mark, "value.digits")).Count);
    }

    private static int _marks;

    private async Task<string> One(string property, string value)
    {
        var mark = $"V{Interlocked.Increment(ref _marks)}";
        await notebook.Record(
        [
            .. ClaimCase.TwoGroups(mark),
            $$"""{"command": "pin-program", "run": "{{mark}}-C1-RUN", "upperCutoff": "2.5 V"}""",
            ClaimCase.Claim(mark, "x", "A number.", "descriptive", "ONE", null, property, value),
            ClaimCase.Support(mark, "x", $"{mark}-C1-RUN"),
        ]);
        await notebook.Attach($"{mark}-C1-RUN", "a.csv", Bench.LandFile());
        return mark;
    }
}
