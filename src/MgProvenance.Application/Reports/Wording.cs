using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>The sentences of a definition, filled with recorded facts. Facts go in as rich text and are never read as wording.</summary>
internal sealed class Wording(IReadOnlyDictionary<string, string> sentences)
{
    /// <exception cref="MalformedValueException">The definition has no such sentence, or the sentence asks for a fact that this place does not offer.</exception>
    public RichText Say(string key, params (string Name, RichText Fact)[] facts)
    {
        if (!sentences.TryGetValue(key, out var sentence)) throw new MalformedValueException("definition.wording-missing", $"The definition has no wording “{key}”.");
        var text = RichText.Build();
        var at = 0;
        while (sentence.IndexOf('{', at) is var open and >= 0)
        {
            var close = sentence.IndexOf('}', open);
            if (close < 0) throw new MalformedValueException("definition.wording-malformed", $"The wording “{key}” opens a brace and does not close it.");
            var name = sentence[(open + 1)..close];
            var fact = Array.Find(facts, f => f.Name == name).Fact
                ?? throw new MalformedValueException("definition.wording-malformed", $"The wording “{key}” asks for {{{name}}}; it may use {string.Join(", ", facts.Select(f => $"{{{f.Name}}}"))}.");
            text.Text(sentence[at..open]).Add(fact);
            at = close + 1;
        }

        return text.Text(sentence[at..]).Done();
    }
}
