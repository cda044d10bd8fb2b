namespace MgProvenance.Integrity.Tests;

public class MerkleFrontierTests
{
    private const int Many = 520;

    [Fact]
    public void Root_equals_the_recursive_definition_at_every_size_also_after_a_restore()
    {
        var leaves = Trees.Leaves(Many);
        var live = new MerkleFrontier();
        var stored = live.ToBytes();
        for (var size = 0; size <= Many; size++)
        {
            var restored = MerkleFrontier.FromBytes(size, stored);
            var expected = Trees.Root(leaves.AsSpan(0, size));
            Assert.Equal(size, live.Size);
            Assert.Equal(expected, live.Root());
            Assert.Equal(expected, restored.Root());
            if (size == Many) break;
            live.Append(leaves[size]);
            restored.Append(leaves[size]);
            stored = restored.ToBytes();
            Assert.Equal(live.ToBytes(), stored);
        }
    }

    [Fact]
    public void A_restored_frontier_of_every_size_goes_on_to_the_same_root()
    {
        var leaves = Trees.Leaves(Many);
        var live = new MerkleFrontier();
        var expected = Trees.Root(leaves);
        for (var size = 0; size <= Many; size++)
        {
            var restored = MerkleFrontier.FromBytes(size, live.ToBytes());
            for (var i = size; i < Many; i++) restored.Append(leaves[i]);
            Assert.Equal(expected, restored.Root());
            if (size < Many) live.Append(leaves[size]);
        }
    }

    [Theory]
    [InlineData(0, 32), InlineData(1, 0), InlineData(3, 32), InlineData(3, 63), InlineData(4, 64)]
    public void A_stored_frontier_that_does_not_fit_its_size_is_refused(long size, int bytes) =>
        Assert.Throws<ArgumentException>(() => MerkleFrontier.FromBytes(size, new byte[bytes]));

    [Fact]
    public void A_negative_size_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => MerkleFrontier.FromBytes(-1, []));
}
