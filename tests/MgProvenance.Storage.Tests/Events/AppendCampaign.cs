using System.Collections.Concurrent;
using MgProvenance.Application.Events;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

/// <summary>Writers that race for the same streams, labels and command ids, and send what must be refused; afterwards the tables are held against every answer.</summary>
internal sealed class AppendCampaign(NpgsqlDataSource database, params IEventLog[] logs)
{
    private readonly string[] _streams = [.. Enumerable.Range(0, 12).Select(_ => NewStream("lot"))];
    private readonly ConcurrentDictionary<string, long> _versions = new();
    private readonly ConcurrentBag<(AppendRequest Request, AppendOutcome? Outcome)> _answers = [];

    public int Count<TOutcome>() => _answers.Count(a => a.Outcome is TOutcome);

    public Task Write(int writers, int requestsEach, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(seed => Task.Run(() => Write(new Random(seed), logs[seed % logs.Length], requestsEach, cancellation), cancellation)));

    /// <summary>What is stored is what the command's row names, whole and once, and every answer tells it.</summary>
    public async Task Check()
    {
        var stored = (await Rows("select id::text from mt_events")).ToHashSet();
        var answers = (await Rows("select actor || ' ' || command_id || ' ' || answer from mgp.command")).ToHashSet();
        foreach (var (request, outcome) in _answers)
        {
            var isStored = answers.Contains($"{request.Command.Actor} {request.Command.CommandId} {request.Answer}");
            Assert.All(request.Streams.SelectMany(s => s.Events), e => Assert.Equal(isStored, stored.Contains(e.Id.ToString())));
            foreach (var label in request.Labels.Where(_ => isStored)) Assert.Equal(label.StreamId, await logs[0].Resolve(label.Label, CancellationToken.None));
            switch (outcome)
            {
                case AppendOutcome.Appended: Assert.True(isStored); break;
                case AppendOutcome.Repeated repeated: Assert.Contains($"{request.Command.Actor} {request.Command.CommandId} {repeated.Answer}", answers); break;
                case null: break; // the caller was told that nothing is known
                default: Assert.False(isStored, $"{outcome} was stored"); break;
            }
        }

        Assert.Equal(answers.Count, _answers.Where(a => answers.Contains($"{a.Request.Command.Actor} {a.Request.Command.CommandId} {a.Request.Answer}")).Count());
        Assert.Equal(0L, await database.Scalar<long>("select count(*) from (select from mt_events group by stream_id having count(*) <> max(version) or min(version) <> 1) gaps"));
        Assert.Equal(0L, await database.Scalar<long>("select count(*) from mt_streams s where s.version is distinct from (select max(e.version) from mt_events e where e.stream_id = s.id)"));
        Assert.Equal(0L, await database.Scalar<long>("select count(*) from mt_events e full join mgp.ledger l on l.seq_id = e.seq_id and l.event_id = e.id where e.id is null or l.event_id is null"));
        Assert.Equal(
            await database.Scalar<long>("select count(*) from mt_events"),
            await database.Scalar<long>("select (select count(*) from mgp.pending p, unnest(p.seq_ids)) + (select count(*) from mgp.sealed)"));
    }

    private async Task Write(Random chance, IEventLog log, int requests, CancellationToken cancellation)
    {
        for (var i = 0; i < requests; i++)
        {
            var request = Next(chance) with { Answer = $"\"{Guid.CreateVersion7()}\"" };
            AppendOutcome? outcome = null;
            try
            {
                outcome = await log.Append(request, cancellation);
            }
            catch (NpgsqlException)
            {
                // Nothing is known; the tables say what became of it.
            }

            if (outcome is AppendOutcome.VersionConflict conflict) _versions[conflict.StreamId] = conflict.Actual;
            if (outcome is AppendOutcome.Appended) foreach (var s in request.Streams) _versions[s.StreamId] = s.ExpectedVersion + s.Events.Count;
            _answers.Add((request, outcome));
        }
    }

    private AppendRequest Next(Random chance)
    {
        var lot = NewStream("lot");
        return chance.Next(10) switch
        {
            0 => Request(To(lot, 0, Event(data: $$"""{"note":"{{new string('x', 66_000)}}"}"""))),
            1 => Request(To(lot, 0, Event())) with { Labels = [new($"MG-{chance.Next(30)}", lot)] },
            2 => Request(Command($"{chance.Next(30)}"), To(lot, 0, Event())),
            3 => Request(Command($"{chance.Next(30)}", "another request"), To(lot, 0, Event())),
            4 => Request(To(lot, 0, Requests.Events(20))),
            _ => Request([.. chance.GetItems(_streams, chance.Next(1, 4)).Distinct().Select(s => To(s, _versions.GetValueOrDefault(s), Requests.Events(chance.Next(1, 4))))]),
        };
    }

    private async Task<List<string>> Rows(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync()) rows.Add(row.GetString(0));
        return rows;
    }
}
