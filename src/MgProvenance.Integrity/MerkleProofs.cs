using System.Numerics;

namespace MgProvenance.Integrity;

/// <summary>Making of inclusion and consistency proofs (RFC 6962 §2.1.1, §2.1.2) from the leaf hashes of a log held in memory.</summary>
public static partial class MerkleProofs
{
    /// <summary>Root of the first <paramref name="size"/> leaves.</summary>
    public static Digest Root(IReadOnlyList<Digest> leafHashes, long size)
    {
        RequireSize(leafHashes, size);
        return RangeRoot(leafHashes, 0, (int)size);
    }

    /// <summary>Proof that leaf <paramref name="index"/> lies in the tree of the first <paramref name="size"/> leaves, from the leaf's sibling upward.</summary>
    public static IReadOnlyList<Digest> Inclusion(IReadOnlyList<Digest> leafHashes, long index, long size)
    {
        RequireSize(leafHashes, size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<Digest>();
        var (start, end) = (0, (int)size);
        while (end - start > 1)
        {
            var split = start + Split(end - start);
            if (index < split)
            {
                proof.Add(RangeRoot(leafHashes, split, end));
                end = split;
            }
            else
            {
                proof.Add(RangeRoot(leafHashes, start, split));
                start = split;
            }
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>Proof that the tree of the first <paramref name="n"/> leaves continues that of the first <paramref name="m"/>; 0 &lt; m ≤ n, empty when equal.</summary>
    public static IReadOnlyList<Digest> Consistency(IReadOnlyList<Digest> leafHashes, long m, long n)
    {
        RequireSize(leafHashes, n);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(m, n);
        var proof = new List<Digest>();
        var (start, end) = (0, (int)n);
        while (m != end)
        {
            var split = start + Split(end - start);
            if (m <= split)
            {
                proof.Add(RangeRoot(leafHashes, split, end));
                end = split;
            }
            else
            {
                proof.Add(RangeRoot(leafHashes, start, split));
                start = split;
            }
        }

        // A range that starts at 0 is the old tree itself: the verifier has its root already.
        if (start != 0) proof.Add(RangeRoot(leafHashes, start, end));
        proof.Reverse();
        return proof;
    }

    private static Digest RangeRoot(IReadOnlyList<Digest> leafHashes, int start, int end)
    {
        var frontier = new MerkleFrontier();
        for (var i = start; i < end; i++) frontier.Append(leafHashes[i]);
        return frontier.Root();
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/> (count ≥ 2).</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));

    private static void RequireSize(IReadOnlyList<Digest> leafHashes, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leafHashes.Count);
    }
}
