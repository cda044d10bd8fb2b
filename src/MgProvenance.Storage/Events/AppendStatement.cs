using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Events;

/// <summary>The call of <c>mgp.append</c>: one parameter array per column, so that a request of any size is one round trip.</summary>
internal static class AppendStatement
{
    private const string Sql =
        "select outcome, answer from mgp.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)";

    public static NpgsqlCommand For(AppendRequest request, NpgsqlConnection connection)
    {
        var streams = request.Streams;
        if (streams.DistinctBy(s => s.StreamId).Count() != streams.Count) throw new ArgumentException("A stream is named twice.", nameof(request));
        var events = streams.SelectMany((s, i) => s.Events.Select((e, j) => (Stream: i + 1, Ordinal: j + 1, Event: e))).ToArray();
        var command = new NpgsqlCommand(Sql, connection);
        Add(command, NpgsqlDbType.Text, request.Command.Actor);
        Add(command, NpgsqlDbType.Text, request.Command.CommandId);
        Add(command, NpgsqlDbType.Bytea, request.Command.RequestDigest.ToArray());
        Add(command, NpgsqlDbType.Text, request.Answer);
        Add(command, NpgsqlDbType.Jsonb, Envelope.ToJson(request.Headers, request.Command.CommandId));
        Add(command, NpgsqlDbType.Text, request.CorrelationId);
        Add(command, NpgsqlDbType.Text, request.CausationId);
        AddArray(command, NpgsqlDbType.Text, streams.Select(s => s.StreamId));
        AddArray(command, NpgsqlDbType.Text, streams.Select(s => s.StreamType));
        AddArray(command, NpgsqlDbType.Bigint, streams.Select(s => s.ExpectedVersion));
        AddArray(command, NpgsqlDbType.Integer, streams.Select(s => s.Events.Count));
        AddArray(command, NpgsqlDbType.Integer, events.Select(e => e.Stream));
        AddArray(command, NpgsqlDbType.Integer, events.Select(e => e.Ordinal));
        AddArray(command, NpgsqlDbType.Uuid, events.Select(e => e.Event.Id));
        AddArray(command, NpgsqlDbType.Text, events.Select(e => e.Event.Type));
        AddArray(command, NpgsqlDbType.Text, events.Select(e => e.Event.DotnetType));
        AddArray(command, NpgsqlDbType.Jsonb, events.Select(e => e.Event.Data));
        AddArray(command, NpgsqlDbType.Text, request.Labels.Select(l => l.Label));
        AddArray(command, NpgsqlDbType.Text, request.Labels.Select(l => l.StreamId));
        return command;
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new() { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private static void AddArray<T>(NpgsqlCommand command, NpgsqlDbType element, IEnumerable<T> values) =>
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | element, Value = values.ToArray() });
}
