using System.Numerics;

namespace MgProvenance.Integrity;

/// <summary>
/// The growing edge of an RFC 6962 tree: the roots of its complete subtrees, largest (leftmost) first, one per set bit of <see cref="Size"/>.
/// Enough to append and to give the root; at most 63 digests. Not safe for concurrent use.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly List<Digest> _peaks = [];

    /// <summary>Number of leaves appended so far.</summary>
    public long Size { get; private set; }

    /// <summary>Appends the hash of one leaf (<see cref="Digest.OfLeaf"/>, not the leaf itself).</summary>
    public void Append(Digest leafHash)
    {
        var merged = leafHash;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            merged = Digest.OfNode(_peaks[^1], merged);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(merged);
        Size++;
    }

    /// <summary>Root over all leaves so far; <see cref="Digest.Empty"/> when there are none.</summary>
    public Digest Root()
    {
        if (_peaks.Count == 0) return Digest.Empty;
        var root = _peaks[^1];
        for (var i = _peaks.Count - 2; i >= 0; i--) root = Digest.OfNode(_peaks[i], root);
        return root;
    }

    /// <summary>The peaks, 32 bytes each, largest first. Together with <see cref="Size"/> this is the whole state.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_peaks.Count * Digest.Length];
        for (var i = 0; i < _peaks.Count; i++) _peaks[i].CopyTo(bytes.AsSpan(i * Digest.Length));
        return bytes;
    }

    /// <summary>Restores a stored frontier. A number of bytes that does not fit the size is an <see cref="ArgumentException"/>: the stored row is damaged.</summary>
    public static MerkleFrontier FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var peaks = BitOperations.PopCount((ulong)size);
        if (bytes.Length != peaks * Digest.Length)
        {
            throw new ArgumentException($"A frontier of {size} leaves has {peaks * Digest.Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        var frontier = new MerkleFrontier { Size = size };
        for (var i = 0; i < peaks; i++) frontier._peaks.Add(Digest.From(bytes.Slice(i * Digest.Length, Digest.Length)));
        return frontier;
    }
}
