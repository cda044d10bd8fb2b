namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>Peak memory of rebuild, verify and lists, beside the same work over a quarter of the events.</summary>
internal static class MemoryRows
{
    private const int Smaller = 4;

    /// <summary>A list holds its lines, and there are four times as many of them.</summary>
    private const double MostOfAList = 2, MostOfAPass = 1.2;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var large = await bench.Laboratory();
        var small = await bench.NewLaboratory(large.Events / Smaller);
        foreach (var work in (IEnumerable<string>)[Peak.Rebuild, Peak.Verify, .. ListRows.Lists.Keys])
        {
            var isList = ListRows.Lists.ContainsKey(work);
            if (isList) foreach (var laboratory in new[] { large, small }) await ListRows.Derive(laboratory, bench.Cancellation);
            var pairs = await Pairs.Measure(bench.Runs, () => Peak.Of(work, large.Store, bench.Cancellation), () => Peak.Of(work, small.Store, bench.Cancellation));
            yield return pairs.AtMost(isList ? MostOfAList : MostOfAPass, FormattableString.Invariant($"peak memory of {work}, {large.Events:N0} events"), "MiB", FormattableString.Invariant($"{small.Events:N0} events"));
        }
    }
}
