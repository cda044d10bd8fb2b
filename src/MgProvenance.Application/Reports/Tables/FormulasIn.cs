using System.Text.RegularExpressions;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Words in which the formulas are set as formulas. Labels such as <c>C2</c> or <c>DOE-CYC-1</c> stay as they are.</summary>
internal static partial class FormulasIn
{
    private const string ExchangeCurrent = "i0";

    public static RichText Text(string words)
    {
        var text = RichText.Build();
        var at = 0;
        foreach (Match word in Word().Matches(words))
        {
            if (word.Value == ExchangeCurrent) text.Text(words[at..word.Index]).Italic("i").Sub("0");
            else if (IsFormula(word.Value)) text.Text(words[at..word.Index]).Formula(word.Value);
            else continue;
            at = word.Index + word.Length;
        }

        return text.Text(words[at..]).Done();
    }

    /// <summary>Two elements or more, or a group in brackets, with an index somewhere: <c>AlCl3</c>, <c>Mg(TFSI)2</c>.</summary>
    private static bool IsFormula(string word) => Formula().IsMatch(word) && Index().IsMatch(word) && (word.Contains('(', StringComparison.Ordinal) || Element().Count(word) > 1);

    [GeneratedRegex(@"[\p{L}\p{Nd}()\[\]·.^+-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(\d*(H|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|V|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Zr|Nb|Mo|Ag|Cd|In|Sn|Sb|Te|I|Cs|Ba|W|Pt|Au|Pb|Bi|\((\w|\(\w+\)\d*)+\)|[\[\]·])\d*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    [GeneratedRegex(@"[\p{L})\]]\d", RegexOptions.CultureInvariant)]
    private static partial Regex Index();

    [GeneratedRegex("[A-Z][a-z]?", RegexOptions.CultureInvariant)]
    private static partial Regex Element();
}
