using MgProvenance.Integrity.Notes;

namespace MgProvenance.Integrity.Tests.Notes;

public class CheckpointTests
{
    private const string Origin = "lab.example/log";
    private const string Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static readonly SignerKey Log = SignerKey.Generate(Origin);

    [Theory]
    [InlineData("lab.example/log\n0\n" + Root + "\n"), InlineData("go.sum database tree\n9223372036854775807\n" + Root + "\none\ntwo\n")]
    public void A_checkpoint_is_read_and_written_as_it_was(string text)
    {
        Assert.True(Checkpoint.TryParse(text, out var checkpoint, out var error), error);
        Assert.Equal(text, checkpoint.Text);
        Assert.Equal(new Checkpoint(checkpoint.Origin, checkpoint.Size, Digest.Empty, [.. checkpoint.Extensions]), checkpoint);
        Assert.NotEqual(new Checkpoint(checkpoint.Origin, 7, Digest.Empty, checkpoint.Extensions), checkpoint);
    }

    [Theory]
    [InlineData("o\n01\n" + Root + "\n", "size"), InlineData("o\n00\n" + Root + "\n", "size"), InlineData("o\n+1\n" + Root + "\n", "size")]
    [InlineData("o\n 1\n" + Root + "\n", "size"), InlineData("o\n-1\n" + Root + "\n", "size"), InlineData("o\n9223372036854775808\n" + Root + "\n", "size")]
    [InlineData("o\n١\n" + Root + "\n", "size"), InlineData("o\n1\nYmFuYW5hcw==\n", "7 bytes"), InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", "base64")]
    [InlineData("o\n1\n" + Root + " \n", "base64"), InlineData("o\n1\n" + Root + "\n\n", "empty"), InlineData("\n1\n" + Root + "\n", "empty")]
    [InlineData("o\n1\n" + Root, "three lines"), InlineData("o\n1\n", "three lines"), InlineData("o\r\n1\n" + Root + "\n", "control")]
    public void A_malformed_checkpoint_is_refused(string text, string reason)
    {
        Assert.False(Checkpoint.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    /// <summary>Both vectors that the upstream parser takes have roots of another length than 32 bytes, which the specification does not allow.</summary>
    [Fact]
    public void Published_parse_vectors_are_refused_also_where_upstream_is_lax()
    {
        var vectors = Json.Read("merkle/checkpoint-and-tlog-proof-parse-vectors.json").Items("checkpoint").ToList();
        Assert.Equal(9, vectors.Count);
        Assert.All(vectors, v =>
        {
            Assert.False(Checkpoint.TryParse(v.Text("text"), out _, out var error));
            Assert.Equal(v.GetProperty("upstream_accepts").GetBoolean(), error.StartsWith("The root has", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_signed_checkpoint_opens_with_its_key_and_origin_only()
    {
        var checkpoint = new Checkpoint(Origin, 7, Digest.Empty);
        var note = checkpoint.Sign(Log).ToBytes();
        Assert.True(Checkpoint.TryOpen(note, Origin, Log.Verifier, out var opened, out var error), error);
        Assert.Equal(checkpoint, opened);
        AssertNotOpened(note, "other.example/log", Log.Verifier, "is of the log");
        AssertNotOpened(note, Origin, SignerKey.Generate(Origin).Verifier, "No signature");
        AssertNotOpened(note.AsSpan(0, note.Length - 1), Origin, Log.Verifier, "newline");
        AssertNotOpened(SignedNote.Sign("lab.example/log\n07\n" + Root + "\n", Log).ToBytes(), Origin, Log.Verifier, "size");
    }

    [Fact]
    public void Impossible_checkpoints_are_not_made()
    {
        Assert.Throws<ArgumentException>(() => new Checkpoint("", 0, Digest.Empty));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a\nb", 0, Digest.Empty));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a", 0, Digest.Empty, [""]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoint("a", -1, Digest.Empty));
    }

    /// <summary>A checkpoint that sum.golang.org signed in production.</summary>
    [Fact]
    public void A_real_checkpoint_of_the_Go_checksum_database_opens()
    {
        var script = File.ReadAllText(RealFiles.Get("merkle/sumdb-witness-script.txt"));
        var start = script.IndexOf("go.sum database tree\n35225469\n", StringComparison.Ordinal);
        var note = script[start..script.IndexOf("```", start, StringComparison.Ordinal)];
        Assert.True(VerifierKey.TryParse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", out var key, out _));
        Assert.True(Checkpoint.TryOpen(StrictUtf8.GetBytes(note), "go.sum database tree", key, out var checkpoint, out var error), error);
        Assert.Equal(35_225_469, checkpoint.Size);
    }

    private static void AssertNotOpened(ReadOnlySpan<byte> note, string origin, VerifierKey key, string reason)
    {
        Assert.False(Checkpoint.TryOpen(note, origin, key, out var checkpoint, out var error));
        Assert.Null(checkpoint);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }
}
