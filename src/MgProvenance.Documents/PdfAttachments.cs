using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Documents;

/// <summary>
/// Reads the attachments out of a PDF that <see cref="IPdfRenderer"/> set: a plain cross-reference table, one object per file specification (ISO 32000-1, 7.5.4 and 7.11), Flate or no
/// filter. It is no general reader of PDF: what it does not find is left out, and the caller holds what it finds against a digest.
/// </summary>
public static partial class PdfAttachments
{
    // A dictionary before its stream, and all attachments together; a report's provenance is some megabytes.
    private const int LongestDictionary = 1 << 14;
    private const long MostBytes = 256L << 20;
    private const int EntryLength = 20;
    private const int OffsetDigits = 10;

    /// <summary>Attachments by name; empty where the table of objects cannot be read.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(ReadOnlyMemory<byte> pdf)
    {
        var objects = Objects(pdf.Span);
        var (attachments, room) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), MostBytes);
        foreach (var offset in objects)
        {
            var dictionary = Dictionary(pdf.Span, offset, out _);
            if (!dictionary.Contains("/Type /Filespec", StringComparison.Ordinal)) continue;
            var (name, file) = (FileName().Match(dictionary), EmbeddedFile().Match(dictionary));
            if (!name.Success || !file.Success || !int.TryParse(file.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= objects.Length) continue;
            if (Content(pdf, objects[number], room) is not { } content) continue;
            room -= content.Length;
            attachments[name.Groups[1].Value] = content;
        }

        return attachments;
    }

    /// <summary>Where each object begins, by its number.</summary>
    private static int[] Objects(ReadOnlySpan<byte> pdf)
    {
        var start = pdf.LastIndexOf("startxref\n"u8);
        if (start < 0 || !Utf8Parser.TryParse(pdf[(start + "startxref\n".Length)..], out int table, out _) || table < 0 || table >= pdf.Length) return [];
        var rest = pdf[table..];
        if (!rest.StartsWith("xref\n0 "u8) || !Utf8Parser.TryParse(rest["xref\n0 ".Length..], out int count, out var digits)) return [];
        rest = rest[("xref\n0 ".Length + digits + 1)..];
        if (count < 0 || count > rest.Length / EntryLength) return [];
        var objects = new int[count];
        for (var i = 0; i < count; i++) objects[i] = Utf8Parser.TryParse(rest.Slice(i * EntryLength, OffsetDigits), out int offset, out _) && offset < pdf.Length ? offset : 0;
        return objects;
    }

    /// <summary>The text from the object's beginning to its stream or its end.</summary>
    /// <param name="stream">Where the stream's bytes begin; the end of the text where there is none.</param>
    private static string Dictionary(ReadOnlySpan<byte> pdf, int offset, out int stream)
    {
        var text = pdf.Slice(offset, Math.Min(LongestDictionary, pdf.Length - offset));
        var (end, bytes) = (text.IndexOf("endobj"u8), text.IndexOf("\nstream\n"u8));
        if (bytes >= 0 && (end < 0 || bytes < end)) end = bytes;
        stream = offset + Math.Max(bytes, 0) + "\nstream\n".Length;
        return Encoding.Latin1.GetString(text[..Math.Max(end, 0)]);
    }

    private static byte[]? Content(ReadOnlyMemory<byte> pdf, int offset, long room)
    {
        var dictionary = Dictionary(pdf.Span, offset, out var start);
        var size = Length().Match(dictionary);
        if (!dictionary.Contains("/Type /EmbeddedFile", StringComparison.Ordinal) || !int.TryParse(size.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > pdf.Length - start) return null;
        var packed = pdf.Slice(start, length);
        if (!dictionary.Contains("/Filter", StringComparison.Ordinal)) return length <= room ? packed.ToArray() : null;
        return dictionary.Contains("/Filter /FlateDecode", StringComparison.Ordinal) ? Inflated(packed, room) : null;
    }

    private static byte[]? Inflated(ReadOnlyMemory<byte> packed, long room)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            using var content = new MemoryStream();
            var buffer = new byte[1 << 16];
            int read;
            while ((read = zlib.Read(buffer)) > 0)
            {
                if (content.Length + read > room) return null;
                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            // A damaged stream holds no attachment, which the caller reports.
            return null;
        }
    }

    [GeneratedRegex(@"/F \(([^()\\]{1,255})\)", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"/EF <<\s*/F ([0-9]{1,9}) 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedFile();

    [GeneratedRegex(@"/Length ([0-9]{1,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}
