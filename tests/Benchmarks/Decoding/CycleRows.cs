using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>A file of a million rows to its cycles: decoded, cut into half-cycles, summarised; and then the differential capacity of every cycle.</summary>
internal static class CycleRows
{
    private const int RowCount = 1_000_000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        yield return await Of(".mpr", SyntheticFiles.Mpr(RowCount), 1);
        yield return await Of(".mpt", SyntheticFiles.Mpt(RowCount), 3);
        yield return await Of("LAND text", SyntheticFiles.LandText(RowCount), 3);
        yield return await Differential(bench);

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

    /// <summary>What the curves and their peaks take more than the cycle summary, beside one division for each row of the same arrays.</summary>
    private static async Task<Row> Differential(Bench bench)
    {
        var data = Understood(SyntheticFiles.Mpr(RowCount));
        var table = CycleTable.From(data.Trace, HalfCycles.Find(data.Trace), CycleConvention.InsertionFirst);
        var (curves, bare) = (0, 0.0);
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.Milliseconds(() => curves = CycleDifferentialCapacity.Of(data.Trace, table).Sum(c => new[] { c.Charge, c.Discharge }.Count(o => o.IsAccepted(out _, out _)))) / 1000,
            () => Clock.Milliseconds(() => bare += Quotients(data.Trace)) / 1000);
        return pairs.Goal("< 1 s", pairs.Ours.Median < 1, FormattableString.Invariant($"dQ/dV of every cycle of {RowCount:N0} rows"), "s", "ΔQ/ΔV of every row", FormattableString.Invariant($"{curves} curves with their peaks and pairs, simulated"));
    }

    private static double Quotients(CyclingTrace trace)
    {
        var sum = 0.0;
        for (var row = 1; row < trace.VoltageV.Length; row++)
        {
            if (trace.VoltageV[row] - trace.VoltageV[row - 1] is var step && step != 0) sum += trace.ChargeIncrementMAh[row] / step;
        }

        return sum;
    }

    private static int Summarise(byte[] content) => CyclingSummary.Of(Understood(content), RunConditions.None).Cycles.Count;

    private static CyclingData Understood(byte[] content)
    {
        var (data, findings) = CyclingData.Read(content, "simulated");
        return data ?? throw new InvalidOperationException($"The simulated file was not understood: {findings[^1]}");
    }
}
