namespace MgProvenance.Parsing.Text;

/// <summary>Walks the lines of a file: LF or CR LF, the end taken off.</summary>
internal ref struct LineCursor(ReadOnlySpan<byte> text)
{
    private readonly int _length = text.Length;
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Bytes up to and including the current line and its end.</summary>
    public readonly int Consumed => _length - _rest.Length;

    /// <summary>Number of the current line, from 1.</summary>
    public int Number { get; private set; }

    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>False for a last line that the file does not end.</summary>
    public bool IsEnded { get; private set; }

    public readonly bool IsLast => _rest.IsEmpty;

    public bool MoveNext()
    {
        if (_rest.IsEmpty) return false;
        var end = _rest.IndexOf((byte)'\n');
        IsEnded = end >= 0;
        var line = IsEnded ? _rest[..end] : _rest;
        _rest = IsEnded ? _rest[(end + 1)..] : default;
        Line = line is [.., (byte)'\r'] ? line[..^1] : line;
        Number++;
        return true;
    }
}
