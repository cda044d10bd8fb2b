namespace MgProvenance.Integrity.Tests;

/// <summary>A tree hash written straight from the recursive definition of RFC 6962 §2.1, as an oracle for the frontier and the proofs.</summary>
internal static class Trees
{
    public static Digest[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => Digest.OfLeaf(BitConverter.GetBytes(i)))];

    public static Digest Root(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.IsEmpty) return Digest.Empty;
        if (leaves.Length == 1) return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return Digest.OfNode(Root(leaves[..split]), Root(leaves[split..]));
    }
}
