using System.Buffers.Binary;

namespace MgProvenance.Integrity.Tests;

public class LeafTests
{
    private static readonly LeafFields Full = new(
        "0198c0de-0000-7000-8000-000000000001", "batch-1", "3", "electrolyte.salt-added.v1", "1763800000000000", "person-1", "c", "", "{\"a\": 1}",
        "{\"name\": \"Mg²⁺ 😀\"}", "1763800000000001", "mgp_app");

    private static readonly LeafFields Sparse = Full with { Actor = null, CorrelationId = null, CausationId = null, Headers = null };

    [Fact]
    public void The_bytes_are_the_documented_ones()
    {
        var leaf = Leaf.Encode(new("i", "s", "1", "t", "2", null, null, "", "é", "{}", "3", "u"));
        const string expected = "0000000b" + "6d67702d6c6561662d7631" + "0000000169" + "0000000173" + "0000000131" + "0000000174" + "0000000132"
            + "ffffffff" + "ffffffff" + "00000000" + "00000002c3a9" + "000000027b7d" + "0000000133" + "0000000175";
        Assert.Equal(expected, Convert.ToHexStringLower(leaf));
    }

    [Fact]
    public void What_was_encoded_is_decoded_and_null_is_not_empty()
    {
        foreach (var fields in new[] { Full, Sparse, Sparse with { CausationId = "" } })
        {
            Assert.True(Leaf.TryDecode(Leaf.Encode(fields), out var read, out var error), error);
            Assert.Equal(fields, read);
            Assert.Equal(Leaf.LengthOf(fields), Leaf.Encode(fields).Length);
        }

        Assert.NotEqual(Leaf.Encode(Sparse), Leaf.Encode(Sparse with { CausationId = "" }));
    }

    [Fact]
    public void Text_cannot_slip_from_one_field_into_the_next() =>
        Assert.NotEqual(Leaf.Encode(Full with { StreamId = "ab", Version = "c" }), Leaf.Encode(Full with { StreamId = "a", Version = "bc" }));

    [Fact]
    public void Truncated_anywhere_it_is_refused_and_extended_too()
    {
        var leaf = Leaf.Encode(Full);
        for (var length = 0; length < leaf.Length; length++) AssertRefused(leaf.AsSpan(0, length), "");
        AssertRefused([.. leaf, 0], "1 bytes follow");
    }

    [Fact]
    public void Malformed_leaves_are_refused_with_the_place()
    {
        var leaf = Leaf.Encode(Full);
        AssertRefused(Changed(leaf, 4, (byte)'n'), "format");
        AssertRefused(Changed(leaf, 14, (byte)'2'), "format");
        AssertRefused([0xff, 0xff, 0xff, 0xff, .. leaf.AsSpan(15)], "format");
        AssertRefused(Changed(leaf, 19, 0xff), "byte 15 is not valid UTF-8");
        AssertRefused(Changed(leaf, 15, 0x7f), "byte 15 claims");
        AssertRefused(Changed(leaf, 15, 0x80), "byte 15 claims");
        AssertRefused([], "ends at byte 0");
        AssertRefused(new byte[Leaf.MaxLength + 1], "at most");
    }

    [Fact]
    public void A_surrogate_alone_is_not_encoded() => Assert.ThrowsAny<ArgumentException>(() => Leaf.Encode(Full with { Data = "\ud800" }));

    [Fact]
    public void The_largest_leaf_is_encoded_and_one_byte_more_is_not()
    {
        var room = (int)(Leaf.MaxLength - Leaf.LengthOf(Full with { Data = "" }));
        var largest = Full with { Data = new string('x', room) };
        Assert.Equal(Leaf.MaxLength, Leaf.Encode(largest).Length);
        Assert.True(Leaf.TryDecode(Leaf.Encode(largest), out _, out _));
        var larger = largest with { Data = largest.Data + "x" };
        Assert.Equal(Leaf.MaxLength + 1, Leaf.LengthOf(larger));
        Assert.Throws<ArgumentException>(() => Leaf.Encode(larger));
    }

    [Fact]
    public void A_missing_or_extra_field_is_refused()
    {
        var leaf = Leaf.Encode(Full);
        var last = sizeof(uint) + "mgp_app".Length;
        Assert.Equal("mgp_app".Length, BinaryPrimitives.ReadInt32BigEndian(leaf.AsSpan(leaf.Length - last)));
        AssertRefused(leaf.AsSpan(0, leaf.Length - last), "ends");
        AssertRefused([.. leaf, 0xff, 0xff, 0xff, 0xff], "4 bytes follow");
    }

    private static byte[] Changed(byte[] leaf, int at, byte value)
    {
        byte[] changed = [.. leaf];
        changed[at] = value;
        return changed;
    }

    private static void AssertRefused(ReadOnlySpan<byte> leaf, string reason)
    {
        Assert.False(Leaf.TryDecode(leaf, out var fields, out var error));
        Assert.Null(fields);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }
}
