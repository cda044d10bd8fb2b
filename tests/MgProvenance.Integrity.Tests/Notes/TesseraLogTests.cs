using System.Buffers.Binary;
using System.Globalization;
using MgProvenance.Integrity.Notes;

namespace MgProvenance.Integrity.Tests.Notes;

/// <summary>A whole log that Tessera wrote: 15 entries and a signed checkpoint at each size. We recompute every root and repeat every signature.</summary>
public class TesseraLogTests
{
    private const string Origin = "example.com/log/testdata";
    private const string PublicKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private const string PrivateKey = "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private const int Entries = 15;

    [Fact]
    public void Every_checkpoint_is_made_again_byte_for_byte_from_the_entries()
    {
        Assert.True(SignerKey.TryParse(PrivateKey, out var signer, out var error), error);
        Assert.Equal(PublicKey, signer.Verifier.ToString());
        var (leaves, frontier) = (LeafHashes(), new MerkleFrontier());
        for (var size = 0; size <= Entries; size++)
        {
            var published = File.ReadAllBytes(RealFiles.Get(string.Create(CultureInfo.InvariantCulture, $"merkle/tessera-log/checkpoint.{size}")));
            Assert.Equal(published, new Checkpoint(Origin, size, frontier.Root()).Sign(signer).ToBytes());
            Assert.True(Checkpoint.TryOpen(published, Origin, signer.Verifier, out var checkpoint, out error), error);
            Assert.Equal((size, frontier.Root()), (checkpoint.Size, checkpoint.Root));
            if (size < Entries) frontier.Append(leaves[size]);
        }
    }

    [Fact]
    public void The_hashes_in_the_tile_are_those_of_the_entries()
    {
        var tile = File.ReadAllBytes(RealFiles.Get("merkle/tessera-log/tile/0/000.p/15"));
        Assert.Equal(tile.Chunk(Digest.Length).Select(hash => Digest.From(hash)), LeafHashes());
    }

    [Fact]
    public void Any_changed_byte_of_a_checkpoint_closes_it()
    {
        Assert.True(VerifierKey.TryParse(PublicKey, out var key, out _));
        var published = File.ReadAllBytes(RealFiles.Get("merkle/tessera-log/checkpoint.15"));
        for (var i = 0; i < published.Length; i++)
        {
            byte[] changed = [.. published];
            changed[i] ^= 1;
            Assert.False(Checkpoint.TryOpen(changed, Origin, key, out _, out _), $"byte {i}");
        }
    }

    private static List<Digest> LeafHashes()
    {
        ReadOnlySpan<byte> bundle = File.ReadAllBytes(RealFiles.Get("merkle/tessera-log/tile/entries/000.p/15"));
        var hashes = new List<Digest>();
        while (!bundle.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle);
            hashes.Add(Digest.OfLeaf(bundle.Slice(2, length)));
            bundle = bundle[(2 + length)..];
        }

        return hashes;
    }
}
