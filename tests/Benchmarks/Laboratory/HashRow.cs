using System.Security.Cryptography;
using MgProvenance.Integrity;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>Leaves in memory to a root, as an offline verification does, beside SHA-256 over as many bytes of leaves and nodes.</summary>
internal static class HashRow
{
    private const int Leaves = 100_000, LeafBytes = 700, NodeBytes = 65;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var leaf = new byte[LeafBytes];
        new Random(1).NextBytes(leaf);
        var pairs = await Pairs.Measure(bench.Runs, () => Leaves / Seconds(Tree), () => Leaves / Seconds(Plain));
        yield return pairs.AtLeast(0.5, "offline: leaves to root", "events/s", "SHA-256 over the same bytes", FormattableString.Invariant($"{Leaves:N0} leaves of {LeafBytes} bytes"));

        void Tree()
        {
            var frontier = new MerkleFrontier();
            for (var i = 0; i < Leaves; i++) frontier.Append(Digest.OfLeaf(leaf));
            frontier.Root();
        }

        void Plain()
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            Span<byte> node = stackalloc byte[NodeBytes];
            for (var i = 0; i < Leaves; i++)
            {
                SHA256.HashData(leaf, hash);
                SHA256.HashData(node, hash);
            }
        }
    }

    private static double Seconds(Action work) => Clock.Milliseconds(work) / 1000;
}
