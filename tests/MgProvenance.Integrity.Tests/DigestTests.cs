namespace MgProvenance.Integrity.Tests;

public class DigestTests
{
    private const string EmptyRoot = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string EmptyLeaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    [Fact]
    public void Empty_tree_and_empty_leaf_have_the_hashes_of_RFC_6962()
    {
        Assert.Equal(EmptyRoot, Digest.Empty.ToString());
        Assert.Equal(EmptyLeaf, Digest.OfLeaf([]).ToString());
        Assert.Equal("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56", Digest.OfLeaf("L123456"u8).ToString());
    }

    [Fact]
    public void Node_hash_is_the_known_one_and_minds_the_order()
    {
        byte[] bytes = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];
        var (left, right) = (Digest.From(bytes.AsSpan(0, 32)), Digest.From(bytes.AsSpan(32)));
        Assert.Equal("1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57", Digest.OfNode(left, right).ToString());
        Assert.NotEqual(Digest.OfNode(left, right), Digest.OfNode(right, left));
    }

    [Theory]
    [InlineData(0), InlineData(1022), InlineData(1023), InlineData(1024), InlineData(65_535)]
    public void Leaf_hash_is_the_plain_hash_of_the_prefixed_leaf_at_every_length(int length)
    {
        byte[] leaf = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        Assert.Equal(Digest.Of([0, .. leaf]), Digest.OfLeaf(leaf));
    }

    [Fact]
    public void Equality_is_by_value_and_every_byte_counts()
    {
        var one = Digest.Parse(EmptyLeaf);
        Assert.Equal(one, Digest.Parse(EmptyLeaf.ToUpperInvariant()));
        Assert.Equal(one, Digest.From(one.ToBytes()));
        for (var i = 0; i < Digest.Length; i++)
        {
            var bytes = one.ToBytes();
            bytes[i] ^= 1;
            Assert.NotEqual(one, Digest.From(bytes));
        }
    }

    [Theory]
    [InlineData(""), InlineData("e3b0"), InlineData(EmptyRoot + "00"), InlineData("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Other_text_is_no_digest(string text)
    {
        Assert.False(Digest.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Digest.Parse(text));
    }

    [Theory]
    [InlineData(0), InlineData(31), InlineData(33)]
    public void Other_lengths_are_no_digest(int length)
    {
        Assert.False(Digest.TryFrom(new byte[length], out _));
        Assert.Throws<ArgumentException>(() => Digest.From(new byte[length]));
    }
}
