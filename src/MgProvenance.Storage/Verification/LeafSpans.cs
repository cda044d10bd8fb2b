using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MgProvenance.Integrity;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// The fields of a leaf where they lie, without a string per field: the layout of <see cref="Leaf"/>, read for speed. Their bytes are not
/// checked for UTF-8, because equal bytes need no decoding; what does not fit is left to <see cref="Leaf.TryDecode"/> to explain.
/// </summary>
internal ref struct LeafSpans
{
    /// <summary>The fields in their order; the first is the format's name.</summary>
    public const int Format = 0, EventId = 1, Stream = 2, Version = 3, Type = 4, Time = 5, Actor = 6, Correlation = 7, Causation = 8, Headers = 9, Data = 10, Count = 13;

    private const uint Null = 0xFFFFFFFF;

    private readonly ReadOnlySpan<byte> _leaf;
    private Numbers _starts;
    private Numbers _lengths;

    private LeafSpans(ReadOnlySpan<byte> leaf) => _leaf = leaf;

    /// <summary>The field's bytes; empty for null.</summary>
    public readonly ReadOnlySpan<byte> this[int field] => _lengths[field] <= 0 ? default : _leaf.Slice(_starts[field], _lengths[field]);

    public readonly bool IsNull(int field) => _lengths[field] < 0;

    public static bool TryRead(ReadOnlySpan<byte> leaf, out LeafSpans spans)
    {
        spans = new(leaf);
        if (leaf.Length > Leaf.MaxLength) return false;
        var at = 0;
        for (var field = 0; field < Count; field++)
        {
            if (leaf.Length - at < sizeof(uint)) return false;
            var length = BinaryPrimitives.ReadUInt32BigEndian(leaf[at..]);
            at += sizeof(uint);
            if (length != Null && length > leaf.Length - at) return false;
            (spans._starts[field], spans._lengths[field]) = (at, length == Null ? -1 : (int)length);
            at += Math.Max(spans._lengths[field], 0);
        }

        return at == leaf.Length && spans[Format].SequenceEqual("mgp-leaf-v1"u8);
    }

    [InlineArray(Count)]
    private struct Numbers
    {
        private int _first;
    }
}
