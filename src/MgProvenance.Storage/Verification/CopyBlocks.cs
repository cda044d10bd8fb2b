using System.Threading.Channels;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Reads a COPY on a thread of its own, some blocks ahead of who uses them. The server sends a few kilobytes at a time; waiting for each of them in the
/// loop that merges several COPYs would cost more than all its comparisons.
/// </summary>
internal sealed class CopyBlocks : IAsyncDisposable
{
    /// <summary>Bytes of a block.</summary>
    public const int Size = 1 << 17;

    private const int Ahead = 3;

    private readonly NpgsqlRawCopyStream _copy;
    private readonly Channel<ArraySegment<byte>> _full = Channel.CreateBounded<ArraySegment<byte>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private byte[]? _spare;
    private bool _ended;

    public CopyBlocks(NpgsqlRawCopyStream copy)
    {
        _copy = copy;
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next bytes. What broke the reading is thrown here.</summary>
    public async ValueTask<ArraySegment<byte>> Next(CancellationToken cancellation)
    {
        ArraySegment<byte> block;
        while (!_full.Reader.TryRead(out block))
        {
            if (!await _full.Reader.WaitToReadAsync(cancellation)) throw new EndOfStreamException("The database ended a COPY within a row.");
        }

        return block;
    }

    /// <summary>Gives a block back for the next bytes.</summary>
    public void Return(ArraySegment<byte> block) => Interlocked.Exchange(ref _spare, block.Array);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        if (!_ended) await _copy.CancelAsync(); // else disposing would read all the rest
        await _copy.DisposeAsync();
        _stop.Dispose();
    }

    private void Read()
    {
        try
        {
            for (var read = 1; read > 0;)
            {
                var block = Interlocked.Exchange(ref _spare, null) ?? new byte[Size];
                var filled = 0;
                do filled += read = _copy.Read(block.AsSpan(filled));
                while (read > 0 && filled < Size && !_stop.IsCancellationRequested);
                _stop.Token.ThrowIfCancellationRequested();
                if (filled > 0) _full.Writer.WriteAsync(new(block, 0, filled), _stop.Token).AsTask().GetAwaiter().GetResult();
            }

            _ended = true;
            _full.Writer.Complete();
        }
        catch (OperationCanceledException stopped) when (_stop.IsCancellationRequested)
        {
            _full.Writer.Complete(stopped);
        }
#pragma warning disable CA1031 // Thrown on the other side, by Next.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            _ended = true;
            _full.Writer.Complete(broken);
        }
    }
}
