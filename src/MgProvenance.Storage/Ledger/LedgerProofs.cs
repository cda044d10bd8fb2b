using MgProvenance.Application.Reports;
using MgProvenance.Integrity;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Ledger;

/// <summary>Proves events: their leaves, and the way from each leaf to the root of the newest checkpoint.</summary>
public sealed class LedgerProofs(NpgsqlDataSource database)
{
    /// <summary>In the order of the ledger; an event that is not below the checkpoint is left out.</summary>
    /// <param name="size">Of the checkpoint.</param>
    /// <exception cref="LedgerInconsistentException">The hashes below the checkpoint do not give its root.</exception>
    public async Task<IReadOnlyList<ProvenEvent>> Of(IReadOnlyCollection<(string Stream, long Version)> events, long size, Digest root, CancellationToken cancellation)
    {
        var tree = new MerkleTree(await Hashes(size, cancellation));
        if (tree.Root != root) throw new LedgerInconsistentException($"The first {size} events give another root than the checkpoint that was signed for them: the ledger was changed.");
        await using var read = database.CreateCommand("""
            select s.idx, l.leaf
            from unnest($1, $2) as cited (stream, version)
            join public.mt_events e on e.stream_id = cited.stream and e.version = cited.version
            join mgp.ledger l on l.seq_id = e.seq_id
            join mgp.sealed s on s.seq_id = e.seq_id
            where s.idx < $3
            order by s.idx
            """);
        read.Parameters.Add(new() { Value = events.Select(e => e.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        read.Parameters.Add(new() { Value = events.Select(e => e.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        read.Parameters.Add(new() { Value = size });
        var proven = new List<ProvenEvent>(events.Count);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) proven.Add(new ProvenEvent(row.GetInt64(0), row.GetFieldValue<byte[]>(1), [.. tree.Inclusion(row.GetInt64(0)).Select(d => d.ToString())]));
        return proven;
    }

    private async Task<Digest[]> Hashes(long size, CancellationToken cancellation)
    {
        var hashes = new List<Digest>((int)size);
        await using var read = database.CreateCommand("select hash from mgp.sealed where idx < $1 order by idx");
        read.Parameters.Add(new() { Value = size });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) hashes.Add(Digest.From(row.GetFieldValue<byte[]>(0)));
        return hashes.Count == size ? [.. hashes] : throw new LedgerInconsistentException($"The ledger holds {hashes.Count} events below {size}: events are missing.");
    }
}
