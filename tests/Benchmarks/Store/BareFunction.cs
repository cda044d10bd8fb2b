using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Benchmarks.Store;

/// <summary>The least that appends a stream's events in one call: no ledger, no commands, no labels.</summary>
internal sealed class BareFunction(NpgsqlConnection connection) : IWriter
{
    private const string Definition = """
        create function public.bare_append(p_stream text, p_type text, p_expected bigint, p_ids uuid[], p_types text[], p_dotnet text[], p_data jsonb[], p_headers jsonb, p_actor text)
        returns bigint language plpgsql as $$
        declare
            moment timestamptz := clock_timestamp();
        begin
            if p_expected = 0 then
                insert into public.mt_streams (id, type, version, timestamp, created) values (p_stream, p_type, cardinality(p_ids), moment, moment);
            else
                update public.mt_streams set version = p_expected + cardinality(p_ids), timestamp = moment where id = p_stream and version = p_expected;
                if not found then raise exception 'version conflict'; end if;
            end if;
            insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name)
            select nextval('public.mt_events_sequence'), u.id, p_stream, p_expected + u.ordinal, u.data, u.type, moment, u.dotnet, p_headers, p_actor
            from unnest(p_ids, p_types, p_dotnet, p_data) with ordinality as u(id, type, dotnet, data, ordinal);
            return p_expected + cardinality(p_ids);
        end $$
        """;

    private NpgsqlCommand? _call;

    public static async Task Define(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var define = database.CreateCommand(Definition);
        await define.ExecuteNonQueryAsync(cancellation);
    }

    public async Task Append(StreamAppend stream, CancellationToken cancellation)
    {
        var call = _call ??= new NpgsqlCommand("select public.bare_append($1,$2,$3,$4,$5,$6,$7,$8,$9)", connection);
        call.Parameters.Clear();
        call.Parameters.Add(new() { Value = stream.StreamId });
        call.Parameters.Add(new() { Value = stream.StreamType });
        call.Parameters.Add(new() { Value = stream.ExpectedVersion });
        call.Parameters.Add(new() { Value = stream.Events.Select(e => e.Id).ToArray() });
        call.Parameters.Add(new() { Value = stream.Events.Select(e => e.Type).ToArray() });
        call.Parameters.Add(new() { Value = stream.Events.Select(e => e.DotnetType).ToArray() });
        call.Parameters.Add(new() { Value = stream.Events.Select(e => e.Data).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        call.Parameters.Add(new() { Value = Bodies.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb });
        call.Parameters.Add(new() { Value = Bodies.Actor });
        await call.PrepareAsync(cancellation);
        await call.ExecuteScalarAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_call is not null) await _call.DisposeAsync();
        await connection.DisposeAsync();
    }
}
