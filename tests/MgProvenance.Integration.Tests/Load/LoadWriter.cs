using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Integration.Tests.Audits;
using MgProvenance.Integration.Tests.Workers;
using Npgsql;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>Appends to streams that others write to as well, repeats itself, is refused, rolls back, and reads what it wrote.</summary>
internal sealed class LoadWriter(string name, NpgsqlDataSource store, IEventLog log, IProjections projections, KnownStreams known, Journal journal)
{
    private const int Attempts = 5, Remembered = 50;
    private readonly Random _chance = new();
    private readonly List<AppendRequest> _acknowledged = [];
    private int _commands;

    public async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await (_chance.Next(100) switch
            {
                < 5 => RollBack(),
                < 10 => BeRefused(),
                < 18 when _acknowledged.Count > 0 => Repeat(),
                < 21 when _acknowledged.Count > 0 => ReadBack(),
                _ => Append(),
            });
        }
    }

    private string NextCommand() => $"{name}-{++_commands}";

    /// <summary>Decides anew where another was faster, as the command handler does. Now and then the client is impatient and sends twice at once.</summary>
    private async Task Append()
    {
        var command = NextCommand();
        string[] streams = _chance.Next(5) == 0 ? [KnownStreams.Any(_chance, "electrolyte"), KnownStreams.Any(_chance, "cell")] : [KnownStreams.Any(_chance)];
        var copies = _chance.Next(10) == 0 ? 2 : 1;
        var events = _chance.Next(1, 4);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var request = BenchFacts.Request(command, [.. streams.Select(s => BenchFacts.Append(command, s, known.VersionOf(s), events))]);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => log.Append(request, CancellationToken.None)));
            foreach (var lost in outcomes.OfType<AppendOutcome.VersionConflict>()) known.Seen(lost.StreamId, lost.Actual);
            var stored = outcomes.Count(o => o is AppendOutcome.Appended);
            if (stored == 0 && outcomes.All(o => o is AppendOutcome.VersionConflict)) continue;
            Must(stored == 1 && outcomes.All(o => o is AppendOutcome.Appended or AppendOutcome.Repeated), command, outcomes);
            Acknowledged(request);
            return;
        }

        journal.Write(new Line(command, null).ToJson());
    }

    private void Acknowledged(AppendRequest request)
    {
        journal.Write(new Line(request.Command.CommandId, [.. request.Streams.SelectMany(s => s.Events.Select((e, i) => new Entry(s.StreamId, s.ExpectedVersion + i + 1, e.Id)))]).ToJson());
        foreach (var stream in request.Streams) known.Seen(stream.StreamId, stream.ExpectedVersion + stream.Events.Count);
        if (_acknowledged.Count == Remembered) _acknowledged.RemoveAt(0);
        _acknowledged.Add(request);
    }

    private async Task Repeat()
    {
        var request = AnyAcknowledged();
        var outcome = await log.Append(request, CancellationToken.None);
        Must(outcome is AppendOutcome.Repeated repeated && repeated.Answer == request.Answer, request.Command.CommandId, outcome);
        var other = await log.Append(request with { Command = request.Command with { RequestDigest = new byte[32] } }, CancellationToken.None);
        Must(other is AppendOutcome.CommandReused, request.Command.CommandId, other);
    }

    private async Task ReadBack()
    {
        var stream = AnyAcknowledged().Streams[0];
        var rows = await projections.RowsOf(TimelineProjection.Named, stream.StreamId, CancellationToken.None);
        var last = stream.ExpectedVersion + stream.Events.Count;
        if (rows.Count < last) throw new InvalidOperationException($"{stream.StreamId} was acknowledged at version {last}; its timeline has {rows.Count} rows.");
    }

    private async Task BeRefused()
    {
        var command = NextCommand();
        var stream = AnyOpened() ?? KnownStreams.Any(_chance);
        var (request, refused) = _chance.Next(3) switch
        {
            0 => (BenchFacts.Request(command, BenchFacts.Append(command, stream, known.VersionOf(stream) + 1_000_000, 1)), typeof(AppendOutcome.VersionConflict)),
            1 => (TooLarge(command), typeof(AppendOutcome.EventTooLarge)),
            _ when AnyOpened() is { } opened => (LabelOfAnother(command, opened), typeof(AppendOutcome.LabelTaken)),
            _ => (TooLarge(command), typeof(AppendOutcome.EventTooLarge)),
        };
        var outcome = await log.Append(request, CancellationToken.None);
        Must(outcome.GetType() == refused, command, outcome);
        journal.Write(new Line(command, null).ToJson());
    }

    private static AppendRequest TooLarge(string command)
    {
        var fact = BenchFacts.Append(command, BenchFacts.Stream("lot", command), 0, 1);
        return BenchFacts.Request(command, fact with { Events = [fact.Events[0] with { Data = $$"""{"text":"{{new string('x', 70_000)}}"}""" }] });
    }

    private static AppendRequest LabelOfAnother(string command, string opened) =>
        BenchFacts.Request(command, BenchFacts.Append(command, BenchFacts.Stream("lot", command), 0, 1)) is var request
            ? request with { Labels = [new(BenchFacts.LabelOf(opened).Text, request.Streams[0].StreamId)] }
            : request;

    /// <summary>Another program's transaction that comes to nothing.</summary>
    private async Task RollBack()
    {
        var command = NextCommand();
        await using var transaction = await ForeignTransaction.Begin(store, BenchFacts.Append(command, BenchFacts.Stream("lot", command), 0, 2), command);
        await Task.Delay(_chance.Next(20));
        await transaction.RollBack();
        journal.Write(new Line(command, null).ToJson());
    }

    private string? AnyOpened() => _acknowledged.Count == 0 ? null : AnyAcknowledged().Streams[0].StreamId;

    private AppendRequest AnyAcknowledged() => _acknowledged[_chance.Next(_acknowledged.Count)];

    private static void Must(bool right, string command, params IReadOnlyList<AppendOutcome> outcomes)
    {
        if (!right) throw new InvalidOperationException($"Command {command} came to {string.Join(" and ", outcomes)}.");
    }
}
