using MgProvenance.Application.Audits;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>Order of times. The salt was added on 2 April at 9:20; the cell was assembled on 3 April from 10:00, filled at 10:05 and closed at 10:10. Times to the minute leave a minute open.</summary>
public sealed class BenchClockRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Rule = "clock.contradicts";

    private async Task<string?> Sentence(string mark) => (await notebook.Found(mark, Rule)).SingleOrDefault()?.Sentence;

    [Theory]
    [InlineData("FA", "10:05", "2026-04-03T10:10", null)]
    [InlineData("FB", "10:05", "2026-04-03T10:11", "A cell was closed before it was filled: FB-C1. 2026-04-03T10:10+02:00 is before 2026-04-03T10:11+02:00.")]
    [InlineData("FC", "10:05", "2026-04-02T09:19", null)]
    public async Task A_cell_is_filled_within_its_assembly(string mark, string filled, string by, string? sentence)
    {
        var lines = BenchCase.Lines(mark).With($"2026-04-03T{filled}", by);
        if (mark == "FC") lines = lines.With("2026-04-03T10:00+02:00", "2026-04-02T09:19+02:00");
        await notebook.Record(lines);
        var found = await notebook.Found(mark, Rule);
        if (mark == "FC") Assert.Equal("A cell was filled before its electrolyte was made: FC-C1. 2026-04-02T09:19+02:00 is before 2026-04-02T09:20+02:00.", Assert.Single(found, f => f.Sentence.Contains("made", StringComparison.Ordinal)).Sentence);
        else Assert.Equal(sentence, found.SingleOrDefault()?.Sentence);
    }

    [Theory]
    [InlineData("SA", "2026-04-03T10:10+02:00", "2026-04-05T08:00+02:00", null)]
    [InlineData("SB", "2026-04-03T10:09+02:00", "2026-04-05T08:00+02:00", "A test began before its cell was closed: SB-C1. 2026-04-03T10:09+02:00 is before 2026-04-03T10:10+02:00.")]
    [InlineData("SC", "2026-04-03T10:20+02:00", "2026-04-03T10:19+02:00", "A test ended before it began: SC-C1. 2026-04-03T10:19+02:00 is before 2026-04-03T10:20+02:00.")]
    public async Task A_test_follows_the_closing_and_ends_after_its_beginning(string mark, string begun, string ended, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then($$"""{"command": "start-run", "run": "{{mark}}-C1-RUN", "doneAt": "{{begun}}"}""", $$"""{"command": "end-run", "run": "{{mark}}-C1-RUN", "doneAt": "{{ended}}"}"""));
        Assert.Equal(sentence, await Sentence(mark));
    }

    [Theory]
    [InlineData("NA", "2026-04-05T08:00+02:00", null)]
    [InlineData("NB", "2026-04-05T07:59+02:00", "A cell was opened before its test ended: NB-C1. 2026-04-05T07:59+02:00 is before 2026-04-05T08:00+02:00.")]
    public async Task A_cell_is_opened_after_its_test(string mark, string opened, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then(
            $$"""{"command": "end-run", "run": "{{mark}}-C1-RUN", "doneAt": "2026-04-05T08:00+02:00"}""",
            $$"""{"command": "open-cell", "cell": "{{mark}}-C1", "doneAt": "{{opened}}"}"""));
        Assert.Equal(sentence, await Sentence(mark));
    }

    [Theory]
    [InlineData("RA", "2026-04-02+02:00", null)]
    [InlineData("RB", "2026-04-03+02:00", "A lot was used before it was received: RB-SALT. 2026-04-02T09:20+02:00 is before 2026-04-03+02:00.")]
    public async Task A_lot_is_received_before_its_use(string mark, string received, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With("584.60 g/mol\", \"doneAt\": \"2026-04-01+02:00\"", $"584.60 g/mol\", \"doneAt\": \"{received}\""));
        Assert.Equal(sentence, await Sentence(mark));
    }

    [Theory]
    [InlineData("PA", "2026-02-28T09:15:00+01:00", null)]
    [InlineData("PB", "2026-02-28T09:16:00+01:00", "A data file begins before its test began: PB-C1-RUN. 2026-02-28T09:00:00+01:00 is before 2026-02-28T09:16:00+01:00.")]
    public async Task A_data_file_begins_with_its_test(string mark, string begun, string? sentence)
    {
        string[] lines = [.. BenchCase.Lines(mark).With("2026-04-03T", "2026-02-27T").With("2026-04-02T", "2026-02-26T").With("2026-04-01+02:00", "2026-02-01+02:00")];
        await notebook.Record(lines.Then($$"""{"command": "start-run", "run": "{{mark}}-C1-RUN", "doneAt": "{{begun}}"}"""));
        await notebook.Attach($"{mark}-C1-RUN", "cycles.csv", Bench.LandFile());
        Assert.Equal(sentence, await Sentence(mark));
    }

    [Theory]
    [InlineData("MA", "2026-04-06T09:00+02:00", null)]
    [InlineData("MB", "2026-04-06T08:59+02:00", "A specimen was measured before it was taken: MB-SPEC. 2026-04-06T08:59+02:00 is before 2026-04-06T09:00+02:00.")]
    public async Task A_specimen_is_taken_before_it_is_measured(string mark, string measured, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then(
            $$"""{"command": "open-cell", "cell": "{{mark}}-C1", "doneAt": "2026-04-06T08:00+02:00"}""",
            $$"""{"command": "harvest-specimen", "cell": "{{mark}}-C1", "part": "positiveElectrode", "label": "{{mark}}-SPEC", "description": "electrode", "doneAt": "2026-04-06T09:00+02:00"}""",
            $$"""{"command": "mount-specimen", "label": "{{mark}}-XRD", "specimen": "{{mark}}-SPEC", "technique": "xrd", "doneAt": "{{measured}}"}""",
            $$"""{"command": "assign-measurement", "study": "{{mark}}-STUDY", "measurement": "{{mark}}-XRD", "group": "ONE"}"""));
        Assert.Equal(sentence, await Sentence(mark));
    }

    [Fact]
    public async Task An_act_ends_after_it_began()
    {
        await notebook.Record(BenchCase.Lines("DA").Before("cut-piece", """{"command": "dry-sheet", "sheet": "DA-SHEET", "duration": "12 h", "doneAt": "2026-04-02T11:00+02:00", "endedAt": "2026-04-02T11:00+02:00"}"""));
        Assert.Null(await Sentence("DA"));
        await notebook.Record("""{"command": "correct-fact", "stream": "DA-SHEET", "version": 6, "reason": "Misread.", "replacement": {"type": "sheet.dried.v1", "data": {"sheet": "DA-SHEET", "temperature": null, "duration": "12 h", "vacuum": null, "oven": null, "step": null, "doneAt": "2026-04-02T11:00+02:00", "endedAt": "2026-04-02T10:59+02:00"}}}""");
        Assert.Equal("An act ended before it began: DA-SHEET. 2026-04-02T10:59+02:00 is before 2026-04-02T11:00+02:00.", await Sentence("DA"));
    }

    [Theory]
    [InlineData("LA", 0)]
    [InlineData("LB", 1)]
    public async Task Entries_long_after_the_act_are_counted_in_one_note(string mark, int findings)
    {
        // The clock of the tests stands at the time of recording; what was done in the future is never late.
        var lines = BenchCase.Lines(mark).With("2026-04-", "2126-04-");
        await notebook.Record(mark == "LA" ? lines : lines.With("2126-04-02T09:20+02:00", "2020-04-02T09:20+02:00"));
        var found = await notebook.Found(mark, "clock.late-entries");
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal(AuditSeverity.Note, f.Severity));
        Assert.All(found, f => Assert.StartsWith("2 of 18 entries with a time were recorded more than 24 h after they were done, the latest ", f.Sentence, StringComparison.Ordinal));
    }
}
