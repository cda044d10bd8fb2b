using MgProvenance.Integrity;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>One size at which a root was signed, in the notebook, in the second copy or in both.</summary>
internal readonly record struct SignedSize(long Size, Digest? Notebook, Digest? Second, DateTimeOffset? Signed)
{
    /// <summary>Whether every copy signed this root.</summary>
    public bool Holds(Digest root) => (Notebook ?? root) == root && (Second ?? root) == root;
}

/// <summary>Both copies of the checkpoints side by side. What is not signed by the log counts as a fault and not as evidence.</summary>
internal sealed class CheckpointEvidence
{
    /// <summary>Smallest first.</summary>
    public required IReadOnlyList<SignedSize> Sizes { get; init; }

    /// <summary>Rows in <c>mgp.checkpoint</c>, forged ones included.</summary>
    public required long Rows { get; init; }

    public static async Task<CheckpointEvidence> Read(NpgsqlConnection connection, LogEvidence log, Findings findings, CancellationToken cancellation)
    {
        var second = (log.SecondCopy ?? []).ToDictionary(c => c.Size);
        var sizes = second.Values.ToDictionary(c => c.Size, c => new SignedSize(c.Size, null, c.Root, null));
        await using var command = new NpgsqlCommand("select size, root, note, created from mgp.checkpoint order by size", connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = 0L;
        while (await row.ReadAsync(cancellation))
        {
            rows++;
            var (size, note) = (row.GetInt64(0), row.GetString(2));
            var place = $"checkpoint of size {size} in the notebook";
            if (Opened(note, place, second.GetValueOrDefault(size), log, findings) is not { } signed) continue;
            if (signed.Size != size || !Digest.TryFrom(row.GetFieldValue<byte[]>(1), out var root) || signed.Root != root)
            {
                findings.Add(FaultKind.CheckpointForged, new(Subject: place), $"The row of the {place} says another size or root than its signed note.");
                continue;
            }

            var copy = second.TryGetValue(size, out var other) ? other.Root : (Digest?)null;
            if (copy is not null && copy != root)
            {
                findings.Add(FaultKind.CheckpointsDisagree, new(Subject: place), $"The {place} and that of the second copy are both signed and have different roots.");
            }

            sizes[size] = new(size, root, copy, row.GetFieldValue<DateTimeOffset>(3));
        }

        var all = sizes.Values.OrderBy(s => s.Size).ToArray();
        if (log.SecondCopy is not null) Compare(all, findings);
        return new() { Sizes = all, Rows = rows };
    }

    /// <summary>The same bytes as in the second copy need no second look at their signature.</summary>
    private static SignedRoot? Opened(string note, string place, SignedRoot second, LogEvidence log, Findings findings) =>
        second.Size > 0 && Digest.Of(System.Text.Encoding.UTF8.GetBytes(note)) == second.Note ? second : log.Open(note, place, findings);

    private static void Compare(SignedSize[] all, Findings findings)
    {
        var lost = all.Where(s => s.Notebook is null).ToArray();
        var behind = all.Where(s => s.Second is null).ToArray();
        if (lost is [var only] && only.Size == all[^1].Size)
        {
            // The second copy is written first: a crash leaves it one ahead, and the next checkpoint repairs that.
            findings.Add(NoticeKind.SecondCopyBehind, new(Subject: "mgp.checkpoint"), $"The newest checkpoint, of size {only.Size}, is in the second copy alone.");
        }
        else if (lost.Length > 0)
        {
            findings.Add(FaultKind.CheckpointMissing, new(Subject: "mgp.checkpoint"), $"{Many(lost)} in the second copy and no longer in the notebook.");
        }

        if (behind.Length > 0) findings.Add(NoticeKind.SecondCopyBehind, new(Subject: "second copy"), $"{Many(behind)} in the notebook and not in the second copy.");
    }

    private static string Many(SignedSize[] sizes) => sizes.Length == 1
        ? $"The checkpoint of size {sizes[0].Size} is"
        : $"{sizes.Length} checkpoints, of sizes {sizes[0].Size} to {sizes[^1].Size}, are";
}
