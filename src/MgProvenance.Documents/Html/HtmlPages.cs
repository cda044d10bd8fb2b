using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Html;

/// <summary>What printed pages carry in their margins, as rules of style.</summary>
internal static class HtmlPages
{
    public static string Rules(DocumentInfo info, DocumentStyle style)
    {
        var size = style.Page switch { "us-letter" => "letter", _ => style.Page };
        var banner = info.Banner is { } text ? $"@top-center{{content:{Quote(text)};background:#a6192e;color:#fff;font:700 9.5pt sans-serif;width:100%;margin:7mm 0;text-align:center}}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"@page{{size:{size};margin:22mm {style.MarginMm}mm;{banner}@bottom-left{{content:{Quote(info.FooterLeft)};font:8pt sans-serif}}@bottom-right{{content:\"page \" counter(page) \" of \" counter(pages);font:8pt sans-serif}}}}\n@page wide{{size:{size} landscape}}\n");
    }

    /// <summary>A string of CSS inside a style element: all but letters, digits and spaces is written by number.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in DisplayText.Clean(text).EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is ' ')) quoted.Append((char)rune.Value);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }

        return quoted.Append('"').ToString();
    }
}
