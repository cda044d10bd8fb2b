using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Typst;

/// <summary>
/// Which characters our fonts can show. PDF/A refuses a character without a glyph, and Typst would otherwise borrow a font of the machine,
/// so that the same document gave other bytes elsewhere. What cannot be shown, and has no plainer form, is printed as its code point, <c>[U+4E2D]</c>.
/// </summary>
internal sealed class GlyphCoverage(IReadOnlyList<HashSet<int>> families)
{
    private readonly IReadOnlyList<HashSet<int>> _families = families;

    /// <summary>Reads the character maps of the faces. A character counts for a family when every face of it has the character.</summary>
    public static GlyphCoverage Of(string packages, IEnumerable<string> faces) => new([
        .. faces.GroupBy(f => f.Split('/')[0]).Select(family => family
            .Select(face => Characters(File.ReadAllBytes(TypstFiles.FontFile(packages, face))))
            .Aggregate((all, one) =>
            {
                all.IntersectWith(one);
                return all;
            })),
    ]);

    public string Displayable(string text)
    {
        var clean = DisplayText.Clean(text);
        if (clean.EnumerateRunes().All(Covers)) return clean;
        var shown = new StringBuilder(clean.Length);
        foreach (var rune in clean.EnumerateRunes())
        {
            shown.Append(Covers(rune) ? rune.ToString() : InOtherLetters(rune) ?? string.Create(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"));
        }

        return shown.ToString();
    }

    /// <summary>℃ as °C, and the wide letters and signs of East Asian keyboards as the plain ones; but nothing that means something in markup, since the text may be a whole SVG.</summary>
    private static string? InOtherLetters(Rune rune) => rune.Value switch
    {
        '℃' => "°C",
        '＂' or '＆' or '＇' or '＜' or '＞' or '＼' => null,
        >= '！' and <= '～' and var wide => ((char)(wide - '！' + '!')).ToString(),
        _ => null,
    };

    /// <summary>What both can show together.</summary>
    public GlyphCoverage And(GlyphCoverage other) => new([.. _families, .. other._families]);

    private bool Covers(Rune rune) => _families.Any(f => f.Contains(rune.Value));

    /// <summary>The characters that the font's <c>cmap</c> maps to a glyph: OpenType 1.9 "cmap", formats 4 and 12.</summary>
    internal static HashSet<int> Characters(ReadOnlySpan<byte> font)
    {
        var cmap = font[Table(font, "cmap")..];
        var found = new HashSet<int>();
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var subtable = cmap[(int)U32(cmap, 8 + (8 * i))..];
            switch (U16(subtable, 0))
            {
                case 4: AddFormat4(subtable, found); break;
                case 12: AddFormat12(subtable, found); break;
            }
        }

        return found;
    }

    private static void AddFormat4(ReadOnlySpan<byte> table, HashSet<int> found)
    {
        var segments = U16(table, 6) / 2;
        for (var s = 0; s < segments; s++)
        {
            int end = U16(table, 14 + (2 * s)), start = U16(table, 16 + (2 * segments) + (2 * s));
            int delta = U16(table, 16 + (4 * segments) + (2 * s)), offsetAt = 16 + (6 * segments) + (2 * s), offset = U16(table, offsetAt);
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var raw = offset == 0 ? c : U16(table, offsetAt + offset + (2 * (c - start)));
                if (raw != 0 && ((raw + delta) & 0xFFFF) != 0) found.Add(c);
            }
        }
    }

    private static void AddFormat12(ReadOnlySpan<byte> table, HashSet<int> found)
    {
        for (var g = 0; g < U32(table, 12); g++)
        {
            int start = (int)U32(table, 16 + (12 * g)), end = (int)U32(table, 20 + (12 * g)), glyph = (int)U32(table, 24 + (12 * g));
            for (var c = start; c <= end; c++) if (glyph + c - start != 0) found.Add(c);
        }
    }

    private static int Table(ReadOnlySpan<byte> font, string tag)
    {
        for (var i = 0; i < U16(font, 4); i++)
        {
            var record = font.Slice(12 + (16 * i), 16);
            if (Encoding.ASCII.GetString(record[..4]) == tag) return (int)U32(record, 8);
        }

        throw new PdfEngineException($"A font file has no table '{tag}'.");
    }

    private static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
