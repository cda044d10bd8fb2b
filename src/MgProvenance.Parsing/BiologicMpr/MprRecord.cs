using System.Buffers.Binary;
using MgProvenance.Parsing.Biologic;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>How one record of the data module is laid out. The flags share one byte, placed where the first flag is listed; everything else follows in list order without padding.</summary>
internal sealed class MprRecord
{
    private const int BlockRows = 256;   // a block of records stays in the first cache while all its columns are taken out
    private readonly List<(int Offset, MprColumn? Column, MprFlag? Flag)> _cells = [];

    public int Size { get; private set; }

    /// <summary>Builds the layout, or names the ids that nobody knows.</summary>
    public static (MprRecord Record, List<int> Unknown) From(ReadOnlySpan<int> ids, IReadOnlyDictionary<int, MprColumn> twoMeanings)
    {
        var record = new MprRecord();
        var unknown = new List<int>();
        var flagsAt = -1;
        foreach (var id in ids)
        {
            if (MprColumnIds.Flags.TryGetValue(id, out var flag))
            {
                if (flagsAt < 0) flagsAt = record.Size++;
                record._cells.Add((flagsAt, null, flag));
            }
            else if ((MprColumnIds.Find(id) ?? twoMeanings.GetValueOrDefault(id)) is { } column)
            {
                record._cells.Add((record.Size, column, null));
                record.Size += column.Size;
            }
            else
            {
                unknown.Add(id);
            }
        }

        return (record, unknown);
    }

    /// <summary>Takes all columns out of <paramref name="rows"/> records.</summary>
    public List<Column> Decode(ReadOnlySpan<byte> data, int rows)
    {
        var values = new double[_cells.Count][];
        for (var i = 0; i < values.Length; i++) values[i] = GC.AllocateUninitializedArray<double>(rows);
        for (var first = 0; first < rows; first += BlockRows)
        {
            var count = Math.Min(BlockRows, rows - first);
            var block = data.Slice(first * Size, count * Size);
            for (var i = 0; i < values.Length; i++) Decode(block, _cells[i], values[i].AsSpan(first, count));
        }

        return [.. _cells.Select((cell, i) => ToColumn(cell.Column?.Name ?? cell.Flag!.Name, values[i]))];
    }

    private static Column ToColumn(string name, double[] values)
    {
        var (meaning, unit) = BiologicColumn.Describe(name);
        return new Column(name, meaning, unit, values, Derived: false);
    }

    private void Decode(ReadOnlySpan<byte> block, (int Offset, MprColumn? Column, MprFlag? Flag) cell, Span<double> into)
    {
        var at = cell.Offset;
        if (cell.Flag is { } flag)
        {
            for (var row = 0; row < into.Length; row++, at += Size) into[row] = (block[at] >> flag.Shift) & flag.Mask;
            return;
        }

        switch (cell.Column!.Cell)
        {
            case Cell.Double: Doubles(block, at, into); break;
            case Cell.Single: Singles(block, at, into); break;
            case Cell.UInt32:
                for (var row = 0; row < into.Length; row++, at += Size) into[row] = BinaryPrimitives.ReadUInt32LittleEndian(block[at..]);
                break;
            case Cell.UInt16:
                for (var row = 0; row < into.Length; row++, at += Size) into[row] = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
                break;
            default:
                for (var row = 0; row < into.Length; row++, at += Size) into[row] = block[at];
                break;
        }
    }

    private void Doubles(ReadOnlySpan<byte> block, int at, Span<double> into)
    {
        for (var row = 0; row < into.Length; row++, at += Size) into[row] = BinaryPrimitives.ReadDoubleLittleEndian(block.Slice(at, sizeof(double)));
    }

    private void Singles(ReadOnlySpan<byte> block, int at, Span<double> into)
    {
        for (var row = 0; row < into.Length; row++, at += Size) into[row] = BinaryPrimitives.ReadSingleLittleEndian(block.Slice(at, sizeof(float)));
    }
}
