using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace MgProvenance.Integrity;

/// <summary>UTF-8 that throws on what it cannot represent; the default encoding writes U+FFFD, and two different texts would get one hash.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] GetBytes(string text) => Encoding.GetBytes(text);

    public static int GetBytes(string text, Span<byte> target) => Encoding.GetBytes(text, target);

    public static int GetByteCount(string text) => Encoding.GetByteCount(text);

    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        text = Utf8.IsValid(bytes) ? Encoding.GetString(bytes) : null;
        return text is not null;
    }
}
