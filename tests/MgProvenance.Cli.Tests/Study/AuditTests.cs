using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>The audit of the example finds what contradicts what in the manuscript, what it leaves out, and what its design leaves open.</summary>
[Collection(ExampleCollection.Name)]
public sealed class AuditTests(ExampleNotebook example, AuditedExample audited) : ExampleStudyTests(example), IClassFixture<AuditedExample>
{
    [Theory]
    [InlineData("composition.contradicted", "AOE contains Mg(TFSI)2", "does not contain it")]
    [InlineData("composition.contradicted", "COE contains Mg(PFTB)2", "does not contain it")]
    [InlineData("statement.differs", "Figure 6b shows", "dQ/dV")]
    [InlineData("statement.differs", "Figure 6c shows", "retention")]
    [InlineData("statement.not-all", "all DFT calculations", "Gaussian")]
    [InlineData("end.unmet", "does not reach on charge 2.5 V", "not declared")]
    [InlineData("method.otherwise", "cyclic voltammetry: conducted in Mg||Mo ", "Mg||Mo6S8")]
    [InlineData("limit.not-beyond", "beyond the operating window from 2.5 V", "ends only at 2.5 V")]
    [InlineData("potential.without-reference", "Mg2+/Mg", "no reference electrode")]
    [InlineData("statement.differs", "LUMO of -3.09 eV belongs to", "Mg(TFSI)2")]
    [InlineData("statement.differs", "HOMO of -3.31 eV belongs to", "Mg(PFTB)2")]
    [InlineData("likeness.other-cells", "mirrors", "Mg||Mg")]
    [InlineData("comparison.group-absent", "DOE, AOE and COE", "no XPS depth profiles for AOE")]
    [InlineData("condition.not-in-vacuum", "under argon", "measure in vacuum")]
    [InlineData("method.without-result", "Raman", "no figure, table or claim")]
    [InlineData("method.without-result", "FTIR", "no figure, table or claim")]
    [InlineData("method.without-result", "NMR", "no figure, table or claim")]
    [InlineData("method.without-result", "XRD", "no figure, table or claim")]
    [InlineData("method.without-result", "linear sweep voltammetry", "no figure, table or claim")]
    [InlineData("result.without-method", "potentiostatic hold", "no instrument")]
    [InlineData("electrolyte.void-not-filled", "0.154 mL × porosity", "one is assumed")]
    [InlineData("electrolyte.flooded", "68 (65–72) µL", "µL/mAh")]
    [InlineData("group.differs-in-more", "DOE 0.65 mmol/mL", "COE 0.40 mmol/mL")]
    [InlineData("claim.n-unstated", "how many cells", "comparisons")]
    [InlineData("claim.few-cells", "PANI", "descriptive only")]
    public async Task Contradictions_and_warnings_of_the_manuscript_are_found(string rule, string words, string furtherWords) =>
        Assert.Single(AuditedExample.In(await Example.Audit()), f => f.Rule == rule && f.Sentence.Contains(words, StringComparison.Ordinal) && f.Sentence.Contains(furtherWords, StringComparison.Ordinal));

    [Fact]
    public async Task Each_mended_contradiction_takes_its_own_finding_away_and_no_other()
    {
        await Mend("aoe-methods", "composition.contradicted", "AOE contains", "value=Mg(PFTB)2");
        await Mend("coe-methods", "composition.contradicted", "COE contains", "value=Mg(TFSI)2");
        await Mend("fig-6b-text", "statement.differs", "Figure 6b", "value=dQ/dV at the 20th cycle");
        await Mend("fig-6c-text", "statement.differs", "Figure 6c", "value=capacity and retention at 1C");
        await Mend("dft-vasp", "statement.not-all", "DFT calculations", "relation=performed with");
        await Mend("holds-beyond", "limit.not-beyond", "beyond the operating window", "quantity=2.6 V");
        await Mend("cv-methods", "method.otherwise", "cyclic voltammetry", "value=Mg||Mo and Mg||Mo6S8");
        await Mend("holds-reference", "potential.without-reference", "Mg2+/Mg");
        await Mend("lumo-caption", "statement.differs", "LUMO", "value=TFSI-");
        await Mend("homo-caption", "statement.differs", "HOMO", "value=PFTB-");
        await Mend("sei-mirrors", "likeness.other-cells", "mirrors");
        await Mend("regimes", "comparison.group-absent", "regimes", "value=DOE and COE");
        await Mend("all-argon", "condition.not-in-vacuum", "argon", "subject=transfers");
        await Mend("coe-cutoff, subject COE", "end.unmet", "does not reach");
        await Change(
            gone: ("method.without-result", "Raman"),
            () => audited.Notebook.Record("raman", """{"command": "fill-slot", "manuscript": "MANUSCRIPT-1", "slot": "Figure 1b", "evidence": ["RAMAN-DOE"]}"""));
    }

