using System.Text;

namespace MgProvenance.Parsing.Text;

/// <summary>How the cells of a text table are separated and written.</summary>
internal readonly struct RowSyntax(char separator, char decimalMark, string missing, bool emptyIsMissing)
{
    private readonly byte[] _missing = Encoding.ASCII.GetBytes(missing);
    private readonly bool _emptyIsMissing = emptyIsMissing;

    public byte Separator { get; } = (byte)separator;

    public byte DecimalMark { get; } = (byte)decimalMark;

    public bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty ? _emptyIsMissing : cell.SequenceEqual(_missing);
}
