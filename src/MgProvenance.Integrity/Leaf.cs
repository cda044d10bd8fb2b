using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace MgProvenance.Integrity;

/// <summary>
/// The bytes of one leaf of the ledger. Each field is a 4-byte big-endian byte count and its UTF-8 text; NULL is the count 0xFFFFFFFF alone.
/// The first field is <see cref="FormatName"/>, the others are those of <see cref="LeafFields"/> in their order, and nothing follows.
/// The database's trigger writes the same bytes, so this layout may never change under this name.
/// </summary>
public static class Leaf
{
    public const string FormatName = "mgp-leaf-v1";

    /// <summary>Largest leaf in bytes: tile logs (C2SP tlog-tiles) count an entry's bytes in 16 bits.</summary>
    public const int MaxLength = 65_535;

    private const uint Null = 0xFFFFFFFF;
    private const int CountLength = 4;

    /// <summary>Bytes that the leaf of these fields has, so that an event too large can be refused before it is appended.</summary>
    public static long LengthOf(LeafFields fields) =>
        fields.InOrder().Prepend(FormatName).Sum(text => CountLength + (text is null ? 0L : StrictUtf8.GetByteCount(text)));

    /// <summary>A leaf over <see cref="MaxLength"/> or a lone surrogate is an <see cref="ArgumentException"/>.</summary>
    public static byte[] Encode(LeafFields fields)
    {
        var length = LengthOf(fields);
        if (length > MaxLength) throw new ArgumentException($"The leaf has {length} bytes; at most {MaxLength} are allowed.", nameof(fields));
        var leaf = new byte[length];
        var rest = leaf.AsSpan();
        foreach (var text in fields.InOrder().Prepend(FormatName))
        {
            var count = text is null ? 0 : StrictUtf8.GetBytes(text, rest[CountLength..]);
            BinaryPrimitives.WriteUInt32BigEndian(rest, text is null ? Null : (uint)count);
            rest = rest[(CountLength + count)..];
        }

        return leaf;
    }

    /// <summary>Strict: exact number of fields, valid UTF-8, known format, no trailing bytes. What the texts mean is for the caller to judge.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> leaf, [NotNullWhen(true)] out LeafFields? fields, [NotNullWhen(false)] out string? error)
    {
        fields = null;
        error = leaf.Length > MaxLength ? $"The leaf has {leaf.Length} bytes; at most {MaxLength} are allowed." : null;
        var texts = new string?[1 + LeafFields.Count];
        var offset = 0;
        for (var i = 0; i < texts.Length && error is null; i++)
        {
            error = ReadField(leaf, ref offset, out texts[i]);
            if (error is null && i == 0 && texts[0] != FormatName) error = $"The leaf's format is not {FormatName}.";
        }

        if (error is null && offset != leaf.Length) error = $"{leaf.Length - offset} bytes follow the last field of the leaf.";
        if (error is null) fields = LeafFields.FromOrder(texts.AsSpan(1));
        return fields is not null;
    }

    private static string? ReadField(ReadOnlySpan<byte> leaf, ref int offset, out string? text)
    {
        text = null;
        var start = offset;
        if (leaf.Length - start < CountLength) return $"The leaf ends at byte {leaf.Length} within a field's byte count.";
        var count = BinaryPrimitives.ReadUInt32BigEndian(leaf[start..]);
        offset = start + CountLength;
        if (count == Null) return null;
        if (count > leaf.Length - offset) return $"The field at byte {start} claims {count} bytes; {leaf.Length - offset} are left.";
        if (!StrictUtf8.TryDecode(leaf.Slice(offset, (int)count), out text)) return $"The field at byte {start} is not valid UTF-8.";
        offset += (int)count;
        return null;
    }
}
