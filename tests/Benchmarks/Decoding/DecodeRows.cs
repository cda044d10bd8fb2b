using MgProvenance.Parsing;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>Instrument files in memory to columns on one core, beside a copy of the bytes or the library's own number parser on every cell.</summary>
internal static class DecodeRows
{
    private const double GalvaniRowsPerSecond = 171_000, Megabyte = 1e6;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        const int rows = 46_000;
        var mpr = SyntheticFiles.Mpr(rows);
        var copy = new byte[mpr.Length];
        var pairs = await Pairs.Measure(bench.Runs, () => Repeated(40, () => Read(mpr, rows)), () => Repeated(40, () => mpr.CopyTo(copy, 0)));
        yield return pairs.Goal(
            "≤ 10 ms", pairs.Ours.Median <= 10, FormattableString.Invariant($"decode .mpr, {rows:N0} rows, all columns"), "ms", "memory copy",
            FormattableString.Invariant($"{mpr.Length / Megabyte:F1} MB, simulated; {Allocations(mpr, rows)}. galvani, November 2026: 1.4 ms, zero-copy"));

        const int textRows = 500_000;
        yield return await Text(".mpt", SyntheticFiles.Mpt(textRows), textRows, '\t');
        yield return await Text("LAND text", SyntheticFiles.LandText(textRows), textRows, '\t');
        var (land, landRows) = SyntheticFiles.Land(cycles: 1500);
        yield return await Text("LAND mixed CSV", land, landRows, ',');

        async Task<Row> Text(string format, byte[] content, int count, char separator)
        {
            var sum = 0.0;
            var speed = await Pairs.Measure(bench.Runs, () => PerSecond(() => Read(content, count)), () => PerSecond(() => sum += EveryCell.Sum(content, (byte)separator)));
            var rowsPerSecond = speed.Ours.Median * Megabyte / content.Length * count;
            return speed.Goal(
                "≥ 200 MB/s, ≥ 10 × galvani", speed.Ours.Median >= 200 && rowsPerSecond >= 10 * GalvaniRowsPerSecond,
                FormattableString.Invariant($"parse {format}, {content.Length / Megabyte:F1} MB, one core"), "MB/s", "Utf8Parser on every cell",
                FormattableString.Invariant($"{count:N0} rows, simulated; {rowsPerSecond:N0} rows/s; {Allocations(content, count)}. galvani, November 2026: 44,000–171,000 rows/s"));

            double PerSecond(Action work) => content.Length / Megabyte / (Clock.CpuMilliseconds(work) / 1000);
        }
    }

    private static double Repeated(int times, Action work) => Clock.CpuMilliseconds(() =>
    {
        for (var i = 0; i < times; i++) work();
    }) / times;

    private static string Allocations(byte[] content, int rows) => FormattableString.Invariant($"{(double)Clock.Allocated(() => Read(content, rows)) / content.Length:F2} bytes allocated for each byte");

    private static void Read(byte[] content, int rows)
    {
        var parsed = InstrumentReader.Read(content, "simulated");
        if (parsed.File?.RowCount != rows) throw new InvalidOperationException($"{rows} rows were written, {parsed.File?.RowCount} were read. {string.Join("; ", parsed.Findings)}");
    }
}
