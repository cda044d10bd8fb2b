using MgProvenance.Application.Events;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Events;

/// <summary>The call of <c>mgp.append</c>: one parameter array per column, so that a group of any size is one round trip.</summary>
internal static class AppendStatement
{
    private const string Sql =
        "select command, outcome, detail from mgp.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22)";

    /// <summary>Stores the group in one transaction and returns what became of each request, in their order.</summary>
    /// <param name="look">Whether requests are expected that cannot be stored. Without it such a request fails the group with <see cref="PostgresErrorCodes.SerializationFailure"/>.</param>
    public static async Task<AppendOutcome[]> Run(IReadOnlyList<AppendRequest> group, bool look, NpgsqlConnection connection)
    {
        await using var command = For(group, look, connection);
        await command.PrepareAsync();
        var outcomes = new AppendOutcome?[group.Count];
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var place = row.GetInt32(0) - 1;
                outcomes[place] = AppendRefusals.From(row.GetString(1), row.GetString(2), group[place].Command);
            }

            // Rows come before the commit. Only the end of the answer says that there was one.
            await row.NextResultAsync();
        }

        return [.. outcomes.Select((outcome, i) => outcome ?? new AppendOutcome.Appended(group[i].Answer))];
    }

    private static NpgsqlCommand For(IReadOnlyList<AppendRequest> group, bool look, NpgsqlConnection connection)
    {
        var streams = group.SelectMany((r, i) => r.Streams.Select(s => (Command: i + 1, Append: s))).ToArray();
        var events = streams.SelectMany((s, i) => s.Append.Events.Select((e, j) => (Stream: i + 1, Ordinal: j + 1, Event: e))).ToArray();
        var labels = group.SelectMany((r, i) => r.Labels.Select(l => (Command: i + 1, Claim: l))).ToArray();
        var command = new NpgsqlCommand(Sql, connection) { Parameters = { new NpgsqlParameter<bool> { TypedValue = look } } };
        Add(command, NpgsqlDbType.Text, group, r => r.Command.Actor);
        Add(command, NpgsqlDbType.Text, group, r => r.Command.CommandId);
        Add(command, NpgsqlDbType.Bytea, group, r => r.Command.RequestDigest.ToArray());
        Add(command, NpgsqlDbType.Text, group, r => r.Answer);
        Add(command, NpgsqlDbType.Jsonb, group, r => Envelope.ToJson(r.Headers, r.Command.CommandId));
        Add(command, NpgsqlDbType.Text, group, r => r.CorrelationId);
        Add(command, NpgsqlDbType.Text, group, r => r.CausationId);
        Add(command, NpgsqlDbType.Integer, streams, s => s.Command);
        Add(command, NpgsqlDbType.Text, streams, s => s.Append.StreamId);
        Add(command, NpgsqlDbType.Text, streams, s => s.Append.StreamType);
        Add(command, NpgsqlDbType.Bigint, streams, s => s.Append.ExpectedVersion);
        Add(command, NpgsqlDbType.Integer, streams, s => s.Append.Events.Count);
        Add(command, NpgsqlDbType.Integer, events, e => e.Stream);
        Add(command, NpgsqlDbType.Integer, events, e => e.Ordinal);
        Add(command, NpgsqlDbType.Uuid, events, e => e.Event.Id);
        Add(command, NpgsqlDbType.Text, events, e => e.Event.Type);
        Add(command, NpgsqlDbType.Text, events, e => e.Event.DotnetType);
        Add(command, NpgsqlDbType.Jsonb, events, e => e.Event.Data);
        Add(command, NpgsqlDbType.Integer, labels, l => l.Command);
        Add(command, NpgsqlDbType.Text, labels, l => l.Claim.Label);
        Add(command, NpgsqlDbType.Text, labels, l => l.Claim.StreamId);
        return command;
    }

    private static void Add<TRow, TValue>(NpgsqlCommand command, NpgsqlDbType element, IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        command.Parameters.Add(new NpgsqlParameter<TValue[]> { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values });
    }
}
