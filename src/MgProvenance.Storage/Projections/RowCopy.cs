using System.Buffers.Binary;
using System.Data;
using System.Text;
using MgProvenance.Application.Events;
using Npgsql;

namespace MgProvenance.Storage.Projections;

/// <summary>
/// Rows on their way into <c>mgp.projected_row</c> or one of its partitions, in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"), written
/// straight into one buffer. None arrives when <see cref="Complete"/> is not reached.
/// </summary>
internal sealed class RowCopy : IAsyncDisposable
{
    private const short Columns = 6, Trailer = -1;
    private const int Block = 1 << 17;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _buffer = new byte[2 * Block];
    private int _length;
    private bool _complete;

    private RowCopy(NpgsqlConnection connection, NpgsqlRawCopyStream stream) => (_connection, _stream) = (connection, stream);

    /// <param name="options">Of the COPY, beside its format.</param>
    public static async Task<RowCopy> Open(NpgsqlConnection connection, string table, string options, CancellationToken cancellation)
    {
        var copy = new RowCopy(connection, await connection.BeginRawBinaryCopyAsync(
            $"copy {table} (projection, generation, stream_id, ordinal, row_key, row) from stdin (format binary{options})", cancellation));
        Header.CopyTo(copy._buffer, 0);
        copy._length = Header.Length;
        return copy;
    }

    public ValueTask Write(Target target, string stream, int ordinal, ProjectedRow row, CancellationToken cancellation)
    {
        Reserve(64 + Encoding.UTF8.GetMaxByteCount(target.Projection.Name.Length + stream.Length + row.Key.Length + row.Json.Length));
        Int16(Columns);
        Text(target.Projection.Name);
        Int32(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_length), target.Generation);
        _length += sizeof(long);
        Text(stream);
        Int32(sizeof(int));
        Int32(ordinal);
        Text(row.Key);
        Text(row.Json);
        return _length < Block ? ValueTask.CompletedTask : Send(cancellation);
    }

    public async Task Complete(CancellationToken cancellation)
    {
        Reserve(sizeof(short));
        Int16(Trailer);
        await Send(cancellation);
        _complete = true;
    }

    public async ValueTask DisposeAsync()
    {
        // A connection that broke ended the copy; giving it up would throw and hide why it broke.
        if (!_complete && _connection.State == ConnectionState.Open) await _stream.CancelAsync();
        await _stream.DisposeAsync();
    }

    private async ValueTask Send(CancellationToken cancellation)
    {
        await _stream.WriteAsync(_buffer.AsMemory(0, _length), cancellation);
        _length = 0;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes) Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + bytes));
    }

    private void Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(short);
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(int);
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length + sizeof(int)));
        Int32(bytes);
        _length += bytes;
    }
}
