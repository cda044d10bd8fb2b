using MgProvenance.Application.Events;
using Npgsql;

namespace MgProvenance.Storage.Events;

/// <summary>Reads rows of <see cref="Columns"/>. One instance per result set: events of one command share one parsed envelope.</summary>
internal sealed class EventRows
{
    /// <summary>Of <c>mt_events e</c> and <c>mgp.sealed s</c>.</summary>
    public const string Columns = "s.idx, e.stream_id, e.version, e.id, e.type, e.data::text, e.timestamp, e.user_name, e.headers::text";

    /// <summary>Rows that Marten writes to fill gaps. They have a leaf, and nothing else follows from them.</summary>
    public const string NotTombstone = "e.type <> 'tombstone'";

    private string? _lastHeaders;
    private Envelope _lastEnvelope = Envelope.FromJson(null);

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
