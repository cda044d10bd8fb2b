namespace MgProvenance.Parsing.Text;

/// <summary>Lines of a CSV with quoted cells (RFC 4180), rewritten so that they can be cut at a character which no cell holds.</summary>
internal sealed class QuotedCells(byte separator)
{
    /// <summary>ASCII's unit separator.</summary>
    public const byte Cut = 0x1F;

    private byte[] _buffer = new byte[1024];

    /// <summary>The line without quotes, valid until the next call; false where a quote is left open, or the line holds the cutting character itself.</summary>
    public bool TryPlain(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> plain)
    {
        plain = default;
        if (line.Contains(Cut)) return false;
        if (_buffer.Length < line.Length) _buffer = new byte[2 * line.Length];
        var length = 0;
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') i++;
            else if (c == '"')
            {
                isQuoted = !isQuoted;
                continue;
            }

            _buffer[length++] = c == separator && !isQuoted ? Cut : c;
        }

        plain = _buffer.AsSpan(0, length);
        return !isQuoted;
    }
}
