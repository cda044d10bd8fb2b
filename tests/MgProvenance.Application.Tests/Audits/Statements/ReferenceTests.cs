namespace MgProvenance.Application.Tests.Audits.Statements;

public sealed class ReferenceTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Theory]
    [InlineData("A", "Figure 6b", 0)]
    [InlineData("B", "figure 6B", 0)]
    [InlineData("C", "Figure 6", 0)]
    [InlineData("D", "Figure 6c", 1)]
    [InlineData("E", "Figure", 1)]
    public async Task A_figure_that_is_referred_to_must_be_declared(string mark, string slot, int findings)
    {
        await notebook.Record([.. AuditCase.Study(mark), Declare(mark, "Figure 6b", "capacity"), AuditCase.Statement(mark, "a", slot, "shows", "capacity"), Claim(mark, slot)]);
        var found = await notebook.Found(mark, "reference.unknown");
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.Equal(2, found[0].Evidence.Count);
    }

    [Theory]
    [InlineData("F", "capacity at 1C", 0)] // most of it is declared elsewhere, too
    [InlineData("G", "dQ/dV at the 20th cycle", 1)]
    [InlineData("H", "something else", 0)] // what no figure shows may be said in other words
    public async Task A_figure_does_not_show_what_another_was_declared_to_show(string mark, string value, int findings)
    {
        await notebook.Record(
        [
            .. AuditCase.Study(mark), Declare(mark, "Figure 6b", "capacity and retention"), Declare(mark, "Figure 6c", "dQ/dV at the 20th cycle"), Declare(mark, "Figure 7", "capacity at 1C"),
            AuditCase.Statement(mark, "a", "Figure 6b", "shows", value), AuditCase.Statement(mark, "b", "Figure 6b", "shows", value, "Captions"),
        ]);
        var found = await notebook.Found(mark, "reference.shows-other");
        Assert.Equal(findings, found.Count);
        if (findings > 0) Assert.Contains("and Figure 6c to show dQ/dV", found[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_statements_about_a_figure_that_differ_are_one_finding_with_its_declaration()
    {
        await notebook.Record(
        [
            .. AuditCase.Study("I"), Declare("I", "Figure 6b", "capacity"), Declare("I", "Figure 6c", "dQ/dV"),
            AuditCase.Statement("I", "a", "Figure 6b", "shows", "dQ/dV"), AuditCase.Statement("I", "b", "Figure 6b", "shows", "capacity"),
        ]);
        Assert.Equal(3, Assert.Single(await notebook.Found("I", "statement.differs")).Evidence.Count);
        Assert.Empty(await notebook.Found("I", "reference.shows-other"));
    }

    private static string Declare(string mark, string slot, string content) => $$"""{"command": "declare-slot", "manuscript": "{{mark}}-PAPER", "slot": "{{slot}}", "content": "{{content}}"}""";

    private static string Claim(string mark, string slot) =>
        $$$"""{"command": "make-claim", "manuscript": "{{{mark}}}-PAPER", "claim": "high", "wording": "It is high.", "strength": "descriptive", "subject": "it", "property": "height", "place": {"section": "Captions", "slot": "{{{slot}}}"}}""";
}
