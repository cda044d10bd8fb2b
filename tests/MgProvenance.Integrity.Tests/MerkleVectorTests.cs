using System.Text.Json;

namespace MgProvenance.Integrity.Tests;

/// <summary>The proof vectors of transparency-dev/merkle, the known answers of RFC 6962 and a real CT log's proof.</summary>
public class MerkleVectorTests
{
    [Fact]
    public void All_196_proof_vectors_are_judged_as_published()
    {
        var files = Directory.GetFiles(RealFiles.Get("merkle/proofs"), "*.json", SearchOption.AllDirectories);
        Assert.Equal(196, files.Length);
        var wrong = new List<string>();
        var accepted = 0;
        foreach (var file in files)
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var vector = document.RootElement;
            var verdict = vector.TryGetProperty("size1", out _) ? Consistency(vector) : Inclusion(vector);
            if (verdict.IsOk) accepted++;
            if (verdict.IsOk == vector.GetProperty("wantErr").GetBoolean()) wrong.Add($"{file}: {verdict}");
        }

        Assert.Empty(wrong);
        Assert.Equal(12, accepted);
    }

    [Fact]
    public void Every_known_answer_up_to_eight_leaves_is_made_and_verified()
    {
        var known = Json.Read("merkle/rfc6962-known-answers.json");
        Assert.All(known.Items("leaf"), v => Assert.Equal(v.Digest("leaf_hash"), Digest.OfLeaf(v.Hex("input_hex"))));
        Digest[] leaves = [.. known.Items("tree_leaf_inputs_hex").Select(v => Digest.OfLeaf(Convert.FromHexString(v.GetString()!)))];
        var roots = known.Digests("root_by_size");
        Assert.Equal(leaves.Length + 1, roots.Count);
        for (var size = 0; size < roots.Count; size++) Assert.Equal(roots[size], MerkleProofs.Root(leaves, size));

        var inclusion = known.Items("inclusion").ToList();
        Assert.Equal(36, inclusion.Count);
        Assert.All(inclusion, v =>
        {
            var (index, size, proof) = (v.GetProperty("leaf_index").GetInt64(), v.GetProperty("tree_size").GetInt64(), v.Digests("proof"));
            Assert.Equal(proof, MerkleProofs.Inclusion(leaves, index, size));
            Assert.Equal(Verdict.Ok, MerkleProofs.VerifyInclusion(index, size, v.Digest("leaf_hash"), proof, v.Digest("root")));
        });

        var consistency = known.Items("consistency").ToList();
        Assert.Equal(36, consistency.Count);
        Assert.All(consistency, v =>
        {
            var (m, n, proof) = (v.GetProperty("size1").GetInt64(), v.GetProperty("size2").GetInt64(), v.Digests("proof"));
            Assert.Equal(proof, MerkleProofs.Consistency(leaves, m, n));
            Assert.Equal(Verdict.Ok, MerkleProofs.VerifyConsistency(m, n, v.Digest("root1"), v.Digest("root2"), proof));
        });
    }

    [Fact]
    public void A_real_proof_of_a_certificate_log_verifies()
    {
        var real = Json.Read("merkle/ct-real-inclusion-848049-of-3630887.json");
        var (leaf, proof, root) = (Digest.OfLeaf(real.Hex("leaf_hex")), real.Digests("proof"), real.Digest("root"));
        Assert.Equal(real.Digest("leaf_hash"), leaf);
        Assert.Equal(22, proof.Count);
        Assert.Equal(Verdict.Ok, MerkleProofs.VerifyInclusion(848_049, 3_630_887, leaf, proof, root));
        Assert.False(MerkleProofs.VerifyInclusion(848_048, 3_630_887, leaf, proof, root).IsOk);
    }

    private static Verdict Inclusion(JsonElement v)
    {
        if (!Digest.TryFrom(Bytes(v, "leafHash"), out var leaf) || !Digest.TryFrom(Bytes(v, "root"), out var root)) return Verdict.Rejected("not a digest");
        return Proof(v) is not { } proof
            ? Verdict.Rejected("the proof is not of digests")
            : MerkleProofs.VerifyInclusion(Number(v, "leafIdx"), Number(v, "treeSize"), leaf, proof, root);
    }

    // Some vectors stand 12 arbitrary bytes in for a root, to test the rules on sizes alone; padded they are digests to us.
    private static Verdict Consistency(JsonElement v) =>
        Proof(v) is not { } proof
            ? Verdict.Rejected("the proof is not of digests")
            : MerkleProofs.VerifyConsistency(Number(v, "size1"), Number(v, "size2"), Padded(Bytes(v, "root1")), Padded(Bytes(v, "root2")), proof);

    private static List<Digest>? Proof(JsonElement v)
    {
        var proof = new List<Digest>();
        if (v.GetProperty("proof").ValueKind == JsonValueKind.Null) return proof;
        foreach (var item in v.Items("proof"))
        {
            if (!Digest.TryFrom(item.GetBytesFromBase64(), out var digest)) return null;
            proof.Add(digest);
        }

        return proof;
    }

    private static byte[] Bytes(JsonElement v, string name) => v.GetProperty(name).GetBytesFromBase64();

    private static Digest Padded(byte[] bytes) => Digest.From([.. bytes, .. new byte[Digest.Length - bytes.Length]]);

    // One published index is 2^64 − 1, which is −1 to us.
    private static long Number(JsonElement v, string name) => unchecked((long)v.GetProperty(name).GetUInt64());
}
