using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>Sentences that people wrote, with the substances that they name set as formulas. Other words keep their digits: CT2001A is none.</summary>
internal sealed class SubstancesInWords(IEnumerable<string> substances)
{
    private const string ExchangeCurrent = "i0";

    /// <summary>Longest first, so that no name is taken for a part of another one.</summary>
    private readonly List<string> _names = [.. substances.Append(ExchangeCurrent).Where(s => s.Any(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)];

    public RichText In(string words)
    {
        var sentence = words.Replace("||", "‖", StringComparison.Ordinal);
        var (text, from) = (RichText.Build(), 0);
        for (var at = 0; at < sentence.Length; at++)
        {
            if (_names.Find(n => IsWord(sentence, at, n)) is not { } name) continue;
            text.Text(sentence[from..at]).Formula(name);
            (from, at) = (at + name.Length, at + name.Length - 1);
        }

        return text.Text(sentence[from..]).Done();
    }

    private static bool IsWord(string sentence, int at, string name) =>
        string.CompareOrdinal(sentence, at, name, 0, name.Length) == 0
        && (at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (at + name.Length == sentence.Length || !char.IsLetterOrDigit(sentence[at + name.Length]));
}
