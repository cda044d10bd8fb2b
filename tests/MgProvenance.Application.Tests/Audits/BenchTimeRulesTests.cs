namespace MgProvenance.Application.Tests.Audits;

/// <summary>Time that passed. The salt was added on 2 April at 9:20, the cell assembled on 3 April from 10:00 and filled at 10:05.</summary>
public sealed class BenchTimeRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private async Task<string?> Sentence(string mark, string rule) => (await notebook.Found(mark, rule)).SingleOrDefault()?.Sentence;

    [Theory]
    [InlineData("OA", "2026-04-16T09:20+02:00", null)]
    [InlineData("OB", "2026-04-16T09:21+02:00", "The time from the last addition to the electrolyte to the filling is 14.0 d in cell OB-C1, limit 14 d (default of the program, a judgement).")]
    [InlineData("OC", null, "The time from the last addition to the electrolyte to the filling is not known in cell OC-C1: the times are not recorded.")]
    public async Task Electrolyte_has_an_age_at_filling(string mark, string? filled, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With(", \"doneAt\": \"2026-04-03T10:05+02:00\"", filled is null ? string.Empty : $", \"doneAt\": \"{filled}\""));
        Assert.Equal(sentence, await Sentence(mark, "electrolyte.old"));
    }

    [Theory]
    [InlineData("CA", "2026-04-05T10:05+02:00", null)]
    [InlineData("CB", "2026-04-05T10:06+02:00", "The time from filling to the start of the first test is 48.0 h in cell CB-C1, limit 48 h (default of the program, a judgement).")]
    public async Task A_filled_cell_stands_for_a_time_before_its_first_current(string mark, string started, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then($$"""{"command": "start-run", "run": "{{mark}}-C1-RUN", "doneAt": "{{started}}"}"""));
        Assert.Equal(sentence, await Sentence(mark, "cell.stood-before-current"));
    }

    [Theory]
    [InlineData("MA", "2026-04-02T10:00+02:00", null)]
    [InlineData("MB", "2026-04-02T09:59+02:00", "The time from polishing the metal electrode to assembly is 24.0 h in cell MB-C1, limit 24 h (default of the program, a judgement).")]
    public async Task A_polished_electrode_lies_for_a_time_before_assembly(string mark, string polished, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Before("start-assembly", $$"""{"command": "polish-metal", "piece": "{{mark}}-C1-NEG", "doneAt": "{{polished}}"}"""));
        Assert.Equal(sentence, await Sentence(mark, "metal.polished-long-before"));
    }
}
