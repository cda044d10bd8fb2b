using System.Globalization;
using System.Text.RegularExpressions;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>
/// One command of a <c>console</c> block. A line <c>$ mgp …</c> is a command; <c># exit 2</c> behind it says how it ends, otherwise it ends with 0. The lines below it are taken
/// from what the program says, in its order; <c>…</c> stands for anything that was left out, alone in a line for whole lines.
/// </summary>
internal sealed partial record ConsoleExample(string Command, int Exit, IReadOnlyList<string> Says)
{
    private const string Prompt = "$ ";
    private const char LeftOut = '…';

    public IReadOnlyList<string> Arguments => [.. Command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    public static IReadOnlyList<ConsoleExample> In(Markdown page) => [.. page.Fences.Where(f => f.Kind == "console").SelectMany(f => In(f.Lines))];

    public static IEnumerable<ConsoleExample> In(IReadOnlyList<string> lines)
    {
        for (var at = 0; at < lines.Count;)
        {
            if (!lines[at].StartsWith(Prompt, StringComparison.Ordinal)) throw new FormatException($"A console block begins with a command, not with “{lines[at]}”.");
            var match = CommandPattern().Match(lines[at]);
            var says = lines.Skip(at + 1).TakeWhile(l => !l.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            at += 1 + says.Count;
            yield return new ConsoleExample(match.Groups["command"].Value, match.Groups["exit"] is { Success: true, Value: var exit } ? int.Parse(exit, CultureInfo.InvariantCulture) : 0, says);
        }
    }

    /// <summary>The first quoted line that the program did not say at its place; null when all were said.</summary>
    public string? NotSaid(string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).ToList();
        var from = 0;
        foreach (var quoted in Says.Select(s => s.TrimEnd()).Where(s => s.Length > 0 && s != LeftOut.ToString()))
        {
            var pattern = new Regex("^" + string.Join(".*", quoted.Split(LeftOut).Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant);
            var found = lines.FindIndex(from, pattern.IsMatch);
            if (found < 0) return quoted;
            from = found + 1;
        }

        return null;
    }

    [GeneratedRegex(@"^\$ (?<command>.*?)(\s+# exit (?<exit>\d+))?$")]
    private static partial Regex CommandPattern();
}
