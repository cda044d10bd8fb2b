using System.Numerics;

namespace MgProvenance.Integrity;

/// <summary>Verification by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2; a proof must have exactly the length that its sizes ask for.</summary>
public static partial class MerkleProofs
{
    /// <summary>Is the leaf at <paramref name="index"/> (from 0) of the tree of <paramref name="size"/> leaves with that root?</summary>
    public static Verdict VerifyInclusion(long index, long size, Digest leafHash, IReadOnlyList<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size) return Verdict.Rejected($"Index {index} lies outside a tree of {size} leaves.");
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) return Verdict.Rejected("The inclusion proof is too long.");
            if ((node & 1) == 1 || node == last)
            {
                hash = Digest.OfNode(sibling, hash);
                SkipPromoted(ref node, ref last);
            }
            else
            {
                hash = Digest.OfNode(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        if (last != 0) return Verdict.Rejected("The inclusion proof is too short.");
        return hash == root ? Verdict.Ok : Verdict.Rejected($"The inclusion proof leads to root {hash}, not {root}.");
    }

    /// <summary>
    /// Does the tree (size2, root2) continue the tree (size1, root1)? Size 0 is refused, for every tree continues the empty one and nothing would be proven;
    /// equal sizes need an empty proof and equal roots.
    /// </summary>
    public static Verdict VerifyConsistency(long size1, long size2, Digest root1, Digest root2, IReadOnlyList<Digest> proof)
    {
        if (size1 < 1) return Verdict.Rejected($"A consistency proof from size {size1} proves nothing.");
        if (size2 < size1) return Verdict.Rejected($"Size {size2} is smaller than the earlier size {size1}.");
        if (size1 == size2) return VerifySame(root1, root2, proof);
        if (proof.Count == 0) return Verdict.Rejected("The consistency proof is empty.");

        var (node, last) = (size1 - 1, size2 - 1);
        var complete = BitOperations.TrailingZeroCount(size1);
        node >>= complete;
        last >>= complete;
        var rest = 0;
        var hash1 = node == 0 ? root1 : proof[rest++];
        var hash2 = hash1;
        for (; rest < proof.Count; rest++)
        {
            if (last == 0) return Verdict.Rejected("The consistency proof is too long.");
            if ((node & 1) == 1 || node == last)
            {
                hash1 = Digest.OfNode(proof[rest], hash1);
                hash2 = Digest.OfNode(proof[rest], hash2);
                SkipPromoted(ref node, ref last);
            }
            else
            {
                hash2 = Digest.OfNode(hash2, proof[rest]);
            }

            node >>= 1;
            last >>= 1;
        }

        if (last != 0) return Verdict.Rejected("The consistency proof is too short.");
        if (hash1 != root1) return Verdict.Rejected($"The consistency proof leads to the earlier root {hash1}, not {root1}.");
        return hash2 == root2 ? Verdict.Ok : Verdict.Rejected($"The consistency proof leads to the later root {hash2}, not {root2}.");
    }

    private static Verdict VerifySame(Digest root1, Digest root2, IReadOnlyList<Digest> proof)
    {
        if (proof.Count != 0) return Verdict.Rejected("Equal sizes need an empty consistency proof.");
        return root1 == root2 ? Verdict.Ok : Verdict.Rejected($"Two roots for one size: {root1} and {root2}.");
    }

    /// <summary>A right-edge node without a sibling is promoted unchanged: go up to the level where it is a right child.</summary>
    private static void SkipPromoted(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            node >>= 1;
            last >>= 1;
        }
    }
}
