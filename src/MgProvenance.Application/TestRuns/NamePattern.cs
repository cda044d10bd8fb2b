using System.Text.RegularExpressions;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.TestRuns;

/// <summary>How file names are built: text with named parts, for example <c>{run}_{anything}.mpr</c>. A part is one character or more; <c>run</c> is a run's label, <c>channel</c> a channel, every other part may be anything.</summary>
public sealed partial class NamePattern
{
    public const string Run = "run";
    public const string Channel = "channel";

    private const RegexOptions Matching = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking;

    private readonly string _text;
    private readonly Regex _regex;

    private NamePattern(string text) => (_text, _regex) = (text, Compile(text, null));

    public bool NamesRun => Holds(Run);

    public bool NamesChannel => Holds(Channel);

    /// <exception cref="MalformedValueException">A brace is not closed, or a part has no name of letters.</exception>
    public static NamePattern Parse(string text)
    {
        var rest = Part().Replace(text, string.Empty);
        var parts = Part().Matches(text).Select(m => m.Groups[1].Value).Where(p => p is Run or Channel).ToList();
        return rest.AsSpan().IndexOfAny('{', '}') >= 0 || parts.Distinct(StringComparer.Ordinal).Count() < parts.Count
            ? throw new MalformedValueException("rule.name", $"“{text}” is no name rule: write parts in braces, {{run}} and {{channel}} once at most, for example {{run}}_{{anything}}.mpr.")
            : new NamePattern(text);
    }

    public bool Matches(string fileName) => _regex.IsMatch(fileName);

    /// <summary>Whether the name is built like this with that label as its run.</summary>
    public bool MatchesWith(string label, string fileName) => Compile(_text, label).IsMatch(fileName);

    /// <summary>The shortest text that can stand for a part of the name; null where the name does not match or has no such part.</summary>
    public string? Value(string part, string fileName) => _regex.Match(fileName) is { Success: true } match && match.Groups[part] is { Success: true } group ? group.Value : null;

    private bool Holds(string part) => Part().Matches(_text).Any(m => m.Groups[1].Value == part);

    private static Regex Compile(string text, string? label)
    {
        var pattern = Part().Split(text).Select((piece, i) => i % 2 == 0 ? Regex.Escape(piece) : piece switch
        {
            Run when label is not null => Regex.Escape(label),
            Run or Channel => $"(?<{piece}>.+?)",
            _ => ".+?",
        });
        return new Regex($@"\A{string.Concat(pattern)}\z", Matching);
    }

    [GeneratedRegex(@"\{(\p{L}+)\}")]
    private static partial Regex Part();
}
