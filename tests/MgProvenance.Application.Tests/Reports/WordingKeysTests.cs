using System.Text;
using System.Text.RegularExpressions;
using MgProvenance.Application.Reports.Definitions;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>Which facts a sentence may use is declared once. What the sections really offer, in their source, is the same.</summary>
public sealed partial class WordingKeysTests
{
    /// <summary>Arguments that are no key in quotes, with the keys that they may be.</summary>
    private static readonly Dictionary<string, string[]> Elsewhere = new(StringComparer.Ordinal)
    {
        ["h.Key.Key"] = ["tests.ended", "tests.failed", "tests.interrupted", "tests.activation"],
        ["key"] = ["materials.electrolytes", "materials.electrodes", "materials.others"],
    };

    [Fact]
    public void Every_place_that_says_a_sentence_offers_the_facts_that_are_declared_for_it()
    {
        var faults = new List<string>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(RealFiles.Checkout, "src", "MgProvenance.Application", "Reports"), "*.cs", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "Wording.cs"))
        {
            var source = File.ReadAllText(file);
            foreach (Match call in Call().Matches(source))
            {
                var arguments = Arguments(source, call.Index + call.Length);
                var keys = Elsewhere.GetValueOrDefault(arguments[0]) ?? Keys(arguments[0]);
                said.UnionWith(keys);
                var offered = arguments.Skip(1).Select(a => Fact().Match(a).Groups[1].Value).Order(StringComparer.Ordinal).ToList();
                if (keys.Length == 0) faults.Add($"{Path.GetFileName(file)} says {arguments[0]}, which is not declared.");
                faults.AddRange(keys.Where(k => !offered.SequenceEqual(WordingKeys.Facts[k].Order(StringComparer.Ordinal))).Select(k => $"{Path.GetFileName(file)} says {k} with {string.Join(", ", offered)}; declared are {string.Join(", ", WordingKeys.Facts[k])}."));
            }
        }

        Assert.Empty(faults);
        Assert.Empty(WordingKeys.Facts.Keys.Except(said));
    }

    /// <summary>Texts of the arguments from behind the opening parenthesis to its other half.</summary>
    private static List<string> Arguments(string source, int at)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        for (var depth = 0; ; at++)
        {
            var c = source[at];
            if (c == '"')
            {
                var end = at + 1;
                while (source[end] != '"') end += source[end] == '\\' ? 2 : 1;
                argument.Append(source, at, end + 1 - at);
                at = end;
                continue;
            }

            if (depth == 0 && c is ',' or ')' && depth == 0)
            {
                arguments.Add(argument.ToString().Trim());
                argument.Clear();
                if (c == ')') return arguments;
                continue;
            }

            if (c is '(' or '[' or '{') depth++;
            if (c is ')' or ']' or '}') depth--;
            argument.Append(c);
        }
    }

    /// <summary>The declared keys that an expression may stand for; where it holds a placeholder, all that it fits.</summary>
    private static string[] Keys(string expression) =>
        [.. Literal().Matches(expression).SelectMany(l => WordingKeys.Facts.Keys.Where(k => Regex.IsMatch(k, "^" + Regex.Replace(Regex.Escape(l.Groups[1].Value), @"\\\{[^}]*}", @"\w+") + "$")))];

    [GeneratedRegex(@"\.Say\(")]
    private static partial Regex Call();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^\\(\"(\\w[\\w-]*)\"")]
    private static partial Regex Fact();
}
