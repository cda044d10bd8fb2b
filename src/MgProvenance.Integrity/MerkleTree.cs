namespace MgProvenance.Integrity;

/// <summary>All nodes of an RFC 6962 tree, so that many inclusion proofs cost one pass over the leaves. It holds two digests for each leaf.</summary>
public sealed class MerkleTree
{
    private readonly List<Digest[]> _levels;

    /// <param name="leafHashes">At least one.</param>
    public MerkleTree(Digest[] leafHashes)
    {
        if (leafHashes.Length == 0) throw new ArgumentException("A tree that proves something has at least one leaf.", nameof(leafHashes));
        _levels = [leafHashes];
        while (_levels[^1] is { Length: > 1 } below) _levels.Add(Above(below));
    }

    public Digest Root => _levels[^1][0];

    /// <summary>From the leaf's sibling upward, as <see cref="MerkleProofs.VerifyInclusion"/> takes it.</summary>
    public IReadOnlyList<Digest> Inclusion(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _levels[0].Length);
        var proof = new List<Digest>(_levels.Count);
        foreach (var level in _levels)
        {
            // The last node of a level without a sibling is promoted unchanged.
            if ((index ^ 1) < level.Length) proof.Add(level[index ^ 1]);
            index >>= 1;
        }

        return proof;
    }

    private static Digest[] Above(Digest[] below)
    {
        var level = new Digest[(below.Length + 1) / 2];
        for (var i = 0; i < level.Length; i++) level[i] = 2 * i + 1 < below.Length ? Digest.OfNode(below[2 * i], below[2 * i + 1]) : below[2 * i];
        return level;
    }
}
