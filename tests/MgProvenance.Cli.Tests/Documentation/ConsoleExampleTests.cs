namespace MgProvenance.Cli.Tests.Documentation;

public sealed class ConsoleExampleTests
{
    private static readonly ConsoleExample Two = ConsoleExample.In(["$ mgp record a.jsonl   # exit 2", "1 commands recorded; …", "…", "end"]).Single();

    [Fact]
    public void A_command_carries_its_exit_code_and_what_is_said_below_it()
    {
        Assert.Equal(("mgp record a.jsonl", 2), (Two.Command, Two.Exit));
        Assert.Equal(["record", "a.jsonl"], Two.Arguments);
        Assert.Equal(["mgp a", "mgp b"], ConsoleExample.In(["$ mgp a", "$ mgp b"]).Select(e => e.Command));
        Assert.All(ConsoleExample.In(["$ mgp a", "$ mgp b"]), e => Assert.Equal(0, e.Exit));
    }

    [Fact]
    public void Output_before_the_first_command_is_a_fault_of_the_page() => Assert.Throws<FormatException>(() => ConsoleExample.In(["mgp a"]).ToList());

    [Theory]
    [InlineData("1 commands recorded; and more\nbetween\nend", null)]
    [InlineData("noise\n1 commands recorded; x\nend  ", null)]
    [InlineData("2 commands recorded; and more\nend", "1 commands recorded; …")]
    [InlineData("end\n1 commands recorded; and more", "end")]
    [InlineData("1 commands recorded; x\nthe end", "end")]
    public void Quoted_lines_are_looked_for_in_their_order(string output, string? missing) => Assert.Equal(missing, Two.NotSaid(output));
}
