using System.Globalization;
using System.Text.Json;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>What a run of the program came to.</summary>
public sealed record Ran(string CommandLine, int Exit, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public Ran Done() => Ends(ExitCodes.Done);

    /// <summary>The program ended with this code; otherwise the test fails with all that it said.</summary>
    public Ran Ends(int exit)
    {
        Assert.True(Exit == exit, $"mgp {CommandLine}\nended with {Exit}, not with {exit}.\n{Error}\n{Out}");
        return this;
    }

    /// <summary>Refused with this code and a whole sentence, and nothing written to the output.</summary>
    public void Refused(string code)
    {
        Ends(ExitCodes.Refused);
        Assert.Empty(Out);
        IsSentence(code, Error.Trim());
    }

    /// <summary>A script stopped at this line with this code.</summary>
    public void StoppedAt(int line, string code)
    {
        Ends(ExitCodes.Refused);
        var start = $"line {line} was refused, nothing of it and nothing after it was recorded: ";
        var said = Error.Trim();
        Assert.StartsWith(start, said, StringComparison.Ordinal);
        IsSentence(code, said[start.Length..]);
    }

    private static void IsSentence(string code, string said)
    {
        Assert.StartsWith($"{code}: ", said, StringComparison.Ordinal);
        var sentence = said[(code.Length + 2)..];
        Assert.Matches(@"^[\p{L}“\d/].*[.)]( |$)", sentence.ReplaceLineEndings(" "));
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }
}

/// <summary>Runs verbs in this process, as the program's entry point does.</summary>
public static class Mgp
{
    public static async Task<Ran> Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await Commandline.Run(args, output, error);
        return new Ran(string.Join(' ', args), exit, output.ToString(), error.ToString());
    }
}
