using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;

namespace MgProvenance.Application.Tests.Handling;

/// <summary>Another writer gets in between reading and appending: on the real store, at the worst moment.</summary>
public sealed class RaceTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_lost_race_is_decided_again_on_what_the_other_wrote(int lost)
    {
        var mark = $"L{lost}";
        await Prepare(mark);
        var racing = new FasterWriter(notebook, lost, n => Place(mark, n));
        var reply = await new CommandHandler(racing, AllCommands.Table).Handle(notebook.RequestOf(Bench.Fill(mark)), Stop);

        var recorded = Assert.IsType<Reply.Recorded>(reply);
        Assert.Equal(new Stored(await notebook.IdOf($"{mark}-C1"), 2 + lost, "cell.electrolyte-dispensed.v1"), recorded.Answer.Events[0]);
        Assert.Equal(lost + 2, (await notebook.Stream($"{mark}-C1")).Version);
        Assert.Equal(7, (await notebook.Stream($"{mark}-BATCH")).Version);
    }

    [Fact]
    public async Task Five_lost_races_are_a_conflict_and_nothing_of_the_command_is_stored()
    {
        await Prepare("L5");
        var racing = new FasterWriter(notebook, 5, n => Place("L5", n));
        var request = notebook.RequestOf(Bench.Fill("L5"));
        var conflict = Assert.IsType<Reply.Conflict>(await new CommandHandler(racing, AllCommands.Table).Handle(request, Stop));

        Assert.Equal((await notebook.IdOf("L5-C1"), 5), (conflict.StreamId, racing.Raced));
        Assert.Equal(6, (await notebook.Stream("L5-BATCH")).Version);
        Assert.DoesNotContain((await notebook.Stream("L5-C1")).Events, e => e.Stored.Type == "cell.electrolyte-dispensed.v1");

        var later = Assert.IsType<Reply.Recorded>(await notebook.Handler.Handle(request, Stop));
        Assert.False(later.IsRepeat);
    }

    [Fact]
    public async Task What_the_other_wrote_can_change_the_decision()
    {
        await notebook.Record("""{"command": "receive-lot", "label": "LD-LOT", "substance": "DME"}""");
        const string open = """{"command": "open-lot", "lot": "LD-LOT"}""";
        var racing = new FasterWriter(notebook, 1, _ => open);
        var reply = Assert.IsType<Reply.Recorded>(await new CommandHandler(racing, AllCommands.Table).Handle(notebook.RequestOf(open), Stop));
        Assert.Empty(reply.Answer.Events);
        Assert.Equal(2, (await notebook.Stream("LD-LOT")).Version);
    }

    [Fact]
    public async Task The_same_command_sent_many_times_at_once_is_stored_once()
    {
        var request = notebook.RequestOf("""{"command": "receive-lot", "label": "LS-LOT", "substance": "DME"}""");
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => notebook.Handler.Handle(request, Stop)));
        var answers = replies.Select(r => Assert.IsType<Reply.Recorded>(r)).ToList();
        Assert.Single(answers, a => !a.IsRepeat);
        Assert.Single(answers.Select(a => a.Answer.Streams["LS-LOT"]).Distinct());
        Assert.Equal(1, (await notebook.Stream("LS-LOT")).Version);
    }

    private Task<Answer> Prepare(string mark) => notebook.Record([.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Cell(mark)[3]]);

    private static string Place(string mark, int n) => $$"""{"command": "place-part", "cell": "{{mark}}-C1", "role": "spacer", "description": "spacer {{n}}"}""";

    /// <summary>The real log; another writer's command is recorded before each of the first appends.</summary>
    private sealed class FasterWriter(Notebook notebook, int times, Func<int, string> line) : IEventLog
    {
        public int Raced { get; private set; }

        public async Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation)
        {
            if (Raced < times) await notebook.Record(line(++Raced));
            return await notebook.Log.Append(request, cancellation);
        }

        public Task<AppendOutcome?> FindCommand(CommandIdentity command, CancellationToken cancellation) => notebook.Log.FindCommand(command, cancellation);

        public Task<IReadOnlyList<StoredEvent>> ReadStream(string streamId, long? before, CancellationToken cancellation) => notebook.Log.ReadStream(streamId, before, cancellation);

        public Task<IReadOnlyList<StoredEvent>> ReadStreams(IReadOnlyCollection<string> streamIds, long? before, CancellationToken cancellation) => notebook.Log.ReadStreams(streamIds, before, cancellation);

        public IAsyncEnumerable<StoredEvent> ReadLedger(long from, long before, CancellationToken cancellation) => notebook.Log.ReadLedger(from, before, cancellation);

        public Task<LedgerHead> Seal(CancellationToken cancellation) => notebook.Log.Seal(cancellation);

        public Task<string?> Resolve(string labelOrStreamId, CancellationToken cancellation) => notebook.Log.Resolve(labelOrStreamId, cancellation);
    }
}
