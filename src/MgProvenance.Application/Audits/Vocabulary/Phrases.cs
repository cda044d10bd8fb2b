using System.Globalization;

namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>Looks for words in what people wrote, whatever its case and punctuation.</summary>
internal static class Phrases
{
    private const int Short = 4;

    private const int Stem = 5;

    /// <summary>A phrase in lower case; a longer one is also the beginning of a word (hold, holds), a short one is a name: TEM is not the beginning of temperature.</summary>
    public static bool Holds(string text, string phrase) => HoldsIn($" {string.Join(' ', Split(text))} ", phrase);

    public static bool HoldsAny(string text, IEnumerable<string> phrases)
    {
        var words = $" {string.Join(' ', Split(text))} ";
        return phrases.Any(p => HoldsIn(words, p));
    }

    /// <summary>The words that say something.</summary>
    public static IReadOnlySet<string> Significant(string text, IReadOnlyList<string> small) => Split(text).Where(w => (w.Length > 2 || w.Any(char.IsDigit)) && !small.Contains(w)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether two sets of words share one, in whatever form: voltammetry, voltammogram.</summary>
    public static bool ShareAny(IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Overlaps(other) || Stems(one).Overlaps(Stems(other));

    /// <summary>As two writers would write the same name.</summary>
    public static string Name(string text) => string.Concat(text.Replace("‖", "||", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static bool HoldsIn(string words, string phrase) => words.Contains(phrase.Length <= Short ? $" {phrase} " : $" {phrase}", StringComparison.Ordinal);

    private static HashSet<string> Stems(IEnumerable<string> words) => words.Where(w => w.Length >= Stem).Select(w => w[..Stem]).ToHashSet(StringComparer.Ordinal);

    private static string[] Split(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c == '/' ? char.ToLower(c, CultureInfo.InvariantCulture) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
