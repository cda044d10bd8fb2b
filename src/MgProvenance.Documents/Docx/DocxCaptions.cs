using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Captions in Word's own style. The number of a label is a field that counts, and cross references show the label as it is.</summary>
internal sealed class DocxCaptions(DocxText text, Bookmarks bookmarks)
{
    private const int LongestNumber = 6;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public W.Paragraph Of(string label, string anchor, RichText caption) => DocxStyles.Paragraph(
        "Caption", [.. bookmarks.Around(anchor, Label(Shown(label))), Bold(".\u2002"), .. text.Of(caption)]);

    /// <summary>As the text refers to it: on one line.</summary>
    public static string Shown(string label) => label.Replace(' ', '\u00A0');

    private OpenXmlElement[] Label(string label)
    {
        var prefix = label.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var digits = label[prefix.Length..];
        if (prefix.Length == 0 || !char.IsAsciiLetter(prefix[0]) || digits.Length is 0 or > LongestNumber) return [Bold(label)];
        var (series, number) = (DocxFields.Name(prefix, 40), int.Parse(digits, CultureInfo.InvariantCulture));
        // Where labels do not count on by one, the field begins anew.
        var jump = _counts.GetValueOrDefault(series) + 1 == number ? "" : string.Create(CultureInfo.InvariantCulture, $@" \r {number}");
        _counts[series] = number;
        return [Bold(prefix), .. DocxFields.Field($@"SEQ {series} \* ARABIC{jump} \* MERGEFORMAT", Bold(digits))];
    }

    private static W.Run Bold(string text)
    {
        var run = DocxRuns.Plain(text);
        run.RunProperties = new W.RunProperties(new W.RunStyle { Val = "CaptionLabel" });
        return run;
    }
}
