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
        Assert.StartsWith("Mg(TFSI)2 in DME (n\u00A0=\u00A02 batches: S-BATCH and S-BATCH2) was prepared in a glovebox ([not recorded: glovebox]).", text, StringComparison.Ordinal);
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
        Assert.Contains("n\u00A0=\u00A01 batch: O-BATCH)", paragraphs[0], StringComparison.Ordinal);
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
        Assert.Contains("programmed: 128.8\u202FmA\u00A0g−1; between 0.5\u202FV and 2.5\u202FV; first half-cycle: discharge; [not recorded: number of cycles] (n\u00A0=\u00A01 test; ONE: 1).", text, StringComparison.Ordinal);
        Assert.Contains("programmed: 64.4\u202FmA\u00A0g−1; between 0.5\u202FV and 2.4\u202FV; first half-cycle: discharge;", text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("\"methods\"", "\"poetry\"", "definition.section-unknown")]
    [InlineData("{", "[", "definition.malformed")]
    [InlineData("\"language\"", "\"tongue\"", "definition.malformed")]
    public void A_definition_that_cannot_be_used_is_refused(string part, string other, string code)
    {
        var text = Encoding.UTF8.GetString(ReportedStudy.DefinitionFile);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        var changed = string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + part.Length));
        Assert.Equal(code, Assert.Throws<MalformedValueException>(() => ReportDefinition.Read(Encoding.UTF8.GetBytes(changed))).Refusal.Code);
    }
}
