using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Impacts;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>What another mass of one electrode would change. The laboratory has no raw files, so no file is read.</summary>
internal static class ImpactRow
{
    private const int Weighings = 10;

    /// <summary>More runs than weighings: cells between metals have no weighed electrode.</summary>
    private const int Asked = 100;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        var projections = new NpgsqlProjections(laboratory.Store, AllProjections.List);
        await projections.Rebuild(bench.Cancellation);
        var log = new Storage.Events.NpgsqlEventLog(laboratory.Store);
        var folder = Directory.CreateTempSubdirectory("mgp-impact-");
        var impact = new Impact(log, projections, new FileRawFiles(folder.FullName), new NpgsqlDerivedResults(laboratory.Store), TimeProvider.System);
        var (times, things) = (new List<double>(), new List<double>());
        foreach (var run in Enumerable.Range(0, Asked).Select(i => laboratory.Runs[i * laboratory.Runs.Count / Asked]))
        {
            if (times.Count > Weighings || await Weighed(new NotebookAt(log, null), projections, run.Value, bench.Cancellation) is not { } piece) continue;
            var body = Correction(piece);
            var taken = await Clock.Milliseconds(async () =>
            {
                var (report, refusal) = await impact.Of("correct-fact", body, bench.Cancellation);
                things.Add(report?.Things.Count ?? throw new InvalidOperationException(refusal!.Sentence));
            });
            times.Add(taken);
        }

        times.RemoveAt(0);   // the first one compiles
        var spread = Spread.Of(times);
        folder.Delete(recursive: true);
        yield return Row.Alone(
            FormattableString.Invariant($"impact of one weighing, {laboratory.Events:N0} events"), "ms", spread, "< 1000 ms", spread.Median < 1000,
            FormattableString.Invariant($"{Weighings} different ones, {Spread.Of(things).Median} things downstream"));
    }

    /// <summary>A weighed piece above a run; null where none was.</summary>
    private static async Task<RecordedStream?> Weighed(NotebookAt notebook, NpgsqlProjections projections, string run, CancellationToken cancellation)
    {
        foreach (var piece in Nodes(await new Trace(projections).From(run, TraceDirection.Up, cancellation)).Where(n => n.Subject == PieceId.Subject))
        {
            var stream = await notebook.Stream(piece.Node, cancellation);
            if (stream.Of<PieceWeighed>().Any()) return stream;
        }

        return null;
    }

    private static JsonObject Correction(RecordedStream piece)
    {
        var (weighed, at) = piece.Of<PieceWeighed>().First();
        var data = JsonNode.Parse(EventCatalogue.Write(weighed))!.AsObject();
        data["mass"]!["value"] = "7.77";
        data.Remove("balance");   // the laboratory registers no equipment
        return new JsonObject
        {
            ["stream"] = piece.StreamId,
            ["version"] = at.Stored.Version,
            ["reason"] = "What if.",
            ["replacement"] = new JsonObject { ["type"] = at.Stored.Type, ["data"] = data },
        };
    }

    private static IEnumerable<TraceNode> Nodes(TraceNode node) => node.Next.SelectMany(Nodes).Prepend(node);
}
