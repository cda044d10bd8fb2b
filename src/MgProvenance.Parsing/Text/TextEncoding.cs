using System.Text;
using System.Text.Unicode;

namespace MgProvenance.Parsing.Text;

/// <summary>Tells in which encoding a text file is written and brings it to UTF-8, without replacing anything.</summary>
internal static class TextEncoding
{
    private const int LooksAt = 256;

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Encodings that can be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030"];

    /// <summary>The same in the encoding that was asked for; told from the bytes where that is null.</summary>
    public static (ReadOnlyMemory<byte> Utf8, string Name) ToUtf8(ReadOnlyMemory<byte> file, string? encoding, FindingList findings) => encoding switch
    {
        null => ToUtf8(file, findings),
        "utf-8" => IsUtf8(file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file, findings, encoding),
        "utf-16le" => FromUtf16(file.Span is [0xFF, 0xFE, ..] ? file[2..] : file, bigEndian: false, findings, encoding),
        "utf-16be" => FromUtf16(file.Span is [0xFE, 0xFF, ..] ? file[2..] : file, bigEndian: true, findings, encoding),
        "windows-1252" => Decode(file, Windows1252, encoding, findings),
        "gb18030" => Decode(file, Gb18030, encoding, findings),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
    };

    /// <summary>The text in UTF-8 without byte order mark, and the name of its encoding; null text with a fatal finding where no encoding fits.</summary>
    public static (ReadOnlyMemory<byte> Utf8, string Name) ToUtf8(ReadOnlyMemory<byte> file, FindingList findings)
    {
        var bytes = file.Span;
        if (bytes.StartsWith("\uFEFF"u8)) return IsUtf8(file[3..], findings, "UTF-8 with byte order mark");
        if (bytes is [0xFF, 0xFE, ..]) return FromUtf16(file[2..], bigEndian: false, findings, "UTF-16LE with byte order mark");
        if (bytes is [0xFE, 0xFF, ..]) return FromUtf16(file[2..], bigEndian: true, findings, "UTF-16BE with byte order mark");
        if (ZerosAt(bytes, odd: true)) return FromUtf16(file, bigEndian: false, findings, "UTF-16LE");
        if (ZerosAt(bytes, odd: false)) return FromUtf16(file, bigEndian: true, findings, "UTF-16BE");
        if (Utf8.IsValid(bytes)) return (file, "UTF-8");
        return Decode(file, Gb18030, "GB18030", findings);
    }

    private static (ReadOnlyMemory<byte> Utf8, string Name) IsUtf8(ReadOnlyMemory<byte> file, FindingList findings, string name) =>
        Utf8.IsValid(file.Span) ? (file, name) : Decode(file, new UTF8Encoding(false, throwOnInvalidBytes: true), name, findings);

    private static (ReadOnlyMemory<byte> Utf8, string Name) FromUtf16(ReadOnlyMemory<byte> file, bool bigEndian, FindingList findings, string name) =>
        Decode(file, new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true), name, findings);

    private static (ReadOnlyMemory<byte> Utf8, string Name) Decode(ReadOnlyMemory<byte> file, Encoding encoding, string name, FindingList findings)
    {
        try
        {
            return (Encoding.UTF8.GetBytes(encoding.GetString(file.Span)), name);
        }
        catch (DecoderFallbackException e)
        {
            // the only way in which .NET tells where a text stops being valid
            findings.Fatal("text.encoding", FindingList.AtByte(Math.Max(0, e.Index)), $"The text is not valid {name} from here on.");
            return (default, name);
        }
    }

    /// <summary>In UTF-16 most characters of such a file have a zero as one of their bytes.</summary>
    private static bool ZerosAt(ReadOnlySpan<byte> bytes, bool odd)
    {
        var length = Math.Min(bytes.Length, LooksAt) & ~1;
        var zeros = 0;
        for (var i = odd ? 1 : 0; i < length; i += 2) zeros += bytes[i] == 0 ? 1 : 0;
        return length > 0 && zeros * 4 > length;
    }
}
