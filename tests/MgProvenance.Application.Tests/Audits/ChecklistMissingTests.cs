using System.Text;
using MgProvenance.Application.Audits;
using MgProvenance.Application.Audits.Checklists;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Audits;

public sealed class ChecklistMissingTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Rule = "checklist.missing";

    [Fact]
    public async Task A_fact_is_missing_for_those_of_which_it_is_asked_and_not_known()
    {
        await notebook.Record([.. Cells("M", "C1", "C2"), """{"command": "log-temperature", "run": "M-C1-RUN", "temperature": "25 Cel"}"""]);
        var finding = Assert.Single(await Found("M", "Temperature of the test"));
        Assert.Equal("Temperature of the test: not recorded for 1 of 2 runs.", finding.Sentence);
        Assert.Equal((AuditSeverity.Warning, "M-C2-RUN"), (finding.Severity, Assert.Single(finding.Evidence).Text));

        await notebook.Record("""{"command": "log-temperature", "run": "M-C2-RUN", "temperature": "25 Cel"}""");
        Assert.Empty(await Found("M", "Temperature of the test"));
    }

    /// <summary>Each with what answers it, and with what comes near and does not.</summary>
    [Theory]
    [InlineData("A", "Rest before the first test", """{"command": "rest-cell", "cell": "A-C1", "duration": "12 h"}""", """{"command": "open-cell", "cell": "A-C1"}""")]
    [InlineData("B", "Lower cutoff", """{"command": "pin-program", "run": "B-C1-RUN", "lowerCutoff": "0.5 V"}""", """{"command": "pin-program", "run": "B-C1-RUN", "upperCutoff": "2.5 V"}""")]
    [InlineData("E", "Number of separators", """{"command": "place-part", "cell": "E-C1", "role": "separator", "description": "GF/D", "count": 1}""", """{"command": "place-part", "cell": "E-C1", "role": "separator", "description": "GF/D"}""")]
    [InlineData("F", "Stack: spacers and spring", """{"command": "place-part", "cell": "F-C1", "role": "spring", "description": "wave spring"}""", """{"command": "place-part", "cell": "F-C1", "role": "positiveCollector", "description": "Mo foil"}""")]
    [InlineData("G", "Purity", """{"command": "correct-fact", "stream": "G-DME", "version": 1, "reason": "On the label.", "replacement": {"type": "lot.received.v1", "data": {"lot": "G-DME", "label": "G-DME", "substance": "DME", "purity": "99.5 %"}}}""", """{"command": "measure-lot-water", "lot": "G-DME", "content": "10 [ppm]", "method": "Karl Fischer"}""")]
    [InlineData("H", "Place of polishing", """{"command": "polish-metal", "piece": "H-C1-NEG", "where": "H-BAL"}""", """{"command": "polish-metal", "piece": "H-C1-NEG", "wipeSolvent": "ethanol"}""")]
    public async Task What_answers_an_item_ends_its_finding_or_lowers_its_count_and_nothing_else_does(string mark, string item, string answer, string near)
    {
        await notebook.Record(Cells(mark, "C1"));
        var before = Missing(await Found(mark, item));
        await notebook.Record(near);
        Assert.Equal(item == "Number of separators" ? before + 1 : before, Missing(await Found(mark, item)));
        before = Missing(await Found(mark, item));
        await notebook.Record(answer);
        Assert.Equal(item == "Number of separators" ? before : before - 1, Missing(await Found(mark, item)));
    }

    [Fact]
    public async Task The_active_mass_of_a_cell_is_known_by_what_was_weighed()
    {
        await notebook.Record(Cells("W", "C1"));
        Assert.Empty(await Found("W", "Mass of active material"));
        await notebook.Record(
        [
            .. Bench.Cell("W", "C2").Where(line => !line.Contains("weigh-piece", StringComparison.Ordinal)),
            """{"command": "assign-cell", "study": "W-STUDY", "cell": "W-C2", "group": "ONE"}""",
        ]);
        Assert.EndsWith("for 1 of 2 cells with a composite electrode.", Assert.Single(await Found("W", "Mass of active material")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_all_electrolytes_share_is_tested_alone()
    {
        string[] salts =
        [
            """{"command": "receive-lot", "label": "L-ONE", "substance": "LiCl"}""",
            """{"command": "receive-lot", "label": "L-TWO", "substance": "CaCl2"}""",
        ];
        string Also(string batch, string lot) => $$"""{"command": "add-salt", "batch": "L-{{batch}}", "salt": "L-{{lot}}", "amount": "1.0 mmol", "doneAt": "2026-04-02T09:25+02:00"}""";
        await notebook.Record(
        [
            .. Bench.Lots("L"), .. salts, .. Bench.Sheet("L"),
            .. Before(Bench.Batch("L", "B1"), "stir", Also("B1", "ONE")), .. Before(Bench.Batch("L", "B2"), "stir", Also("B2", "TWO")), .. Bench.Batch("L", "B3"),
            .. Bench.Cell("L", "C1", "B1"), .. Bench.Cell("L", "C2", "B2"), .. Bench.Cell("L", "C3", "B3"),
            .. AuditCase.Study("L", "C1", "C2"),
        ]);
        Assert.Single(await Found("L", "Control with the baseline alone"));
        await notebook.Record("""{"command": "assign-cell", "study": "L-STUDY", "cell": "L-C3", "group": "ONE"}""");
        Assert.Empty(await Found("L", "Control with the baseline alone"));
    }

    [Fact]
    public async Task One_composition_asks_for_no_baseline()
    {
        await notebook.Record(Cells("O", "C1", "C2"));
        Assert.Empty(await Found("O", "Control with the baseline alone"));
    }

    [Theory]
    [InlineData("\"event\": \"run.tempered.v1\"", "there is no event “run.tempered.v1”")]
    [InlineData("\"event\": \"run.temperature-logged.v1\", \"members\": [\"warmth\"]", "run.temperature-logged.v1 has no member “warmth”")]
    [InlineData("\"event\": \"run.temperature-logged.v1\", \"setting\": [\"warmth\"]", "run.temperature-logged.v1 has no member “settings”")]
    [InlineData("\"probe\": \"guess\"", "there is no probe “guess”; there are active-mass, electrode-area, baseline-tested")]
    [InlineData("\"probe\": \"active-mass\", \"event\": \"run.temperature-logged.v1\"", "a probe stands alone")]
    public void An_answer_that_nothing_can_give_is_refused_with_its_file_and_item(string answer, string why) =>
        Assert.Equal($"The checklist own.json cannot be used because of its item “warm”: {why}.", Refused("of", "run", answer));

    [Fact]
    public void A_condition_on_what_a_thing_has_not_is_refused() =>
        Assert.Equal("The checklist own.json cannot be used because of its item “warm”: a run has no attribute “colour”; it has cell, configuration, negative, positive, format, technique.", Refused("where\": {\"colour\": [\"blue\"]}, \"of", "run", "\"event\": \"run.temperature-logged.v1\""));

    [Fact]
    public void The_checklist_in_the_documentation_can_be_used()
    {
        var block = File.ReadAllText(Path.Combine(RealFiles.Checkout, "docs", "audit.md")).ReplaceLineEndings("\n").Split("```json\n")[1].Split("```")[0];
        Assert.Equal("where the temperature was measured", Assert.Single(Assert.Single(Read(block).All).Items).Text);
    }

    [Fact]
    public void An_item_that_no_rule_reports_is_refused() =>
        Assert.Equal("The checklist own.json cannot be used because of its item “warm”: there is no rule “nobody.knows”.", Refused("reportedBy\": \"nobody.knows\", \"of", "run", "\"event\": \"run.temperature-logged.v1\""));

    [Fact]
    public void A_file_that_is_no_checklist_is_refused() =>
        Assert.StartsWith("The checklist own.json cannot be used: ", Assert.Throws<MalformedValueException>(() => Read("[]")).Refusal.Sentence, StringComparison.Ordinal);

    private static string Refused(string member, string of, string answer) => Assert.Throws<MalformedValueException>(() => Read(
        $$"""{"name": "own", "title": "Own", "setBy": "us", "sources": [], "items": [{"id": "warm", "text": "warmth", "{{member}}": "{{of}}", "answeredBy": [{ {{answer}} }], "severity": "note", "suppliedBy": "recorder"}]}""")).Refusal.Sentence;

    private static ReportingChecklists Read(string own) => ReportingChecklists.Read(name => Encoding.UTF8.GetBytes(name == "checklists.json" ? "[\"own.json\"]" : own));

    private static string[] Cells(string mark, params string[] cells) =>
        [.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. cells.SelectMany(c => Bench.Cell(mark, c)), .. AuditCase.Study(mark, cells)];

    private static IEnumerable<string> Before(string[] lines, string command, string line) => lines.SelectMany(l => l.Contains(command, StringComparison.Ordinal) ? new[] { line, l } : [l]);

    private async Task<IReadOnlyList<AuditFinding>> Found(string mark, string item) => [.. (await notebook.Found(mark, Rule)).Where(f => f.Sentence.StartsWith(item, StringComparison.Ordinal))];

    private static int Missing(IReadOnlyList<AuditFinding> found) => found.Sum(f => f.Evidence.Count);
}
