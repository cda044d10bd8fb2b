using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Tests.Sequences;

/// <summary>
/// Long sequences by chance on a real store. Impossible input is always refused and stores nothing; a fact is never refused, whatever rule it breaks; what left one thing went into another, after
/// corrections at any place as well; and rows that grew live are those of a rebuild.
/// </summary>
public sealed class SequenceTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const int Steps = 220;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Facts_are_kept_impossible_input_is_refused_and_the_books_balance(int seed)
    {
        var lines = new LinesByChance(seed, $"Q{seed}");
        await notebook.Record([.. lines.Beginning()]);
        var (corrections, chance) = (new CorrectionsByChance(seed), new Random(seed));
        var (corrected, refusedCorrections) = (0, 0);
        for (var step = 0; step < Steps; step++)
        {
            switch (chance.Next(8))
            {
                case 0:
                    await IsRefused(lines.Impossible());
                    break;
                case 1 when step > 40:
                    if (corrections.Line(await Streams(lines), await Ids(lines, "lot")) is not { } line) break;
                    if (await notebook.Send(line) is Reply.Recorded) corrected++;
                    else refusedCorrections++;
                    break;
                default:
                    await IsRecorded(lines.Fact());
                    break;
            }

            if (step % 50 == 0) await Rows();   // so that the rows grow step by step
        }

        Assert.True(corrected > 5, $"Only {corrected} corrections were recorded ({refusedCorrections} refused), so little was shown of them.");
        var streams = await Streams(lines);
        WhatLeftWentIn(streams);
        await GenealogyIsThatOfTheFacts(streams);
        await LiveIsRebuilt();
    }

    private async Task IsRefused(string line)
    {
        var before = (await notebook.Log.Seal(Stop)).Size;
        Assert.True(await notebook.Send(line) is Reply.Refused, $"{line} was not refused.");
        Assert.Equal(before, (await notebook.Log.Seal(Stop)).Size);
    }

    private async Task IsRecorded(string line)
    {
        var reply = await notebook.Send(line);
        Assert.True(reply is Reply.Recorded, $"{line} was not recorded: {reply}");
    }

    /// <summary>Each aliquot that names a cell has its filling, each salt by mass its withdrawal, with the same amounts.</summary>
    private static void WhatLeftWentIn(IReadOnlyList<RecordedStream> streams)
    {
        Assert.Equal(
            Sorted(Facts<ElectrolyteDispensed>(streams).Select(f => (f.Batch.Value, f.Cell.Value, f.Volume.In("mL")))),
            Sorted(Facts<AliquotDrawn>(streams).Where(a => a.Cell is not null).Select(a => (a.Batch.Value, a.Cell!.Value.Value, a.Volume.In("mL")))));
        var taken = Facts<SaltAdded>(streams).Where(s => s.Mass is not null).Select(s => (s.Salt.Value, s.Batch.Value, s.Mass!.Value.In("mg")))
            .Concat(Facts<BinderAdded>(streams).Where(b => b.Mass is not null).Select(b => (b.Binder.Value, b.Sheet.Value, b.Mass!.Value.In("mg"))));
        Assert.Equal(
            Sorted(taken),
            Sorted(Facts<AmountWithdrawn>(streams).Where(w => w is { For: not null, Mass: not null }).Select(w => (w.Lot.Value, w.For!.Value.Value, w.Mass!.Value.In("mg")))));
    }

    /// <summary>Upwards from each stream the trace names exactly what its facts, and theirs in turn, mention.</summary>
    private async Task GenealogyIsThatOfTheFacts(IReadOnlyList<RecordedStream> streams)
    {
        var mentions = streams.ToDictionary(s => s.StreamId, s => Used(s).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var stream in streams.Where(s => StreamIds.SubjectOf(s.StreamId) is "cell" or "specimen" or "electrolyte"))
        {
            var expected = new HashSet<string>(StringComparer.Ordinal) { stream.StreamId };
            for (var queue = new Queue<string>([stream.StreamId]); queue.TryDequeue(out var next);)
            {
                foreach (var used in mentions.GetValueOrDefault(next) ?? []) if (expected.Add(used)) queue.Enqueue(used);
            }

            var trace = await new Trace(notebook.Projections).From(stream.StreamId, TraceDirection.Up, Stop);
            Assert.Equal(expected.Order(StringComparer.Ordinal), Nodes(trace).Where(n => StreamIds.SubjectOf(n) != PersonId.Subject).Distinct().Order(StringComparer.Ordinal));
        }
    }

    /// <summary>What leaves a stream for another is told by that other one.</summary>
    private static IEnumerable<string> Used(RecordedStream stream) => stream.Events
        .Where(e => e.Fact is not (AliquotDrawn or AmountWithdrawn or SpecimenHarvested or Domain.Specimens.SpecimenSplit))
        .SelectMany(e => Mentions.In(e.Fact)).Where(id => id != stream.StreamId);

    private async Task LiveIsRebuilt()
    {
        var live = await Rows();
        await notebook.Projections.Rebuild(Stop);
        Assert.Equal(live, await Rows());
    }

    private async Task<List<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var projection in AllProjections.List)
        {
            rows.AddRange((await notebook.Projections.Rows(projection.Name, Stop)).Select(row => $"{projection.Name} {row.Key} {row.Json}"));
        }

        Assert.Empty(await notebook.Projections.Quarantined(Stop));
        return rows;
    }

    private async Task<IReadOnlyList<RecordedStream>> Streams(LinesByChance lines)
    {
        var ids = await Ids(lines, [.. lines.Labels.Keys]);
        var stored = (await notebook.Log.ReadStreams([.. ids], null, Stop)).ToLookup(e => e.StreamId, StringComparer.Ordinal);
        return [.. ids.Select(id => RecordedStream.From(id, stored[id]))];
    }

    private async Task<IReadOnlyList<string>> Ids(LinesByChance lines, params string[] kinds)
    {
        var ids = new List<string>();
        foreach (var label in kinds.SelectMany(k => lines.Labels[k])) ids.Add(await notebook.IdOf(label));
        return ids;
    }

    private static IEnumerable<TFact> Facts<TFact>(IEnumerable<RecordedStream> streams)
        where TFact : IEvent => streams.SelectMany(s => s.Of<TFact>()).Select(f => f.Fact);

    private static List<(string, string, decimal)> Sorted(IEnumerable<(string, string, decimal)> moved) => [.. moved.Order()];

    private static IEnumerable<string> Nodes(TraceNode node) => node.Next.SelectMany(Nodes).Prepend(node.Node);
}
