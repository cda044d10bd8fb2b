using System.Globalization;
using System.Text;

namespace MgProvenance.Parsing.Text;

internal enum CellKind
{
    Number,
    /// <summary>h:mm:ss[.fff] or d hh:mm:ss[.fff], read as seconds.</summary>
    Duration,
    Text,
    /// <summary>Passed over, whatever it holds.</summary>
    Ignored,
}

/// <summary>Takes one column's cells out of rows of text, into numbers or texts.</summary>
internal sealed class CellReader(string name, CellKind kind, int capacity)
{
    private double[] _values = kind is CellKind.Text or CellKind.Ignored ? [] : GC.AllocateUninitializedArray<double>(capacity);
    private readonly PackedTexts? _texts = kind == CellKind.Text ? new(capacity) : null;

    public string Name => name;

    public CellKind Kind => kind;

    /// <summary>By which the numbers are multiplied: a later header of the same table may use another unit.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>How each text must be a date; null where any text will do.</summary>
    public string? DateForm { get; init; }

    public double ValueAt(int row) => _values[row];

    /// <summary>Reads the cell that starts at <paramref name="at"/> and moves to its end.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, ref int at, in RowSyntax syntax, int row)
    {
        if (kind == CellKind.Number)
        {
            if (Numbers.TryRead(line, ref at, syntax.Separator, syntax.DecimalMark, out var number))
            {
                _values[row] = Scale == 1 ? number : number * Scale;
                return true;
            }
        }

        var end = line[at..].IndexOf(syntax.Separator);
        var cell = line[at..(end < 0 ? line.Length : at + end)];
        at += cell.Length;
        if (kind == CellKind.Ignored) return true;
        if (_texts is not null)
        {
            _texts.Set(row, cell);
            return DateForm is null || DateTime.TryParseExact(Encoding.UTF8.GetString(cell).Trim(), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }

        var trimmed = cell.Trim((byte)' ');
        if (syntax.IsMissing(trimmed))
        {
            _values[row] = double.NaN;
            return true;
        }

        if (kind == CellKind.Duration) return Durations.TryRead(trimmed, out _values[row]);
        if (IsInfinity(trimmed, out _values[row])) return true;
        return trimmed.Length < cell.Length && ReadTrimmed(trimmed, syntax.DecimalMark, row);
    }

    private bool ReadTrimmed(ReadOnlySpan<byte> cell, byte decimalMark, int row)
    {
        if (!Numbers.TryRead(cell, decimalMark, out var number)) return false;
        _values[row] = number * Scale;
        return true;
    }

    /// <summary>Makes room for more rows.</summary>
    public void Grow(int rows)
    {
        _texts?.Grow(rows);
        if (kind is not (CellKind.Text or CellKind.Ignored)) Array.Resize(ref _values, rows);
    }

    public Column ToColumn(int rows, Meaning meaning, string unit) => new(name, meaning, unit, kind is CellKind.Text or CellKind.Ignored || _values.Length == rows ? _values : _values[..rows], Derived: false)
    {
        Texts = _texts?.Close(rows),
    };

    /// <summary>EC-Lab writes INF where it divided by zero, for example an efficiency before anything was discharged.</summary>
    private static bool IsInfinity(ReadOnlySpan<byte> cell, out double value)
    {
        value = cell is [(byte)'-', ..] ? double.NegativeInfinity : double.PositiveInfinity;
        return cell.TrimStart("+-"u8).SequenceEqual("INF"u8);
    }
}
