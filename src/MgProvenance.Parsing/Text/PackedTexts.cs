using System.Collections;
using System.Text;

namespace MgProvenance.Parsing.Text;

/// <summary>
/// The entries of a text column as bytes, one after the other; a text that repeats the one before is kept once. States repeat over thousands of rows and dates never do,
/// so neither a string for each row nor a table of all distinct ones would stay small. A string is made when a row is asked for.
/// </summary>
internal sealed class PackedTexts(int capacity) : IReadOnlyList<string>
{
    private readonly List<int> _ends = [0];
    private byte[] _utf8 = new byte[256];
    private int[] _entries = new int[capacity];
    private Shown _last = new(0, "");

    public int Count { get; private set; }

    /// <summary>The text without the blanks around it.</summary>
    public string this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
            var entry = _entries[row];
            var last = _last;
            if (last.Entry == entry) return last.Text;
            _last = last = new(entry, Encoding.UTF8.GetString(BytesOf(entry)).Trim());
            return last.Text;
        }
    }

    public void Set(int row, ReadOnlySpan<byte> cell)
    {
        if (_ends.Count == 1 || !cell.SequenceEqual(BytesOf(_ends.Count - 1))) Append(cell);
        _entries[row] = _ends.Count - 1;
    }

    public void Grow(int rows) => Array.Resize(ref _entries, rows);

    /// <summary>No more rows follow.</summary>
    public PackedTexts Close(int rows)
    {
        Count = rows;
        return this;
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var row = 0; row < Count; row++) yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Append(ReadOnlySpan<byte> cell)
    {
        var start = _ends[^1];
        var end = start + cell.Length;
        if (end > _utf8.Length) Array.Resize(ref _utf8, Math.Max(end, (int)Math.Min(2L * _utf8.Length, Array.MaxLength)));
        cell.CopyTo(_utf8.AsSpan(start));
        _ends.Add(end);
    }

    /// <summary>Entries count from 1; 0 is the empty beginning.</summary>
    private ReadOnlySpan<byte> BytesOf(int entry) => entry == 0 ? default : _utf8.AsSpan(_ends[entry - 1].._ends[entry]);

    private sealed record Shown(int Entry, string Text);
}
