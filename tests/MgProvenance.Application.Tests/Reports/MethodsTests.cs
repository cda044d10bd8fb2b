using System.Text;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

public sealed class MethodsTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    [Fact]
    public async Task Batches_that_were_made_alike_share_a_paragraph_with_the_ranges_of_what_was_done()
    {
        var text = Assert.Single(PlainText.Section((await study.Compose()).Document, "methods-electrolytes"));
        Assert.StartsWith("Mg(TFSI)2 in DME (n\u00A0=\u00A02\u00A0batches: S-BATCH and S-BATCH2) was prepared in a glovebox ([not recorded: glovebox]).", text, StringComparison.Ordinal);
        Assert.Contains("DME (5.00–5.20\u202FmL) was dispensed.", text, StringComparison.Ordinal);
        Assert.Contains("730.75–760.00\u202Fmg", text, StringComparison.Ordinal);
        Assert.Contains("stirred at [not recorded: stirring temperature] for 12\u202Fh.", text, StringComparison.Ordinal);
        Assert.EndsWith("No protocol was pinned.", text, StringComparison.Ordinal);
    }

    /// <summary>The whole text of a small study, against <c>Methods.golden.txt</c>: a changed line is a changed sentence.</summary>
    [Fact]
    public async Task Every_sentence_of_a_small_study_is_as_it_was_read_last()
    {
        var lines = (await study.Compose()).Document.Blocks.SkipWhile(b => b is not Heading { Anchor: "methods" }).Skip(1).TakeWhile(b => b is not Heading { Level: 1 }).SelectMany(PlainText.Lines);
        var actual = string.Concat(lines.Select(l => l + "\n"));
        using var golden = new StreamReader(typeof(MethodsTests).Assembly.GetManifestResourceStream("Methods.golden.txt")!);
        var expected = await golden.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (actual != expected) await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Methods.actual.txt"), actual, TestContext.Current.CancellationToken);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task A_batch_that_was_made_otherwise_has_its_own_paragraph()
    {
        await ReportedStudy.Record(study.Notebook, "O");
        await study.Notebook.Record("""{"command": "stir-electrolyte", "batch": "O-BATCH2", "duration": "1 h", "temperatureInWords": "room temperature"}""");
        var paragraphs = PlainText.Section((await study.Compose("O")).Document, "methods-electrolytes");
        Assert.Equal(2, paragraphs.Count);
        Assert.Contains("n\u00A0=\u00A01\u00A0batch: O-BATCH)", paragraphs[0], StringComparison.Ordinal);
        Assert.Contains("stirred at room temperature for 1\u202Fh.", paragraphs[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_recorded_is_a_visible_gap_and_never_made_up()
    {
        var document = (await study.Compose()).Document;
        var cells = Assert.Single(PlainText.Section(document, "methods-cells"));
        foreach (var fact in new[] { "glovebox", "separator", "number of separators", "other parts of the stack", "press", "rest before cycling" }) Assert.Contains($"[not recorded: {fact}]", cells, StringComparison.Ordinal);
        var tests = PlainText.Section(document, "methods-tests")[0];
        foreach (var fact in new[] { "instrument and channel", "program", "temperature" }) Assert.Contains($"[not recorded: {fact}]", tests, StringComparison.Ordinal);
        Assert.Contains("Mo6S8 (S-HOST, [not recorded: supplier, lot number, purity])", PlainText.Section(document, "methods-materials")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_closes_its_gap()
    {
        await ReportedStudy.Record(study.Notebook, "G");
        await study.Notebook.Record(
            """{"command": "pin-program", "run": "G-C1-RUN", "specificCurrent": "128.8 mA/g", "lowerCutoff": "0.5 V", "upperCutoff": "2.5 V", "firstHalfCycle": "discharge"}""",
            """{"command": "pin-program", "run": "G-C2-RUN", "specificCurrent": "64.4 mA/g", "lowerCutoff": "0.5 V", "upperCutoff": "2.4 V", "firstHalfCycle": "discharge"}""");
        var text = PlainText.Section((await study.Compose("G")).Document, "methods-tests")[0];
        Assert.Contains("programmed: 128.8\u202FmA\u00A0g−1; between 0.5\u202FV and 2.5\u202FV; first half-cycle: discharge; [not recorded: number of cycles] (n\u00A0=\u00A01\u00A0test; ONE: 1).", text, StringComparison.Ordinal);
        Assert.Contains("programmed: 64.4\u202FmA\u00A0g−1; between 0.5\u202FV and 2.4\u202FV; first half-cycle: discharge;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_words_of_people_substances_are_set_as_formulas_and_nothing_else_is()
    {
        await ReportedStudy.Record(study.Notebook, "W");
        await study.Notebook.Record("""{"command": "plan-run", "label": "W-C1-HOLD", "cell": "W-C1", "technique": "hold", "purpose": "Mg||Mo6S8 and i0 on the CT2001A, O2-free"}""");
        var paragraph = (await study.Compose("W")).Document.Blocks.OfType<Paragraph>().Single(p => p.Text.ToPlainText().StartsWith("Hold of ", StringComparison.Ordinal));
        Assert.Contains("For Mg‖Mo6S8 and i0 on the CT2001A, O2-free, programmed:", paragraph.Text.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(["6", "8", "6", "8", "0"], paragraph.Text.Spans.Where(s => s.Style.HasFlag(SpanStyle.Sub)).Select(s => s.Text));
    }

    [Fact]
    public async Task Channels_are_listed_in_ranges_and_instruments_by_maker_and_model()
    {
        await ReportedStudy.Record(study.Notebook, "C");
        await study.Notebook.Record("""{"command": "register-equipment", "label": "C-CYCLER", "kind": "cycler", "model": "CT9"}""");
        foreach (var (cell, channel) in new[] { ("C1", "3"), ("C2", "2"), ("C3", "B7"), ("C4", "10"), ("C5", "4") })
        {
            await study.Notebook.Record($$"""{"command": "connect-channel", "run": "C-{{cell}}-RUN", "instrument": "C-CYCLER", "channel": "{{channel}}", "workingElectrode": "Mo6S8", "counterElectrode": "Mg"}""");
        }

        var tests = PlainText.Section((await study.Compose("C")).Document, "methods-tests");
        Assert.Contains("; [not recorded: maker] CT9, channels 2–4, 10, B7). Working lead on Mo6S8, counter lead on Mg, no reference electrode.", tests[0], StringComparison.Ordinal);
        Assert.Equal("Where no reference electrode is named, voltages are cell voltages, not potentials against a reference.", tests[1]);
    }

    [Fact]
    public async Task A_deviation_stands_with_its_reason_and_a_skipped_step_with_what_was_planned()
    {
        await ReportedStudy.Record(study.Notebook, "D");
        await study.Notebook.Record(
            """{"command": "draft-protocol", "label": "D-PROTOCOL", "title": "Two salts"}""",
            """{"command": "publish-protocol", "protocol": "D-PROTOCOL", "version": 1, "source": "10.1000/182", "basis": "5 mL", "steps": [{"key": "mg", "action": "add-salt", "instruction": "Add Mg(TFSI)2.", "substance": "Mg(TFSI)2", "amount": "1.25 mmol"}, {"key": "al", "action": "add-salt", "instruction": "Add AlCl3 slowly.", "substance": "AlCl3", "amount": "2 mmol"}]}""",
            """{"command": "open-batch", "label": "D-SHORT", "formulation": "Short", "protocol": "D-PROTOCOL", "protocolVersion": 1}""",
            """{"command": "skip-step", "batch": "D-SHORT", "step": {"protocol": "D-PROTOCOL", "version": 1, "step": "al"}, "reason": "None was left."}""",
            """{"command": "start-assembly", "label": "D-C9", "format": "CR2032"}""",
            """{"command": "fill-cell", "cell": "D-C9", "batch": "D-SHORT", "volume": "40 uL", "deviationReason": "A blank."}""",
            """{"command": "assign-cell", "study": "D-STUDY", "cell": "D-C9", "group": "TWO"}""");
        var paragraphs = PlainText.Section((await study.Compose("D")).Document, "methods-electrolytes");
        var text = paragraphs.Single(p => p.StartsWith("Short (", StringComparison.Ordinal));
        Assert.Contains("The planned step “Add AlCl3 slowly” was left out; reason: None was left.", text, StringComparison.Ordinal);
        Assert.Contains("Reason: A blank.", text, StringComparison.Ordinal);
        Assert.Contains("Batch D-SHORT was used before its release", text, StringComparison.Ordinal);
        Assert.EndsWith("Planned: protocol D-PROTOCOL, version 1 (source: 10.1000/182), for 5\u202FmL: Add Mg(TFSI)2 (1.25\u202Fmmol); Add AlCl3 slowly (2\u202Fmmol).", paragraphs[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cells.rest", null, "definition.wording-missing", "cells.rest")]
    [InlineData("cells.rest", "Rest: {hours}.", "definition.wording-malformed", "{duration}")]
    [InlineData("cells.rest", "Rest: {duration.", "definition.wording-malformed", "cells.rest")]
    public async Task A_wording_that_cannot_be_filled_is_refused_by_its_key(string key, string? sentence, string code, string named)
    {
        var wording = ReportedStudy.Definition.Wording.ToDictionary(StringComparer.Ordinal);
        wording.Remove(key);
        if (sentence is not null) wording[key] = sentence;
        var refusal = (await Assert.ThrowsAsync<MalformedValueException>(() => study.Compose(definition: ReportedStudy.Definition with { Wording = wording }))).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Braces_in_a_fact_are_not_read_as_wording()
    {
        await ReportedStudy.Record(study.Notebook, "B");
        await study.Notebook.Record("""{"command": "place-part", "cell": "B-C1", "role": "separator", "description": "{volume} {nowhere", "deviationReason": "Named later."}""");
        Assert.Contains("Separator: {volume} {nowhere; number of separators:", Assert.Single(PlainText.Section((await study.Compose("B")).Document, "methods-cells")), StringComparison.Ordinal);
    }
}
