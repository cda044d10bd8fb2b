namespace MgProvenance.Integrity.Tests;

public class MerkleProofTests
{
    private const int Size = 40;
    private static readonly Digest[] Leaves = Trees.Leaves(Size);

    private static Digest Root(long size) => Trees.Root(Leaves.AsSpan(0, (int)size));

    private static Digest Flip(Digest digest, int bit)
    {
        var bytes = digest.ToBytes();
        bytes[bit / 8] ^= (byte)(1 << bit % 8);
        return Digest.From(bytes);
    }

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, Size)];

    [Theory, MemberData(nameof(Sizes))]
    public void Every_inclusion_proof_verifies_at_its_own_place_only(int size)
    {
        for (long index = 0; index < size; index++)
        {
            var proof = MerkleProofs.Inclusion(Leaves, index, size);
            Assert.Equal(Verdict.Ok, MerkleProofs.VerifyInclusion(index, size, Leaves[index], proof, Root(size)));
            for (long other = -1; other <= size; other++)
            {
                if (other != index) Assert.False(MerkleProofs.VerifyInclusion(other, size, Leaves[index], proof, Root(size)).IsOk);
            }

            Assert.False(MerkleProofs.VerifyInclusion(index, size, Flip(Leaves[index], 3), proof, Root(size)).IsOk);
            Assert.False(MerkleProofs.VerifyInclusion(index, size, Leaves[index], [.. proof, Root(size)], Root(size)).IsOk);
            if (proof.Count > 0) Assert.False(MerkleProofs.VerifyInclusion(index, size, Leaves[index], [.. proof.SkipLast(1)], Root(size)).IsOk);
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Every_consistency_proof_verifies_and_no_damaged_one(int n)
    {
        for (var m = 1; m <= n; m++)
        {
            var proof = MerkleProofs.Consistency(Leaves, m, n);
            Assert.Equal(Verdict.Ok, MerkleProofs.VerifyConsistency(m, n, Root(m), Root(n), proof));
            Assert.False(MerkleProofs.VerifyConsistency(m, n, Flip(Root(m), 255), Root(n), proof).IsOk);
            Assert.False(MerkleProofs.VerifyConsistency(m, n, Root(m), Flip(Root(n), 0), proof).IsOk);
            Assert.False(MerkleProofs.VerifyConsistency(m, n, Root(m), Root(n), [.. proof, Root(n)]).IsOk);
            for (var i = 0; i < proof.Count; i++)
            {
                Digest[] damaged = [.. proof];
                damaged[i] = Flip(damaged[i], 100);
                Assert.False(MerkleProofs.VerifyConsistency(m, n, Root(m), Root(n), damaged).IsOk);
                Assert.False(MerkleProofs.VerifyConsistency(m, n, Root(m), Root(n), [.. proof.Where((_, at) => at != i)]).IsOk);
            }
        }
    }

    [Fact]
    public void A_rejection_says_why()
    {
        var proof = MerkleProofs.Consistency(Leaves, 3, 7);
        Assert.Contains("size 0 proves nothing", MerkleProofs.VerifyConsistency(0, 7, Digest.Empty, Root(7), []).Reason, StringComparison.Ordinal);
        Assert.Contains("smaller", MerkleProofs.VerifyConsistency(7, 3, Root(7), Root(3), proof).Reason, StringComparison.Ordinal);
        Assert.Contains("Equal sizes", MerkleProofs.VerifyConsistency(7, 7, Root(7), Root(7), proof).Reason, StringComparison.Ordinal);
        Assert.Contains("Two roots", MerkleProofs.VerifyConsistency(7, 7, Root(7), Root(6), []).Reason, StringComparison.Ordinal);
        Assert.Contains("outside", MerkleProofs.VerifyInclusion(7, 7, Leaves[6], [], Root(7)).Reason, StringComparison.Ordinal);
        Assert.Contains("too short", MerkleProofs.VerifyInclusion(0, 2, Leaves[0], [], Root(2)).Reason, StringComparison.Ordinal);
        Assert.Contains("too long", MerkleProofs.VerifyInclusion(0, 1, Leaves[0], [Leaves[1]], Root(1)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Proofs_of_what_the_log_does_not_hold_cannot_be_asked_for()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProofs.Inclusion(Leaves, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProofs.Inclusion(Leaves, 0, Size + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProofs.Consistency(Leaves, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProofs.Consistency(Leaves, 4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleProofs.Root(Leaves, Size + 1));
    }
}
