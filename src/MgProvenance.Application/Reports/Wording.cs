using System.Text.RegularExpressions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>The sentences of a definition, filled with recorded facts. Facts go in as rich text and are never read as wording.</summary>
internal sealed partial class Wording(IReadOnlyDictionary<string, string> sentences)
{
    /// <exception cref="MalformedValueException">The definition has no such sentence, or the sentence asks for a fact that this place does not offer.</exception>
    public RichText Say(string key, params (string Name, RichText Fact)[] facts)
    {
        if (!sentences.TryGetValue(key, out var sentence)) throw new MalformedValueException("definition.wording-missing", $"The definition has no wording “{key}”.");
        if (FaultOf(sentence, [.. facts.Select(f => f.Name)]) is { } fault) throw new MalformedValueException("definition.wording-malformed", $"{fault} (“{key}”)");
        var text = RichText.Build();
        var at = 0;
        foreach (Match place in Placeholder().Matches(sentence))
        {
            text.Text(sentence[at..place.Index]).Add(Array.Find(facts, f => f.Name == place.Groups[1].Value).Fact);
            at = place.Index + place.Length;
        }

        return text.Text(sentence[at..]).Done();
    }

    /// <summary>What is wrong with a sentence for which these facts are offered; null where it can be filled.</summary>
    public static string? FaultOf(string sentence, IReadOnlyCollection<string> offered)
    {
        if (Placeholder().Replace(sentence, string.Empty).AsSpan().ContainsAny('{', '}')) return "The sentence has a brace without its other half.";
        return Placeholder().Matches(sentence).Select(m => m.Groups[1].Value).FirstOrDefault(name => !offered.Contains(name)) is { } unknown
            ? $"The sentence asks for {{{unknown}}}; it may use {(offered.Count == 0 ? "no facts" : string.Join(", ", offered.Select(o => $"{{{o}}}")))}."
            : null;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
