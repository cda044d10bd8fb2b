using System.Globalization;
using MgProvenance.Integrity;

namespace MgProvenance.Storage.Verification;

/// <summary>
/// Events, leaves, indices and waiting numbers, four sorted streams of one snapshot, walked side by side by seq_id: each event against its
/// leaf, each leaf against the hash under which it was sealed.
/// </summary>
internal sealed class EventsPass(Findings findings, EventTypes types, long expected, IProgress<string>? progress)
{
    public const int Connections = 4;

    private const string Leaves = "select seq_id, event_id, leaf from mgp.ledger order by seq_id";
    private const string Sealed = "select seq_id, idx, hash from mgp.sealed order by seq_id";
    private const string Waiting = "select u.seq_id from mgp.pending p cross join unnest(p.seq_ids) as u(seq_id) order by u.seq_id";
    private const int SeqId = 0, LeafEvent = 1, LeafBytes = 2, Index = 1, Hash = 2;
    private const int ProgressEvery = 100_000;

    /// <summary>Rows of <c>mt_events</c> so far.</summary>
    public long Events { get; private set; }

    /// <summary>Leaves without an index so far.</summary>
    public long Unsealed { get; private set; }

    public async Task Run(SharedSnapshot snapshot, CancellationToken cancellation)
    {
        await using var events = await CopyRows.Open(snapshot[0], EventRow.Query, EventRow.Fields, cancellation);
        await using var leaves = await CopyRows.Open(snapshot[1], Leaves, 3, cancellation);
        await using var indices = await CopyRows.Open(snapshot[2], Sealed, 3, cancellation);
        await using var waiting = await CopyRows.Open(snapshot[3], Waiting, 1, cancellation);
        await events.Next(cancellation);
        await leaves.Next(cancellation);
        await indices.Next(cancellation);
        await waiting.Next(cancellation);
        while (events.HasRow || leaves.HasRow || indices.HasRow || waiting.HasRow)
        {
            var next = Math.Min(Math.Min(At(events), At(leaves)), Math.Min(At(indices), At(waiting)));
            Check(
                next,
                At(events) == next ? events : null,
                At(leaves) == next ? leaves : null,
                At(indices) == next ? indices : null,
                At(waiting) == next ? waiting : null);
            if (At(events) == next) await events.Next(cancellation);
            if (At(leaves) == next) await leaves.Next(cancellation);
            if (At(indices) == next) await indices.Next(cancellation);
            while (At(waiting) == next && waiting.HasRow) await waiting.Next(cancellation);
        }
    }

    private static long At(CopyRows rows) => rows.HasRow ? rows.Int64(SeqId) : long.MaxValue;

    private void Check(long seqId, CopyRows? row, CopyRows? leaf, CopyRows? index, CopyRows? waiting)
    {
        var idx = index?.Int64(Index);
        if (row is not null) CheckRow(row, idx);
        if (leaf is not null) CheckLeaf(leaf, row, index, idx);
        else if (row is not null) WithoutLeaf(row, index, idx);
        else if (index is not null) findings.Add(FaultKind.LeafMissing, new(Index: idx), $"Index {Digits(idx!.Value)} was given to an event of which neither row nor leaf is there.");
        else findings.Add(FaultKind.SealingWrong, new(Subject: "mgp.pending"), $"Number {Digits(seqId)} waits for an index and belongs to nothing.");

        if (leaf is null) return;
        if (index is null) Unsealed++;
        if (index is null == waiting is null)
        {
            var which = index is null ? "has no index and does not wait for one" : "has an index and waits for one";
            findings.Add(FaultKind.SealingWrong, new(EventId: leaf.Uuid(LeafEvent), Index: idx), $"The leaf of event {leaf.Uuid(LeafEvent)} {which}.");
        }
    }

    private void CheckRow(CopyRows row, long? index)
    {
        if (++Events % ProgressEvery == 0) progress?.Report($"Compared {Digits(Events)} of {Digits(expected)} events.");
        types.Look(row, index);
        var marks = row.Int32(EventRow.Marks);
        if (marks == 0) return;
        var place = EventRow.PlaceOf(row, index);
        if ((marks & EventRow.HasBinaryBody) != 0) findings.Add(FaultKind.BinaryBody, place, $"{place} has a binary body, which its leaf does not cover.");
        if ((marks & EventRow.IsArchived) != 0) findings.Add(NoticeKind.Uncovered, place, $"{place} is marked as archived; no leaf covers that mark.");
        if ((marks & EventRow.HasTenant) != 0) findings.Add(NoticeKind.Uncovered, place, $"{place} is of another tenant than the notebook's; no leaf covers that.");
    }

    private void CheckLeaf(CopyRows leaf, CopyRows? row, CopyRows? index, long? idx)
    {
        if (index is not null && !IsHash(leaf.Bytes(LeafBytes), index.Bytes(Hash)))
        {
            var place = row is null ? new(EventId: leaf.Uuid(LeafEvent), Index: idx) : EventRow.PlaceOf(row, idx);
            findings.Add(FaultKind.LeafRewritten, place, $"The leaf of {place} is not the one that was sealed: its hash is another.");
        }

        if (!LeafSpans.TryRead(leaf.Bytes(LeafBytes), out var fields))
        {
            var error = Leaf.TryDecode(leaf.Bytes(LeafBytes), out _, out var reason) ? "Its format is another." : reason;
            findings.Add(FaultKind.LeafDamaged, new(EventId: leaf.Uuid(LeafEvent), Index: idx), $"The leaf of event {leaf.Uuid(LeafEvent)} cannot be read. {error}");
        }
        else if (row is null)
        {
            var deleted = LeafPlace(leaf, idx);
            findings.Add(FaultKind.EventDeleted, deleted, $"{deleted} has a leaf and no row: the event was deleted.");
        }
        else if (EventRow.Differences(row, fields) is { } names)
        {
            var place = EventRow.PlaceOf(row, idx);
            findings.Add(FaultKind.EventAltered, place, $"{place} is not what its leaf recorded; different: {names}.");
        }
        else if (leaf.Uuid(LeafEvent) != row.Uuid(EventRow.Id))
        {
            var place = EventRow.PlaceOf(row, idx);
            findings.Add(FaultKind.LeafDamaged, place, $"The ledger keeps the leaf of {place} under another event's id, {leaf.Uuid(LeafEvent)}.");
        }
    }

    private void WithoutLeaf(CopyRows row, CopyRows? index, long? idx)
    {
        var place = EventRow.PlaceOf(row, idx);
        if (index is null) findings.Add(FaultKind.EventWithoutLeaf, place, $"{place} has no leaf: it was written past the ledger.");
        else findings.Add(FaultKind.LeafMissing, place, $"{place} was sealed, and its leaf is gone.");
    }

    private static Place LeafPlace(CopyRows leaf, long? idx) =>
        Leaf.TryDecode(leaf.Bytes(LeafBytes), out var fields, out _) && long.TryParse(fields.Version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var version)
            ? new(fields.StreamId, version, leaf.Uuid(LeafEvent), idx)
            : new(EventId: leaf.Uuid(LeafEvent), Index: idx);

    private static bool IsHash(ReadOnlySpan<byte> leaf, ReadOnlySpan<byte> hash) => Digest.TryFrom(hash, out var stored) && Digest.OfLeaf(leaf) == stored;

    private static string Digits(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
