using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MgProvenance.Integrity;

/// <summary>A SHA-256 value, 32 bytes, compared by value. Leaf and node hashing follow RFC 6962 §2.1.</summary>
public readonly record struct Digest
{
    /// <summary>Bytes in a digest.</summary>
    public const int Length = 32;

    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;
    private const int StackLimit = 1024;

    private readonly ulong _a, _b, _c, _d;

    private Digest(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Root of the empty tree: SHA-256 of nothing.</summary>
    public static Digest Empty { get; } = Of([]);

    /// <summary>Plain SHA-256 of some content, for example of a raw file held in memory.</summary>
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return new(hash);
    }

    /// <summary>SHA-256(0x00 ‖ leaf).</summary>
    public static Digest OfLeaf(ReadOnlySpan<byte> leaf)
    {
        var prefixed = leaf.Length < StackLimit ? stackalloc byte[leaf.Length + 1] : new byte[leaf.Length + 1];
        prefixed[0] = LeafPrefix;
        leaf.CopyTo(prefixed[1..]);
        return Of(prefixed);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest OfNode(Digest left, Digest right)
    {
        Span<byte> node = stackalloc byte[1 + 2 * Length];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Length)..]);
        return Of(node);
    }

    /// <summary>Takes exactly 32 bytes; any other length is an <see cref="ArgumentException"/>. For untrusted input see <see cref="TryFrom"/>.</summary>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        TryFrom(bytes, out var digest) ? digest : throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    public static bool TryFrom(ReadOnlySpan<byte> bytes, out Digest digest)
    {
        digest = bytes.Length == Length ? new(bytes) : default;
        return bytes.Length == Length;
    }

    /// <summary>Reads 64 hexadecimal digits, either case; anything else is a <see cref="FormatException"/>.</summary>
    public static Digest Parse(string hex) => TryParse(hex, out var digest) ? digest : throw new FormatException($"Not 64 hexadecimal digits: '{hex}'.");

    public static bool TryParse(string? hex, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        digest = default;
        if (hex?.Length != 2 * Length || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        digest = new(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="target"/>.</summary>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _a);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _d);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
