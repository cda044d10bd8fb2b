using MgProvenance.Integrity.Notes;

namespace MgProvenance.Integrity.Tests.Notes;

public class KeyTests
{
    private const string Example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private const string PeterPublic = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string PeterSecret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    [Theory]
    [InlineData(Example), InlineData(PeterPublic)]
    public void A_verifier_key_is_read_and_written_as_it_was(string text)
    {
        Assert.True(VerifierKey.TryParse(text, out var key, out var error), error);
        Assert.Equal(text, key.ToString());
        Assert.Equal(new VerifierKey(key.Name, key.PublicKey), key);
        Assert.NotEqual(new VerifierKey(key.Name + "x", key.PublicKey), key);
    }

    [Theory]
    [InlineData("", "three parts"), InlineData("example.com/foo+530d903a", "three parts")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "name")]
    [InlineData("exa mple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "name")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "give 530d903a")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "give 530d903a")]
    [InlineData("example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "give")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2", "base64")]
    [InlineData("example.com/foo+530d903a+", "base64")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv", "bytes")]
    public void A_bad_verifier_key_is_refused(string text, string reason)
    {
        Assert.False(VerifierKey.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_bad_keys_are_refused()
    {
        var bad = Json.Read("merkle/signed-note-vectors.json").Items("bad_vkeys").ToList();
        Assert.Equal(2, bad.Count);
        Assert.All(bad, text => Assert.False(VerifierKey.TryParse(text.GetString()!, out _, out _)));
    }

    [Fact]
    public void A_signer_key_is_read_and_shows_its_public_half_only()
    {
        Assert.True(SignerKey.TryParse(PeterSecret, out var key, out var error), error);
        Assert.Equal(PeterPublic, key.Verifier.ToString());
        Assert.Equal(PeterPublic, key.ToString());
        Assert.Equal(PeterSecret, key.ExportSecret());
    }

    [Theory]
    [InlineData("c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), InlineData(PeterPublic), InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3")]
    [InlineData("PRIVATE+KEY+Peter Neumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AoEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXH")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDF")]
    public void A_bad_signer_key_is_refused_without_telling_the_secret(string text)
    {
        Assert.False(SignerKey.TryParse(text, out _, out var error));
        Assert.DoesNotContain("AYEKFALV", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_key_survives_its_text()
    {
        var key = SignerKey.Generate("lab.example/log");
        Assert.True(SignerKey.TryParse(key.ExportSecret(), out var again, out var error), error);
        Assert.Equal(key.Verifier, again.Verifier);
    }

    [Theory]
    [InlineData(""), InlineData("a b"), InlineData("a+b"), InlineData("a\u2003b"), InlineData("a\nb"), InlineData("a\u0001")]
    public void A_name_with_space_plus_or_control_names_no_key(string name) => Assert.Throws<ArgumentException>(() => new VerifierKey(name, new byte[32]));

    // Attributes cannot carry a lone surrogate: the compiler stores U+FFFD in its place.
    [Fact]
    public void A_name_with_half_a_character_names_no_key() => Assert.Throws<ArgumentException>(() => new VerifierKey("a\ud800", new byte[32]));
}
