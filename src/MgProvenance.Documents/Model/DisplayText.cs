using System.Globalization;
using System.Text;

namespace MgProvenance.Documents;

/// <summary>Makes text from people and instruments safe to show.</summary>
internal static class DisplayText
{
    /// <summary>
    /// Line ends and tabs become spaces; control characters, zero-width and direction-changing format characters, lone surrogates,
    /// noncharacters and line separators go, because they can hide text or reorder what a reader sees.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029 or 0x85) clean.Append(' ');
            else if (IsVisible(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => false,
        _ => rune != Rune.ReplacementChar,
    };
}
