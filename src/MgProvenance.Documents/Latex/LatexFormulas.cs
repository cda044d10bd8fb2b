using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents.Latex;

/// <summary>Formulas as <c>\ce</c> of mhchem.</summary>
internal static partial class LatexFormulas
{
    /// <summary>Letters, brackets, indices and charges without a space between: with at least one index or charge it is a formula.</summary>
    public const string Formula = @"(?<![A-Za-z])[A-Z(\[](?:[A-Za-z()\[\]]|·[0-9]*|\u0001[0-9.]+\u0004|\u0003[a-z0-9.+−]+\u0004|\u0002[0-9]*[+−]\u0004)*";

    /// <summary>A match of <see cref="Formula"/> as the text before it, the command, and the text behind; null where it is no formula.</summary>
    public static (string Before, string Command, string After)? Of(string marked)
    {
        // Brackets around a formula belong to the sentence.
        var (start, end) = (0, marked.Length);
        while (start < end && marked[start] is '(' or '[' && Depth(marked[start..end]) > 0) start++;
        while (end > start && marked[end - 1] is ')' or ']' && Depth(marked[start..end]) < 0) end--;
        while (IsEnclosed(marked[start..end])) (start, end) = (start + 1, end - 1);
        var formula = marked[start..end];
        if (Depth(formula) != 0 || formula.IndexOfAny([LatexText.Sub, LatexText.Sup, LatexText.Index]) < 1) return null;
        var command = new StringBuilder(@"\ce{");
        foreach (Match part in Parts().Matches(formula))
        {
            var inner = part.Value.Trim(LatexText.Sub, LatexText.Sup, LatexText.Index, LatexText.End);
            command.Append(part.Value[0] switch
            {
                LatexText.Sub => inner.All(char.IsAsciiDigit) ? inner : $"_{{{inner}}}",
                LatexText.Sup => $"^{{{inner.Replace('−', '-')}}}",
                LatexText.Index => $"_{{$\\mathit{{{inner.Replace('−', '-')}}}$}}",
                '·' => "*",
                _ => part.Value,
            });
        }

        return (marked[..start], command.Append('}').ToString(), marked[end..]);
    }

    /// <summary>Whether the bracket that opens it is closed by the one that ends it.</summary>
    private static bool IsEnclosed(string text) =>
        text is ['(' or '[', .., ')' or ']'] && Enumerable.Range(1, text.Length - 2).All(i => Depth(text[..i]) > 0);

    private static int Depth(string text) => text.Count(c => c is '(' or '[') - text.Count(c => c is ')' or ']');

    [GeneratedRegex(@"[\u0001\u0002\u0003][^\u0004]*\u0004|[\s\S]")]
    private static partial Regex Parts();
}
