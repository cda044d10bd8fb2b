using MgProvenance.Application.Audits;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>Plans, and deviations from them. The protocol plans 5 mL of solvent, 1.25 mmol of salt and 12 h of stirring.</summary>
public sealed class BenchProtocolRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Rule = "protocol.step-differs";

    private static string[] Lines(string mark, string tolerance = "", string salt = "1.25 mmol")
    {
        string Step(string key) => $$"""
            , "step": {"protocol": "{{mark}}-PREP", "version": 1, "step": "{{key}}"}
            """.Trim();
        return BenchCase.Lines(mark)
            .With("\"mass\": \"730.75 mg\"", $"\"amount\": \"{salt}\"{Step("salt")}")
            .With("\"volume\": \"5.00 mL\"", $"\"volume\": \"5.00 mL\"{Step("solvent")}")
            .With("\"duration\": \"12 h\"", $"\"duration\": \"12 h\"{Step("stir")}")
            .With("\"formulation\"", $"\"protocol\": \"{mark}-PREP\", \"protocolVersion\": 1, \"formulation\"")
            .Before(
                "open-batch",
                $$"""{"command": "draft-protocol", "label": "{{mark}}-PREP", "title": "Preparation"}""",
                $$"""{"command": "publish-protocol", "protocol": "{{mark}}-PREP", "version": 1, "steps": [{"key": "solvent", "action": "dispense-solvent", "instruction": "Take solvent.", "amount": "5.0 mL"}, {"key": "salt", "action": "add-salt", "instruction": "Add salt.", "amount": "1.25 mmol"{{tolerance}}}, {"key": "stir", "action": "stir-electrolyte", "instruction": "Stir.", "amount": "12 h"}]}""");
    }

    private static string[] WithoutRelease(string[] lines) => [.. lines.Where(l => !l.Contains("release-electrolyte", StringComparison.Ordinal))];

    [Theory]
    [InlineData("PA", "1.3125 mmol", null)]
    [InlineData("PB", "1.313 mmol", "Step salt of PB-PREP version 1 was planned as “Add salt, 1.25 mmol”. PB-BATCH: 1.313 mmol where 1.25 mmol is planned, more than 5 % (default of the program, a judgement) from it.")]
    [InlineData("PC", "1.1875 mmol", null)]
    [InlineData("PD", "1.187 mmol", "Step salt of PD-PREP version 1 was planned as “Add salt, 1.25 mmol”. PD-BATCH: 1.187 mmol where 1.25 mmol is planned, more than 5 % (default of the program, a judgement) from it.")]
    public async Task An_amount_is_held_against_a_plan_without_tolerance(string mark, string charged, string? sentence)
    {
        await notebook.Record(Lines(mark, salt: charged));
        Assert.Equal(sentence, (await notebook.Found(mark, Rule)).SingleOrDefault()?.Sentence);
    }

    [Theory]
    [InlineData("TA", "1.275 mmol", null, null)]
    [InlineData("TB", "1.28 mmol", null, null)]
    [InlineData("TC", "1.28 mmol", "The rest of the bottle.", AuditSeverity.Note)]
    public async Task An_amount_outside_a_tolerance_is_a_note_with_a_reason_and_a_pending_deviation_without(string mark, string charged, string? reason, AuditSeverity? severity)
    {
        var lines = WithoutRelease(Lines(mark, ", \"tolerance\": 0.02", charged));
        await notebook.Record(reason is null ? lines : lines.With("\"command\": \"add-salt\"", $"\"command\": \"add-salt\", \"deviationReason\": \"{reason}\""));
        var finding = (await notebook.Found(mark, Rule)).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(mark == "TB", (await notebook.Found(mark, "deviation.pending")).Any(f => f.Sentence.Contains("1.28 mmol where 1.25 mmol was planned", StringComparison.Ordinal)));
        if (finding is not null) Assert.EndsWith($"{mark}-BATCH: 1.28 mmol where 1.25 mmol was planned (± 2 %), because: The rest of the bottle.", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_skipped_is_a_note_and_one_that_is_missing_is_not()
    {
        var stir = Lines("MS").Single(l => l.Contains("stir-electrolyte\", \"batch", StringComparison.Ordinal));
        await notebook.Record(WithoutRelease(Lines("MS")).With(stir, """{"command": "skip-step", "batch": "MS-BATCH", "step": {"protocol": "MS-PREP", "version": 1, "step": "stir"}, "reason": "It was clear at once."}"""));
        await notebook.Record([.. WithoutRelease(Lines("MM")).Where(l => !l.Contains("stir-electrolyte\", \"batch", StringComparison.Ordinal))]);
        var (skipped, missing) = (Assert.Single(await notebook.Found("MS", Rule)), Assert.Single(await notebook.Found("MM", Rule)));
        Assert.Equal((AuditSeverity.Note, "Step stir of MS-PREP version 1 was planned as “Stir, 12 h”. MS-BATCH: left out, because: It was clear at once."), (skipped.Severity, skipped.Sentence));
        Assert.Equal((AuditSeverity.Warning, "Step stir of MM-PREP version 1 was planned as “Stir, 12 h”. MM-BATCH: neither done nor skipped."), (missing.Severity, missing.Sentence));
    }

    [Fact]
    public async Task A_deviation_with_its_reason_is_a_note()
    {
        await notebook.Record(BenchCase.Lines("DA"));
        Assert.Empty(await notebook.Found("DA", "deviation.answered"));

        await notebook.Record(WithoutRelease(BenchCase.Lines("DB")));
        Assert.Empty(await notebook.Found("DB", "deviation.answered"));

        await notebook.Record("""{"command": "answer-deviation", "stream": "DB-BATCH", "number": 1, "reason": "It was clear."}""");
        Assert.Equal("A reason was given for 1 deviation behind cell DB-C1: Batch DB-BATCH was used before its release. Reason: It was clear.", Assert.Single(await notebook.Found("DB", "deviation.answered")).Sentence);
    }
}
