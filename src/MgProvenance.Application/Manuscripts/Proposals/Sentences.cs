using System.Text.RegularExpressions;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Splits a paragraph into sentences.</summary>
internal sealed partial class Sentences(IEnumerable<string> abbreviations)
{
    private readonly HashSet<string> _abbreviations = abbreviations.Select(a => a.TrimEnd('.')).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<Flow> In(Flow paragraph)
    {
        var (start, depth, counted) = (0, 0, 0);
        foreach (Match end in End().Matches(paragraph.Text))
        {
            var stop = end.Groups["end"].Index + end.Groups["end"].Length;
            for (; counted < end.Index; counted++) depth = Math.Max(0, depth + (paragraph.Text[counted] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 }));
            if (depth > 0 || IsAbbreviation(paragraph.Text, end.Index) || IsDecimal(end.Groups["end"].Value, paragraph.Text, end.Index)) continue;
            yield return paragraph.Slice(start, stop);
            start = stop;
            while (start < paragraph.Text.Length && paragraph.Text[start] == ' ') start++;
        }

        if (start < paragraph.Text.Length) yield return paragraph.Slice(start, paragraph.Text.Length);
    }

    /// <summary>A stop, perhaps with the numbers of cited works behind it, then a capital, a digit or a bracket. A stop within a number or a formula has no space behind it.</summary>
    [GeneratedRegex(@"(?<end>[.!?](?:""|”|\)|\d{1,3}(?:[,-]\d{1,3})*)?) [""“(\[]?[\p{Lu}\p{Nd}α-ω]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    /// <summary>Digits behind the stop are cited works only where none stand before it.</summary>
    private static bool IsDecimal(string end, string text, int stop) => char.IsAsciiDigit(end[^1]) && stop > 0 && char.IsAsciiDigit(text[stop - 1]);

    private bool IsAbbreviation(string text, int stop)
    {
        if (text[stop] != '.') return false;
        var from = stop;
        while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] == '.')) from--;
        var word = text[from..stop];
        return (word is [var initial] && char.IsUpper(initial)) || _abbreviations.Contains(word);
    }
}
