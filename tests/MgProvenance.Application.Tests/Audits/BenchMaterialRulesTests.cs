using MgProvenance.Application.Audits;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>What an electrolyte is made of. Solvent was dispensed on 2 April at 9:10, the salt added at 9:20.</summary>
public sealed class BenchMaterialRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static string Water(string mark, string lot, string content = "8 [ppm]", string at = "2026-04-01T10:00+02:00") =>
        $$"""{"command": "measure-lot-water", "lot": "{{mark}}-{{lot}}", "content": "{{content}}", "method": "Karl Fischer", "doneAt": "{{at}}"}""";

    private async Task<string?> Sentence(string mark, string rule) => (await notebook.Found(mark, rule)).SingleOrDefault()?.Sentence;

    [Theory]
    [InlineData("WA", "2026-04-02T09:20+02:00", null)]
    [InlineData("WB", "2026-04-02T09:21+02:00", "No water content measured before mixing is recorded of 1 of 2 lots (WB-SALT) in the electrolytes of cell WB-C1.")]
    public async Task Water_is_measured_before_mixing(string mark, string at, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before("open-batch", Water(mark, "DME"), Water(mark, "SALT", at: at)));
        Assert.Equal(sentence, await Sentence(mark, "water.unknown"));
    }

    [Theory]
    [InlineData("XA", "DME", "20 [ppm]", "2026-03-26T09:10+02:00", null)]
    [InlineData("XB", "DME", "20.1 [ppm]", "2026-04-01T09:10+02:00", "XB-DME held 20.1 ppm of water, limit 20 ppm (default of the program, a judgement), when it went into XB-BATCH; in cell XB-C1.")]
    [InlineData("XC", "DME", "8 [ppm]", "2026-03-26T09:09+02:00", "XC-DME had its water measured 7 d before, limit 7 d (default of the program, a judgement), when it went into XC-BATCH; in cell XC-C1.")]
    [InlineData("XD", "SALT", "100 [ppm]", "2026-04-01T09:10+02:00", null)]
    [InlineData("XE", "SALT", "> 100 [ppm]", "2026-04-01T09:10+02:00", "XE-SALT held > 100 ppm of water, limit 100 ppm (default of the program, a judgement), when it went into XE-BATCH; in cell XE-C1.")]
    [InlineData("XF", "SALT", "~120 [ppm]", "2026-04-01T09:10+02:00", "XF-SALT held ~120 ppm of water, limit 100 ppm (default of the program, a judgement), when it went into XF-BATCH; in cell XF-C1.")]
    public async Task Water_has_limits_of_content_and_age(string mark, string lot, string content, string at, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before("open-batch", Water(mark, lot, content, at)));
        Assert.Equal(sentence, await Sentence(mark, "water.out-of-limits"));
    }

    [Theory]
    [InlineData("KA", "Mg(TFSI)2", "Karl Fischer", 0)]
    [InlineData("KB", "AlCl3", "Karl Fischer", 1)]
    [InlineData("KC", "AlCl3", "NMR", 0)]
    public async Task Karl_Fischer_titration_beside_a_Lewis_acid_is_a_note(string mark, string salt, string method, int findings)
    {
        await notebook.Record(BenchCase.Lines(mark).With("Mg(TFSI)2\", \"molarMass", $"{salt}\", \"molarMass")
            .Before("release-electrolyte", $$"""{"command": "measure-batch-water", "batch": "{{mark}}-BATCH", "content": "12 [ppm]", "method": "{{method}}"}"""));
        var found = await notebook.Found(mark, "water.karl-fischer-unreliable");
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal((AuditSeverity.Note, "KB-BATCH: The water content by Karl Fischer is unreliable: the electrolyte holds AlCl3."), (f.Severity, f.Sentence)));
    }

    [Theory]
    [InlineData("TA", "DME", ", \"stabiliser\": \"none\", \"peroxide\": \"10 [ppm]\"", null)]
    [InlineData("TB", "DME", ", \"stabiliser\": \"none\"", "No determination of peroxide before its use is recorded of the ether TB-DME; in cell TB-C1.")]
    [InlineData("TC", "DME", ", \"stabiliser\": \"none\", \"peroxide\": \"11 [ppm]\"", "TC-DME held 11 ppm of peroxide when it was used, limit 10 ppm (default of the program, a judgement); in cell TC-C1.")]
    [InlineData("TD", "DME", null, "No determination of stabiliser and peroxide before its use is recorded of the ether TD-DME; in cell TD-C1.")]
    [InlineData("TE", "acetonitrile", null, null)]
    public async Task An_ether_is_checked_before_its_use(string mark, string solvent, string? check, string? sentence)
    {
        var lines = BenchCase.Lines(mark).With("\"substance\": \"DME\"", $"\"substance\": \"{solvent}\"");
        await notebook.Record(check is null ? lines : lines.Before("open-batch", $$"""{"command": "check-stabiliser", "lot": "{{mark}}-DME", "method": "test strip", "doneAt": "2026-04-01T10:00+02:00"{{check}}}"""));
        Assert.Equal(sentence, await Sentence(mark, "ether.not-checked"));
    }

    [Theory]
    [InlineData("PA", "2026-04-02", null, null)]
    [InlineData("PB", "2026-04-01", null, null)]
    [InlineData("PC", "2026-04-01", "Its assay was repeated.", AuditSeverity.Note)]
    public async Task A_lot_is_used_until_its_last_day_or_with_a_reason_and_a_deviation_that_waits_for_one_is_another_finding(string mark, string expires, string? reason, AuditSeverity? severity)
    {
        string[] lines = [.. BenchCase.Lines(mark).With("584.60 g/mol\"", $"584.60 g/mol\", \"expires\": \"{expires}\"").Where(l => !l.Contains("release-electrolyte", StringComparison.Ordinal))];
        await notebook.Record(reason is null ? lines : lines.With("\"mass\": \"730.75 mg\"", $"\"mass\": \"730.75 mg\", \"deviationReason\": \"{reason}\""));
        var finding = (await notebook.Found(mark, "lot.past-last-day")).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(mark == "PB", (await notebook.Found(mark, "deviation.pending")).Any(f => f.Sentence.Contains("last day", StringComparison.Ordinal) || f.Sentence.Contains("lot.expired", StringComparison.Ordinal)));
        if (finding is not null) Assert.Equal($"Lot {mark}-SALT was used on 2026-04-02, after its last day 2026-04-01. In {mark}-BATCH, behind cell {mark}-C1.{(reason is null ? "" : $" Reason given: {reason}")}", finding.Sentence);
    }

    [Fact]
    public async Task A_last_day_that_became_known_after_the_use_is_found()
    {
        await notebook.Record(BenchCase.Lines("PD"));
        Assert.Empty(await notebook.Found("PD", "lot.past-last-day"));
        await notebook.Record($$"""{"command": "correct-fact", "stream": "PD-SALT", "version": 1, "reason": "Left out.", "replacement": {"type": "lot.received.v1", "data": {"lot": "PD-SALT", "label": "PD-SALT", "substance": "Mg(TFSI)2", "formula": null, "molarMass": null, "purity": null, "supplier": null, "lotNumber": null, "expires": "2026-04-01", "doneAt": "2026-04-01+02:00"} } }""");
        var finding = Assert.Single(await notebook.Found("PD", "lot.past-last-day"));
        Assert.Equal((AuditSeverity.Warning, "Lot PD-SALT was used on 2026-04-02, after its last day 2026-04-01. In PD-BATCH, behind cell PD-C1."), (finding.Severity, finding.Sentence));
    }

    [Theory]
    [InlineData("UA", ", \"formula\": \"Mg(C2F6NO4S2)2\", \"purity\": \"99.5 %\"", null)]
    [InlineData("UB", ", \"formula\": \"Mg(C2F6NO4S2)2\"", "The charged amounts are not defined because of lots that state too little: UB-SALT (no purity); in cell UB-C1.")]
    [InlineData("UC", ", \"purity\": \"99.5 %\"", "The charged amounts are not defined because of lots that state too little: UC-SALT (no formula); in cell UC-C1.")]
    public async Task A_weighed_lot_needs_purity_and_formula(string mark, string stated, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With("\"substance\": \"Mg(TFSI)2\"", $"\"substance\": \"Mg(TFSI)2\"{stated}"));
        Assert.Equal(sentence, await Sentence(mark, "lot.purity-unknown"));
    }
}
