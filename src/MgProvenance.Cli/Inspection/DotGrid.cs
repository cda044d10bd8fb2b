using System.Text;

namespace MgProvenance.Cli.Inspection;

/// <summary>Dots in characters: two by four of them in a braille pattern, or one above the other where only ASCII is sure to be shown. Row 0 is the top.</summary>
public sealed class DotGrid
{
    private const char EmptyBraille = '\u2800';

    /// <summary>Bits of the dots 1 to 8 of a braille pattern, by row and column (Unicode, block 2800).</summary>
    private static readonly byte[,] BrailleBits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly bool _braille;
    private readonly byte[,] _cells;

    public DotGrid(int columns, int rows, bool braille)
    {
        (_braille, _cells) = (braille, new byte[rows, columns]);
        (Width, Height) = braille ? (columns * 2, rows * 4) : (columns, rows * 2);
    }

    /// <summary>In dots.</summary>
    public int Width { get; }

    /// <summary>In dots.</summary>
    public int Height { get; }

    /// <summary>All dots of the straight line between two dots, both included (Bresenham).</summary>
    public void Line(int x, int y, int toX, int toY)
    {
        var (dx, dy) = (Math.Abs(toX - x), -Math.Abs(toY - y));
        var (stepX, stepY) = (x < toX ? 1 : -1, y < toY ? 1 : -1);
        for (var error = dx + dy; ;)
        {
            Set(x, y);
            if (x == toX && y == toY) return;
            var twice = 2 * error;
            if (twice >= dy)
            {
                error += dy;
                x += stepX;
            }

            if (twice <= dx)
            {
                error += dx;
                y += stepY;
            }
        }
    }

    /// <summary>A row of characters.</summary>
    public string Row(int row)
    {
        var text = new StringBuilder(_cells.GetLength(1));
        for (var column = 0; column < _cells.GetLength(1); column++) text.Append(_braille ? (char)(EmptyBraille + _cells[row, column]) : " '.:"[_cells[row, column]]);
        return text.ToString();
    }

    private void Set(int x, int y)
    {
        if (_braille) _cells[y / 4, x / 2] |= BrailleBits[y % 4, x % 2];
        else _cells[y / 2, x] |= (byte)(1 << (y % 2));
    }
}
