using MgProvenance.Integrity.Signing;

namespace MgProvenance.Integrity.Tests.Signing;

public class Ed25519Tests
{
    // RFC 8032 §7.1, tests 1 (empty message) and 3 (two bytes).
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_known_answers_of_RFC_8032_are_reproduced(string seed, string publicKey, string message, string signature)
    {
        var (s, m, sig) = (Convert.FromHexString(seed), Convert.FromHexString(message), Convert.FromHexString(signature));
        Assert.Equal(publicKey, Convert.ToHexStringLower(Ed25519.PublicKeyOf(s)));
        Assert.Equal(sig, Ed25519.Sign(s, m));
        Assert.True(Ed25519.Verify(Convert.FromHexString(publicKey), m, sig));
        Assert.False(Ed25519.Verify(Convert.FromHexString(publicKey), [.. m, 0], sig));
    }

    [Fact]
    public void A_generated_key_signs_what_only_it_verifies()
    {
        var ((seed, own), (_, other)) = (Ed25519.Generate(), Ed25519.Generate());
        var signature = Ed25519.Sign(seed, "message"u8);
        Assert.NotEqual(own, other);
        Assert.True(Ed25519.Verify(own, "message"u8, signature));
        Assert.False(Ed25519.Verify(other, "message"u8, signature));
        for (var i = 0; i < signature.Length; i++)
        {
            byte[] damaged = [.. signature];
            damaged[i] ^= 1;
            Assert.False(Ed25519.Verify(own, "message"u8, damaged));
        }
    }

    [Fact]
    public void Lengths_are_exact()
    {
        var (seed, key) = Ed25519.Generate();
        var signature = Ed25519.Sign(seed, "m"u8);
        Assert.False(Ed25519.Verify(key, "m"u8, signature.AsSpan(0, 63)));
        Assert.False(Ed25519.Verify(key, "m"u8, [.. signature, 0]));
        Assert.False(Ed25519.Verify(key, "m"u8, []));
        Assert.Throws<ArgumentException>(() => Ed25519.Verify(key.AsSpan(0, 31), "m"u8, signature));
        Assert.Throws<ArgumentException>(() => Ed25519.Sign(seed.AsSpan(0, 31), "m"u8));
        Assert.Throws<ArgumentException>(() => Ed25519.PublicKeyOf([.. seed, 0]));
    }

    /// <summary>C2SP/CCTV: our verifier is the common cofactorless one. It refuses a non-canonical R and a low-order residue, and takes everything else.</summary>
    [Fact]
    public void Each_of_the_914_edge_cases_is_judged_by_the_pinned_rule()
    {
        var vectors = Json.Read("merkle/ed25519/ed25519vectors.json").EnumerateArray().ToList();
        var accepted = 0;
        foreach (var vector in vectors)
        {
            var flags = vector.GetProperty("flags");
            string[] names = flags.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. flags.EnumerateArray().Select(f => f.GetString()!)] : [];
            var good = Ed25519.Verify(vector.Hex("key"), StrictUtf8.GetBytes(vector.Text("msg")), vector.Hex("sig"));
            Assert.True(good == (!names.Contains("non_canonical_R") && !names.Contains("low_order_residue")), $"vector {vector.GetProperty("number")}");
            if (good) accepted++;
        }

        Assert.Equal((208, 706), (accepted, vectors.Count - accepted));
    }

    [Fact]
    public void A_missing_libcrypto_is_named()
    {
        var missing = Assert.Throws<DllNotFoundException>(() => LibCrypto.Load(["libnothing-a.so", "libnothing-b.so"]));
        Assert.Contains("OpenSSL", missing.Message, StringComparison.Ordinal);
        Assert.Contains("libnothing-a.so, libnothing-b.so", missing.Message, StringComparison.Ordinal);
    }
}
