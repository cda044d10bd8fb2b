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
    private const string Streams = $"""
        select {Columns}
        from public.mt_events e left join lateral (select x.idx from mgp.sealed x where x.seq_id = e.seq_id offset 0) s on true
        where {NotTombstone}
        """;

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
        await using var read = new NpgsqlCommand { Connection = connection };
        if (streamIds.Count == 1)
        {
            read.CommandText = $"{Streams} and e.stream_id = $1{Below(before)} order by e.version";
            read.Parameters.Add(new() { Value = streamIds.Single(), NpgsqlDbType = NpgsqlDbType.Varchar });
        }
        else
        {
            read.CommandText = $"{Streams} and e.stream_id = any ($1){Below(before)} order by e.stream_id collate \"C\", e.version";
            read.Parameters.Add(new() { Value = streamIds.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        }

        if (before is { } limit) read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = limit });
        await read.PrepareAsync(cancellation);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var rows = new EventRows();
        while (await row.ReadAsync(cancellation)) yield return rows.Read(row);
    }

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

    private static string Below(long? before) => before is null ? "" : " and s.idx < $2";
}
