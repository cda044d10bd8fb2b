using System.Runtime.CompilerServices;
using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Events;

/// <summary>Reads rows of <see cref="Columns"/>. One instance per result set: events of one command share one parsed envelope.</summary>
internal sealed class EventRows
{
    /// <summary>Of <c>mt_events e</c> and <c>mgp.sealed s</c>.</summary>
    public const string Columns = "s.idx, e.stream_id, e.version, e.id, e.type, e.data::text, e.timestamp, e.user_name, e.headers::text";

    /// <summary>Rows that Marten writes to fill gaps. They have a leaf, and nothing else follows from them.</summary>
    public const string NotTombstone = "e.type <> 'tombstone'";

    // Lateral with offset 0: one index probe per row in every plan. A plain join becomes a scan of the whole other table once a cached plan guesses too many rows.
    private const string Index = "left join lateral (select x.idx from mgp.sealed x where x.seq_id = e.seq_id offset 0) s on true";

    /// <summary>Events of one stream that are read at a time, so that a long one is never sorted on disk, whatever plan is chosen.</summary>
    private const int Page = 2000;

    private static readonly string OfOne = FormattableString.Invariant($"""
        select {Columns} from public.mt_events e {Index}
        where e.stream_id = $1 and e.version > $2 and {NotTombstone} and ($3 is null or s.idx < $3) order by e.version limit {Page}
        """);

    // The order of the ids is known to the planner, so that it sorts the events of each stream alone.
    private static readonly string OfMany = FormattableString.Invariant($"""
        select {Columns}
        from unnest($1) with ordinality as u(id, place)
        cross join lateral (select * from public.mt_events e where e.stream_id = u.id and e.version > $2 and {NotTombstone} order by e.version limit {Page}) e
        {Index}
        where $3 is null or s.idx < $3 order by u.place, e.version
        """);

    /// <summary>Sealed events from index $1 up to but without $2: a from and where clause.</summary>
    public const string InRange = $"""
        from mgp.sealed s cross join lateral (select * from public.mt_events x where x.seq_id = s.seq_id offset 0) e
        where s.idx >= $1 and s.idx < $2 and {NotTombstone}
        """;

    private string? _lastHeaders;
    private Envelope _lastEnvelope = Envelope.FromJson(null);

    /// <summary>Events of these streams ordered by stream id (C collation) and version, streamed; with <paramref name="before"/> those sealed below it.</summary>
    public static async IAsyncEnumerable<StoredEvent> OfStreams(
        NpgsqlConnection connection, IReadOnlyCollection<string> streamIds, long? before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new EventRows();
        var left = streamIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var after = 0L; // when above 0, the first of those left was read up to this version
        while (left.Length > 0)
        {
            var count = 0;
            StoredEvent? last = null;
            await using (var read = PageOf(after == 0 ? left : left[..1], after, before, connection))
            {
                await read.PrepareAsync(cancellation);
                await using var row = await read.ExecuteReaderAsync(cancellation);
                while (count < Page && await row.ReadAsync(cancellation))
                {
                    var stored = rows.Read(row);
                    count = stored.StreamId == last?.StreamId ? count + 1 : 1;
                    last = stored;
                    yield return stored;
                }
            }

            if (count == Page) (left, after) = (left[Array.IndexOf(left, last!.StreamId)..], last.Version);
            else if (after > 0) (left, after) = (left[1..], 0);
            else yield break;
        }
    }

    private static NpgsqlCommand PageOf(string[] ids, long after, long? before, NpgsqlConnection connection) => new(ids.Length == 1 ? OfOne : OfMany, connection)
    {
        Parameters =
        {
            ids.Length == 1
                ? new() { Value = ids[0], NpgsqlDbType = NpgsqlDbType.Varchar }
                : new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            new NpgsqlParameter<long> { TypedValue = after },
            new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        },
    };

    public StoredEvent Read(NpgsqlDataReader row)
    {
        var headers = row.IsDBNull(8) ? null : row.GetString(8);
        if (headers != _lastHeaders) (_lastHeaders, _lastEnvelope) = (headers, Envelope.FromJson(headers));
        return new(
            row.IsDBNull(0) ? null : row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetGuid(3),
            row.GetString(4),
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            row.IsDBNull(7) ? "" : row.GetString(7),
            _lastEnvelope.CommandId,
            _lastEnvelope.Headers);
    }
}
