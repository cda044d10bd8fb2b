using Npgsql;

namespace MgProvenance.Storage.Tests;

/// <summary>Writes into the tables without this program's append, as another program could.</summary>
internal static class OtherWriter
{
    /// <summary>A new lot of one event, a withdrawal; the caller's transaction decides whether it stays.</summary>
    public static async Task Insert(NpgsqlConnection connection, string lot, CancellationToken cancellation)
    {
        await using var insert = new NpgsqlCommand($$"""
            insert into mt_streams (id, version) values ('{{lot}}', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), '{{lot}}', 1, '{"lot": "{{lot}}", "purpose": "x"}', 'lot.amount-withdrawn.v1')
            """, connection);
        await insert.ExecuteNonQueryAsync(cancellation);
    }
}
