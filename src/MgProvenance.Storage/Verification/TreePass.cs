using MgProvenance.Integrity;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>Grows the tree again from the sealed hashes, and holds its root against every checkpoint and against the head.</summary>
internal sealed class TreePass(Findings findings, CheckpointEvidence checkpoints)
{
    private const string Sealed = "select idx, hash from mgp.sealed order by idx";
    private const int Index = 0, Hash = 1;

    private readonly MerkleFrontier _frontier = new();
    private int _next;
    private int _contradicting;

    public long Size => _frontier.Size;

    public string Root => _frontier.Root().ToString();

    /// <summary>The newest checkpoint before the first that does not hold.</summary>
    public SignedSize? LastGood { get; private set; }

    /// <summary>Where the tree stops being the one that was signed; null when it is.</summary>
    public Bracket? Damage { get; private set; }

    public async Task Run(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using (var hashes = await CopyRows.Open(connection, Sealed, 2, cancellation))
        {
            var expected = 0L;
            while (await hashes.Next(cancellation))
            {
                var index = hashes.Int64(Index);
                if (index != expected) findings.Add(FaultKind.IndexGap, new(Index: expected), $"The ledger has nothing at {(index == expected + 1 ? $"index {expected}" : $"the indices {expected} to {index - 1}")}.");
                expected = index + 1;
                _frontier.Append(Digest.TryFrom(hashes.Bytes(Hash), out var hash) ? hash : default);
                Compare(expected);
            }
        }

        Beyond();
        await CompareHead(connection, cancellation);
    }

    /// <summary>One fault for the first checkpoint that does not hold, and not one for each that follows: they must all differ.</summary>
    /// <param name="named">What other checks have already named, for the reader of this fault.</param>
    public void Report(IReadOnlyList<Fault> named)
    {
        if (Damage is not { } damage) return;
        var cut = damage.Bad > Size;
        var inside = named.Where(f => f.Place.Index >= damage.Good && f.Place.Index < damage.Bad).Select(f => f.Place.ToString()).Distinct().ToArray();
        var names = inside.Length == 0
            ? "Row, leaf and hash agree with each other there, so whoever did it rewrote them together."
            : $"Named there: {string.Join("; ", inside.Take(5))}{(inside.Length > 5 ? $" and {inside.Length - 5} more" : string.Empty)}.";
        var others = _contradicting > 1 ? $" {_contradicting - 1} later checkpoints do not hold either." : string.Empty;
        findings.Add(
            cut ? FaultKind.TailCut : FaultKind.TreeRewritten,
            new(Subject: $"checkpoint of size {damage.Bad}"),
            cut
                ? $"A checkpoint of size {damage.Bad} was signed, but the ledger holds {Size} events: its end was cut off, or the database was rolled back.{others}"
                : $"The ledger was changed between checkpoint of size {damage.Good} (good) and size {damage.Bad} (bad). {names}{others}",
            damage);
    }

    private void Compare(long size)
    {
        for (; _next < checkpoints.Sizes.Count && checkpoints.Sizes[_next].Size <= size; _next++)
        {
            var signed = checkpoints.Sizes[_next];
            if (signed.Size < size || !signed.Holds(_frontier.Root())) Contradict(signed);
            else if (Damage is null) LastGood = signed;
        }
    }

    private void Beyond()
    {
        for (; _next < checkpoints.Sizes.Count; _next++) Contradict(checkpoints.Sizes[_next]);
    }

    private void Contradict(SignedSize signed)
    {
        _contradicting++;
        Damage ??= new(LastGood?.Size ?? 0, signed.Size);
    }

    private async Task CompareHead(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var place = new Place(Subject: "mgp.head");
        await using var read = new NpgsqlCommand("select taken, size, root, frontier from mgp.head", connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            findings.Add(FaultKind.HeadWrong, place, "The head of the ledger was removed.");
            return;
        }

        var (taken, size) = (row.GetInt64(0), row.GetInt64(1));
        if (taken != Size || size != Size) findings.Add(FaultKind.HeadWrong, place, $"The head says {size} events and {taken} indices; the ledger holds {Size}.");
        if (!row.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(_frontier.Root().ToBytes())) findings.Add(FaultKind.HeadWrong, place, "The head's root is not that of the sealed hashes.");
        if (!row.GetFieldValue<byte[]>(3).AsSpan().SequenceEqual(_frontier.ToBytes())) findings.Add(FaultKind.HeadWrong, place, "The head's frontier is not that of the sealed hashes.");
    }
}
