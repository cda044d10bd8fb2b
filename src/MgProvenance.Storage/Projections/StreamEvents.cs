using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Verification;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Projections;

/// <summary>
/// The sealed events of streams, stream after stream and by version within, as the index on stream and version gives them: nothing is sorted, so a stream
/// of any length costs neither disk nor memory on the server.
/// </summary>
internal static class StreamEvents
{
    private const int Index = 0, Stream = 1, Version = 2, Id = 3, Type = 4, Data = 5, Time = 6, Actor = 7, Headers = 8, Fields = 9;

    // PostgreSQL counts microseconds from this day.
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Of all streams. The connection is a <see cref="SharedSnapshot"/>'s, which keeps the planner from sorting.</summary>
    /// <param name="before">Ledger index below which events count.</param>
    public static async IAsyncEnumerable<StoredEvent> OfAll(NpgsqlConnection connection, long before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            select s.idx, e.stream_id, e.version, e.id, e.type, e.data, e.timestamp, e.user_name, e.headers
            from public.mt_events e cross join lateral (select x.idx from mgp.sealed x where x.seq_id = e.seq_id offset 0) s
            where {EventRows.NotTombstone} and s.idx < {before} order by e.stream_id, e.version
            """);
        await using var rows = await CopyRows.Open(connection, sql, Fields, cancellation);
        var (stream, type, actor, headers) = (new Repeating(), new Repeating(), new Repeating(), new Repeating());
        var envelope = Envelope.FromJson(null);
        while (await rows.Next(cancellation))
        {
            if (headers.Changed(EventRow.Json(rows, Headers))) envelope = Envelope.FromJson(rows.IsNull(Headers) ? null : headers.Text);
            yield return new(
                rows.Int64(Index),
                stream.Of(rows.Bytes(Stream)),
                rows.Int64(Version),
                rows.Uuid(Id),
                type.Of(rows.Bytes(Type)),
                Encoding.UTF8.GetString(EventRow.Json(rows, Data)),
                Epoch.AddMicroseconds(rows.Int64(Time)),
                actor.Of(rows.Bytes(Actor)),
                envelope.CommandId,
                envelope.Headers);
        }
    }

    /// <summary>Of these streams, in the order in which they are named.</summary>
    /// <param name="before">Ledger index below which events count.</param>
    public static async IAsyncEnumerable<StoredEvent> Of(
        NpgsqlConnection connection, IReadOnlyCollection<string> streams, long before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string sql = $"""
            select {EventRows.Columns}
            from public.mt_events e cross join lateral (select x.idx from mgp.sealed x where x.seq_id = e.seq_id offset 0) s
            where {EventRows.NotTombstone} and e.stream_id = $1 and s.idx < $2 order by e.version
            """;
        if (streams.Count == 0) yield break;
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };

        // A batch is one transaction. Without statistics the planner would sort a long stream, on disk.
        batch.BatchCommands.Add(new("select set_config('enable_sort', 'off', true)"));
        foreach (var stream in streams)
        {
            batch.BatchCommands.Add(new(sql)
            {
                Parameters = { new NpgsqlParameter { Value = stream, NpgsqlDbType = NpgsqlDbType.Varchar }, new NpgsqlParameter<long> { TypedValue = before } },
            });
        }

        await batch.PrepareAsync(cancellation);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var rows = new EventRows();
        while (await row.NextResultAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation)) yield return rows.Read(row);
        }
    }

    /// <summary>A column that often says the same as in the row before; its text is then made once.</summary>
    private sealed class Repeating
    {
        private byte[] _bytes = [];

        public string Text { get; private set; } = string.Empty;

        public bool Changed(ReadOnlySpan<byte> bytes)
        {
            if (bytes.SequenceEqual(_bytes)) return false;
            _bytes = bytes.ToArray();
            Text = Encoding.UTF8.GetString(bytes);
            return true;
        }

        public string Of(ReadOnlySpan<byte> bytes)
        {
            Changed(bytes);
            return Text;
        }
    }
}
