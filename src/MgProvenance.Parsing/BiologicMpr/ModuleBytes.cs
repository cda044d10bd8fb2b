using System.Buffers.Binary;
using System.Globalization;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>Fields of a module at fixed offsets; null where the module is too short to hold them.</summary>
internal readonly ref struct ModuleBytes(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    public byte? U8(int at) => at < _data.Length ? _data[at] : null;

    public ushort? U16(int at) => at + 2 <= _data.Length ? BinaryPrimitives.ReadUInt16LittleEndian(_data[at..]) : null;

    public uint? U32(int at) => at + 4 <= _data.Length ? BinaryPrimitives.ReadUInt32LittleEndian(_data[at..]) : null;

    public double? F8(int at) => at + 8 <= _data.Length ? BinaryPrimitives.ReadDoubleLittleEndian(_data[at..]) : null;

    /// <summary>A single-precision number as the operator typed it: 0.79, not 0.7900000214576721.</summary>
    public double? F4(int at) => at + 4 <= _data.Length
        ? double.Parse(BinaryPrimitives.ReadSingleLittleEndian(_data[at..]).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;

    /// <summary>A text with its length in the first byte, without spaces around its lines; null where it is empty.</summary>
    public string? Text(int at)
    {
        if (at >= _data.Length) return null;
        var length = _data[at];
        if (length == 0 || at + 1 + length > _data.Length) return null;
        var lines = TextEncoding.Windows1252.GetString(_data.Slice(at + 1, length)).ReplaceLineEndings("\n").Split('\n');
        var text = string.Join('\n', lines.Select(l => l.Trim())).Trim('\n');
        return text.Length == 0 ? null : text;
    }
}
