using System.Text;

namespace MgProvenance.Integrity.Notes;

/// <summary>The text rules that signed notes, keys and checkpoints share (C2SP signed-note).</summary>
internal static class NoteText
{
    /// <summary>No control character but the newline, no lone surrogate.</summary>
    public static bool IsWellFormed(string text) => !text.Any(c => c < ' ' && c != '\n') && !HasLoneSurrogate(text);

    /// <summary>A key name is not empty and has neither Unicode spaces nor a plus.</summary>
    public static bool IsKeyName(string name) => name.Length > 0 && IsWellFormed(name) && !name.Any(c => char.IsWhiteSpace(c) || c == '+');

    /// <summary>Standard base64 in its one canonical spelling: no white space, padding present, unused bits zero.</summary>
    public static bool TryFromBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var written)) return false;
        bytes = bytes[..written];
        return Convert.ToBase64String(bytes) == text;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done) return true;
            rest = rest[used..];
        }

        return false;
    }
}
