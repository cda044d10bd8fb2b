using MgProvenance.Application.TestRuns;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>A file of a million rows to its cycles: decoded, cut into half-cycles, summarised.</summary>
internal static class CycleRows
{
    private const int RowCount = 1_000_000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        yield return await Of(".mpr", SyntheticFiles.Mpr(RowCount), 1);
        yield return await Of(".mpt", SyntheticFiles.Mpt(RowCount), 3);
        yield return await Of("LAND text", SyntheticFiles.LandText(RowCount), 3);

        async Task<Row> Of(string format, byte[] content, double mostSeconds)
        {
            var (cycles, processor) = (0, new List<double>());
            var seconds = await Pairs.Alone(bench.Runs, () => Task.FromResult(Clock.Milliseconds(() => processor.Add(Clock.CpuMilliseconds(() => cycles = Summarise(content)))) / 1000));
            var allocated = (double)Clock.Allocated(() => Summarise(content)) / content.Length;
            return Row.Alone(
                FormattableString.Invariant($"{format} of {RowCount:N0} rows to cycle summary"), "s", seconds, FormattableString.Invariant($"< {mostSeconds} s"), seconds.Median < mostSeconds,
                FormattableString.Invariant($"{cycles} cycles, {content.Length / 1e6:F0} MB, simulated; {processor.Skip(1).Order().ElementAt(bench.Runs / 2) / 1000:F3} s of processor time; {allocated:F2} bytes allocated for each byte"));
        }
    }

    private static int Summarise(byte[] content)
    {
        var (data, findings) = CyclingData.Read(content, "simulated");
        return data is null ? throw new InvalidOperationException($"The simulated file was not understood: {findings[^1]}") : CyclingSummary.Of(data, RunConditions.None).Cycles.Count;
    }
}
