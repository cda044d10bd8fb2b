using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>Versions of each stream are 1, 2, 3, …, the stream's row agrees, and labels lead to streams that exist.</summary>
internal static class StreamsPass
{
    // Walks the index over stream and version; only streams with something wrong come back. Marten's tombstones have versions that follow nothing.
    private const string Streams = """
        select coalesce(s.id, e.stream_id), s.id is not null, s.version, coalesce(e.last, 0), e.missing
        from (select stream_id, max(version) as last, min(place) filter (where version <> place) as missing
              from (select stream_id, version, row_number() over (partition by stream_id order by version) as place
                    from public.mt_events where stream_id <> 'mt_tombstone') v
              group by stream_id) e
        full join public.mt_streams s on s.id = e.stream_id
        where coalesce(s.id, e.stream_id) <> 'mt_tombstone' and (s.id is null or s.version is distinct from coalesce(e.last, 0) or e.missing is not null)
        """;

    private const string Labels = "select l.label, l.stream_id from mgp.label l where not exists (select from public.mt_streams s where s.id = l.stream_id)";

    public static async Task Run(NpgsqlConnection connection, Findings findings, CancellationToken cancellation)
    {
        await using (var streams = new NpgsqlCommand(Streams, connection) { CommandTimeout = 0 })
        await using (var row = await streams.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation)) Judge(row, findings);
        }

        await using var labels = new NpgsqlCommand(Labels, connection) { CommandTimeout = 0 };
        await using var label = await labels.ExecuteReaderAsync(cancellation);
        while (await label.ReadAsync(cancellation))
        {
            findings.Add(FaultKind.StreamMissing, new(label.GetString(1), Subject: $"label {label.GetString(0)}"), $"The label {label.GetString(0)} leads to {label.GetString(1)}, which does not exist.");
        }
    }

    private static void Judge(NpgsqlDataReader row, Findings findings)
    {
        var (stream, exists, last) = (row.GetString(0), row.GetBoolean(1), row.GetInt64(3));
        if (!row.IsDBNull(4)) findings.Add(FaultKind.VersionGap, new(stream, row.GetInt64(4)), $"{stream} has no version {row.GetInt64(4)}, or has one twice, though its events go to {last}.");
        if (!exists) findings.Add(FaultKind.StreamMissing, new(stream), $"{stream} has {last} versions of events and no row in mt_streams.");
        else if (row.IsDBNull(2) || row.GetInt64(2) != last)
        {
            findings.Add(FaultKind.StreamVersion, new(stream, last), $"mt_streams says version {(row.IsDBNull(2) ? "null" : row.GetInt64(2))} of {stream}; its last event is {last}.");
        }
    }
}
