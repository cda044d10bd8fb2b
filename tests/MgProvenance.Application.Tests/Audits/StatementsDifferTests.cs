namespace MgProvenance.Application.Tests.Audits;

public sealed class StatementsDifferTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Rule = "statement.differs";

    [Fact]
    public async Task Two_values_of_a_relation_that_has_one_are_a_finding_with_both_statements()
    {
        await notebook.Record([.. AuditCase.Study("D"), AuditCase.Statement("D", "text", "Figure 2", "shows", "capacity"), AuditCase.Statement("D", "caption", "Figure 2", "shows", "voltage", "Captions")]);
        var finding = Assert.Single(await notebook.Found("D", Rule));
        Assert.Equal("D-PAPER gives “Figure 2 shows” more than one value: capacity (Results); voltage (Captions).", finding.Sentence);
        Assert.Equal([2L, 3L], finding.Evidence.Select(e => e.Event.Version));

        await notebook.Record("""{"command": "correct-fact", "stream": "D-PAPER", "version": 3, "reason": "Misread.", "replacement": {"type": "manuscript.statement-recorded.v1", "data": {"manuscript": "D-PAPER", "statement": "caption", "subject": "Figure 2", "relation": "shows", "value": "capacity", "place": {"section": "Captions"}}}}""");
        Assert.Empty(await notebook.Found("D", Rule));
    }

    [Theory]
    [InlineData("contains", "MgCl2", "AlCl3", 0)]
    [InlineData("a relation that nobody knows", "this", "that", 1)]
    [InlineData("shows", "capacity and voltage", "Voltage, capacity", 0)]
    [InlineData("shows", "capacity", "capacity and voltage", 1)]
    public async Task Whether_values_differ_follows_from_what_the_relation_says(string relation, string one, string other, int findings)
    {
        var mark = $"R{relation.Length}{one.Length}";
        await notebook.Record([.. AuditCase.Study(mark), AuditCase.Statement(mark, "a", "It", relation, one), AuditCase.Statement(mark, "b", "it", relation, other)]);
        Assert.Equal(findings, (await notebook.Found(mark, Rule)).Count);
    }

    [Fact]
    public async Task Quantities_are_compared_by_value_and_unit()
    {
        await notebook.Record(
        [
            .. AuditCase.Study("Q"),
            AuditCase.Statement("Q", "a", "cells", "upper cutoff", rest: "\"quantity\": \"2.5 V\""),
            AuditCase.Statement("Q", "b", "cells", "upper cutoff", rest: "\"quantity\": \"2500 mV\""),
            AuditCase.Statement("Q", "c", "cells", "lower cutoff", rest: "\"quantity\": \"0.5 V\""),
            AuditCase.Statement("Q", "d", "cells", "lower cutoff", rest: "\"quantity\": \"0.4 V\""),
        ]);
        Assert.Contains("lower cutoff", Assert.Single(await notebook.Found("Q", Rule)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acknowledged_finding_comes_back_when_what_it_rests_on_changes()
    {
        await notebook.Record([.. AuditCase.Study("K"), AuditCase.Statement("K", "a", "It", "shows", "this"), AuditCase.Statement("K", "b", "It", "shows", "that")]);
        var finding = Assert.Single(await notebook.Found("K", Rule));
        await notebook.Record($$"""{"command": "acknowledge-finding", "study": "K-STUDY", "rule": "{{Rule}}", "finding": "{{finding.Id}}", "reason": "The editor knows."}""");
        var line = Assert.Single((await notebook.Audit("K")).Findings, f => f.Finding.Rule == Rule);
        Assert.Equal(("The editor knows.", "P01"), (line.Acknowledged!.Reason, line.Acknowledged.By));

        await notebook.Record(AuditCase.Statement("K", "c", "It", "shows", "something else"));
        var changed = await notebook.Audit("K");
        Assert.Null(Assert.Single(changed.Findings, f => f.Finding.Rule == Rule).Acknowledged);
        Assert.Equal(finding.Id, Assert.Single(changed.Stale).Finding);
    }
}
