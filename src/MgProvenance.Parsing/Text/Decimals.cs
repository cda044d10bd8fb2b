using System.Buffers.Text;

namespace MgProvenance.Parsing.Text;

/// <summary>Reads decimal numbers with all their digits, where a few of them are facts and not a trace.</summary>
internal static class Decimals
{
    /// <summary>The whole of a text, without the blanks around it, as a number; null where it is none.</summary>
    public static decimal? Whole(ReadOnlySpan<byte> text)
    {
        var cell = text.Trim((byte)' ');
        return Utf8Parser.TryParse(cell, out decimal value, out var used) && used == cell.Length ? value : null;
    }

    /// <summary>The first word after the first <c>=</c> that follows a name; empty where there is none.</summary>
    public static ReadOnlySpan<byte> WordAfter(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var at = line.IndexOf(name);
        if (at < 0) return default;
        var rest = line[(at + name.Length)..];
        var equals = rest.IndexOf((byte)'=');
        if (equals < 0) return default;
        var word = rest[(equals + 1)..].TrimStart((byte)' ');
        var end = word.IndexOfAny((byte)' ', (byte)';');
        return end < 0 ? word : word[..end];
    }
}
