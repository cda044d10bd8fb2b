namespace MgProvenance.Integrity.Tests;

public class MerkleTreeTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 70)];

    [Theory, MemberData(nameof(Sizes))]
    public void Root_and_proofs_are_those_of_the_recursive_definition(int size)
    {
        var leaves = Trees.Leaves(size);
        var tree = new MerkleTree(leaves);
        Assert.Equal(Trees.Root(leaves), tree.Root);
        for (var index = 0; index < size; index++) Assert.Equal(MerkleProofs.Inclusion(leaves, index, size), tree.Inclusion(index));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Inclusion(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Inclusion(-1));
    }

    [Fact]
    public void An_empty_tree_is_refused() => Assert.Throws<ArgumentException>(() => new MerkleTree([]));
}
