using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Rows of a query in PostgreSQL's binary COPY format, one at a time and without an object per field. The layout is that of the manual,
/// COPY, "Binary Format": a signature of 11 bytes, flags, a header extension, then per row a count of fields and per field its length (-1: null) and bytes.
/// </summary>
internal sealed class CopyRows : IAsyncDisposable
{
    private const int HeaderLength = 19;
    private const short Trailer = -1;

    private readonly CopyBlocks _blocks;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _buffer = new byte[2 * CopyBlocks.Size];
    private int _start, _end;

    private CopyRows(CopyBlocks blocks, int fields) => (_blocks, _starts, _lengths) = (blocks, new int[fields], new int[fields]);

    /// <summary>Whether there is a row to look at; false before the first <see cref="Next"/> and after the last row.</summary>
    public bool HasRow { get; private set; }

    /// <param name="fields">Columns of the query.</param>
    public static async Task<CopyRows> Open(NpgsqlConnection connection, string query, int fields, CancellationToken cancellation)
    {
        var rows = new CopyRows(new(await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)", cancellation)), fields);
        while (rows._end < HeaderLength) await rows.Fill(cancellation);
        var extension = BinaryPrimitives.ReadInt32BigEndian(rows._buffer.AsSpan(HeaderLength - sizeof(int)));
        while (rows._end < HeaderLength + extension) await rows.Fill(cancellation);
        rows._start = HeaderLength + extension;
        return rows;
    }

    /// <summary>Moves to the next row. What was read of the last one is then gone.</summary>
    public ValueTask<bool> Next(CancellationToken cancellation) => TryTake() ? new(HasRow) : Wait(cancellation);

    public bool IsNull(int field) => _lengths[field] < 0;

    /// <summary>The field's bytes; empty for null.</summary>
    public ReadOnlySpan<byte> Bytes(int field) => _lengths[field] <= 0 ? default : _buffer.AsSpan(_starts[field], _lengths[field]);

    public long Int64(int field) => BinaryPrimitives.ReadInt64BigEndian(Bytes(field));

    public int Int32(int field) => BinaryPrimitives.ReadInt32BigEndian(Bytes(field));

    public Guid Uuid(int field) => new(Bytes(field), bigEndian: true);

    public string? Text(int field) => IsNull(field) ? null : Encoding.UTF8.GetString(Bytes(field));

    public ValueTask DisposeAsync() => _blocks.DisposeAsync();

    private async ValueTask<bool> Wait(CancellationToken cancellation)
    {
        do await Fill(cancellation);
        while (!TryTake());
        return HasRow;
    }

    /// <summary>False when the buffer does not hold all of the next row yet.</summary>
    private bool TryTake()
    {
        var at = _start;
        if (_end - at < sizeof(short)) return false;
        var count = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(at));
        at += sizeof(short);
        if (count == Trailer)
        {
            HasRow = false;
            return true;
        }

        if (count != _starts.Length) throw new InvalidOperationException($"The query gives {count} columns, not {_starts.Length}.");
        for (var field = 0; field < count; field++)
        {
            if (_end - at < sizeof(int)) return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at));
            at += sizeof(int);
            (_starts[field], _lengths[field]) = (at, length);
            at += Math.Max(length, 0);
            if (at > _end) return false;
        }

        _start = at;
        return HasRow = true;
    }

    private async ValueTask Fill(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var block = await _blocks.Next(cancellation);
        while (_end + block.Count > _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        block.AsSpan().CopyTo(_buffer.AsSpan(_end));
        _end += block.Count;
        _blocks.Return(block);
    }
}
