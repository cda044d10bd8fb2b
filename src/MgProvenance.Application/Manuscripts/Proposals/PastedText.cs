using System.Buffers;
using System.Globalization;
using System.Text;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Text as it comes out of a word processor or a PDF, written out in plain signs. Each sign remembers the place that it was read from.</summary>
public sealed class PastedText
{
    /// <summary>A long thesis has about half of it.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>A paragraph pasted as one line has a few thousand.</summary>
    public const int LongestLine = 20_000;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Dashes = SearchValues.Create("\u2010\u2011\u2012\u2013\u2212\u207B\u208B");
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    private readonly int[] _origins;

    private PastedText(string plain, int[] origins) => (Plain, _origins) = (plain, origins);

    public string Plain { get; }

    public static (PastedText? Text, Refusal? Refusal) Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes) return Refuse("propose.too-large", string.Create(CultureInfo.InvariantCulture, $"The text has {utf8.Length:N0} bytes; more than {MostBytes:N0} is not read. Hand in one section at a time."));
        string text;
        try
        {
            text = Strict.GetString(utf8);
        }
        catch (DecoderFallbackException fault)
        {
            return Refuse("propose.not-utf8", string.Create(CultureInfo.InvariantCulture, $"The text is not UTF-8: byte {fault.Index} and what follows cannot be read. Save it as UTF-8 text."));
        }

        var (line, lineStart) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, lineStart) = (line + 1, i + 1);
            else if (char.IsControl(text[i]) && text[i] is not ('\t' or '\r' or '\f')) return Refuse("propose.control-character", string.Create(CultureInfo.InvariantCulture, $"Line {line} holds the control character U+{(int)text[i]:X4}: this is not plain text."));
            if (i - lineStart >= LongestLine) return Refuse("propose.line-too-long", string.Create(CultureInfo.InvariantCulture, $"Line {line} has more than {LongestLine:N0} characters: this is not a text in paragraphs."));
        }

        return (Written(text), null);
    }

    /// <summary>Where a sign of the plain text stands in the text that was handed in.</summary>
    public int OriginOf(int at) => _origins[at];

    private static PastedText Written(string text)
    {
        var plain = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var written = Written(text[i], plain.Length > 0 ? plain[^1] : ' ', i > 0 && IsRaised(text[i - 1]));
            plain.Append(written);
            for (var n = 0; n < written.Length; n++) origins.Add(i);
        }

        return new PastedText(plain.ToString(), [.. origins]);
    }

    /// <param name="before">The sign written before it.</param>
    /// <param name="goesOn">It stands in the middle of a superscript.</param>
    private static string Written(char sign, char before, bool goesOn)
    {
        if (sign is '\r') return string.Empty;
        if (sign is '\n') return "\n";

        // A power of ten must not become another number: 10³ is 10^3.
        var power = IsRaised(sign) && !goesOn && char.IsAsciiDigit(before) ? "^" : string.Empty;
        if (Superscripts.IndexOf(sign, StringComparison.Ordinal) is var raised and >= 0) return power + (char)('0' + raised);
        if (Subscripts.IndexOf(sign, StringComparison.Ordinal) is var lowered and >= 0) return ((char)('0' + lowered)).ToString();
        if (Dashes.Contains(sign)) return power + "-";
        if (Unseen.Contains(sign)) return string.Empty;
        if (char.IsWhiteSpace(sign)) return " ";
        return sign switch
        {
            '⁺' or '₊' => "+",
            'µ' => "μ",
            'º' or '˚' => "°",
            '℃' => "°C",
            '‖' or '∥' => "||",
            '⋅' => "·",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' or 'ﬆ' => "st",
            '’' => "'",
            _ => sign.ToString(),
        };
    }

    private static bool IsRaised(char sign) => sign == '⁻' || Superscripts.Contains(sign, StringComparison.Ordinal);

    private static (PastedText? Text, Refusal? Refusal) Refuse(string code, string sentence) => (null, new Refusal(code, sentence));
}
