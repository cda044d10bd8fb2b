using MgProvenance.Parsing;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>Instrument files in memory to columns, beside a copy of the bytes or a walk over the lines.</summary>
internal static class DecodeRows
{
    private const double GalvaniRowsPerSecond = 171_000, Megabyte = 1e6;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        const int rows = 46_000;
        var mpr = SyntheticFiles.Mpr(rows);
        var copy = new byte[mpr.Length];
        var pairs = await Pairs.Measure(bench.Runs, () => Repeated(20, () => Read(mpr, rows)), () => Repeated(20, () => mpr.CopyTo(copy, 0)));
        yield return pairs.Goal(
            "≤ 10 ms", pairs.Ours.Median <= 10, FormattableString.Invariant($"decode .mpr, {rows:N0} rows, all columns"), "ms", "memory copy",
            FormattableString.Invariant($"{mpr.Length / Megabyte:F1} MB, simulated. galvani, November 2026: 1.4 ms, zero-copy"));

        yield return await Text(".mpt", SyntheticFiles.Mpt(100_000), 100_000);
        var (land, landRows) = SyntheticFiles.Land(cycles: 400);
        yield return await Text("LAND CSV", land, landRows);

        async Task<Row> Text(string format, byte[] content, int count)
        {
            var speed = await Pairs.Measure(bench.Runs, () => PerSecond(() => Read(content, count)), () => PerSecond(() => Lines(content)));
            var rowsPerSecond = speed.Ours.Median * Megabyte / content.Length * count;
            return speed.Goal(
                "≥ 200 MB/s, ≥ 10 × galvani", speed.Ours.Median >= 200 && rowsPerSecond >= 10 * GalvaniRowsPerSecond,
                FormattableString.Invariant($"parse {format}, {content.Length / Megabyte:F1} MB"), "MB/s", "walk over the lines",
                FormattableString.Invariant($"{count:N0} rows, simulated; {rowsPerSecond:N0} rows/s. galvani, November 2026: 44,000–171,000 rows/s"));

            double PerSecond(Action work) => content.Length / Megabyte / (Clock.Milliseconds(work) / 1000);
        }
    }

    private static double Repeated(int times, Action work) => Clock.Milliseconds(() =>
    {
        for (var i = 0; i < times; i++) work();
    }) / times;

    private static void Read(byte[] content, int rows)
    {
        var parsed = InstrumentReader.Read(content, "simulated");
        if (parsed.File?.RowCount != rows) throw new InvalidOperationException($"{rows} rows were written, {parsed.File?.RowCount} were read. {string.Join("; ", parsed.Findings)}");
    }

    private static void Lines(ReadOnlySpan<byte> content)
    {
        while (content.IndexOf((byte)'\n') is var end and >= 0) content = content[(end + 1)..];
    }
}