    [Fact]
    public async Task Another_amount_reference_count_or_exclusion_brings_a_finding_of_its_own()
    {
        await Bring("protocol.step-differs", "MgCl2", async () => (await audited.Notebook.Mgp("correct", "DOE-1", await audited.VersionOf("DOE-1", "salt MGCL2-1"), "--set", "amount=1.5 mmol", "--reason", "Misread.")).Done());
        await Bring("reference.unknown", "Figure 9", async () => (await audited.Notebook.Mgp("correct", "MANUSCRIPT-1", await audited.VersionOf("MANUSCRIPT-1", "statement coe-200,"), "--set", """place={"section": "Captions", "slot": "Figure 9"}""", "--reason", "Misread.")).Done());
        await Bring("count.recorded-otherwise", "5", async () => (await audited.Notebook.Record("count", """{"command": "record-statement", "manuscript": "MANUSCRIPT-1", "statement": "n-doe", "subject": "DOE", "relation": "number of cells", "quantity": "5 1", "place": {"section": "Methods"}, "about": ["CELL-DOE-CYC-1", "CELL-DOE-CYC-2", "CELL-DOE-CYC-3"]}""")).Done());
        await Bring("exclusion.post-hoc", "CELL-DOE-CYC-3", async () => (await audited.Notebook.Record(
            "exclusion",
            """{"command": "declare-exclusion-criterion", "study": "MO6S8-1C", "criterion": "late", "text": "Declared after the data were seen."}""",
            """{"command": "exclude-cell", "study": "MO6S8-1C", "cell": "CELL-DOE-CYC-3", "criterion": "late", "reason": "It looked odd.", "approver": "P01"}""")).Done());
    }

    /// <summary>Corrects a statement, or strikes it out where nothing is set; exactly one finding goes.</summary>
    private Task Mend(string statement, string rule, string words, params string[] sets) => Change((rule, words), async () =>
    {
        var version = await audited.VersionOf("MANUSCRIPT-1", statement.Contains(',', StringComparison.Ordinal) ? $"statement {statement}" : $"statement {statement},");
        string[] verb = sets.Length == 0 ? ["strike", "MANUSCRIPT-1", version] : ["correct", "MANUSCRIPT-1", version, .. sets.SelectMany(s => new[] { "--set", s })];
        return (await audited.Notebook.Mgp([.. verb, "--reason", "The manuscript was mended."])).Done();
    });

    private async Task Change((string Rule, string Words) gone, Func<Task<Ran>> change)
    {
        var before = await audited.Findings();
        (await change()).Done();
        var after = await audited.Findings();
        var left = Assert.Single(before.Except(after));
        Assert.Equal(gone.Rule, left.Rule);
        Assert.Contains(gone.Words, left.Sentence, StringComparison.Ordinal);
        Assert.Empty(after.Except(before));
    }

    private async Task Bring(string rule, string words, Func<Task> change)
    {
        var before = await audited.Findings();
        await change();
        Assert.Contains((await audited.Findings()).Except(before), f => f.Rule == rule && f.Sentence.Contains(words, StringComparison.Ordinal));
    }
}
