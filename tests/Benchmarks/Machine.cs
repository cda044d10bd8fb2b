namespace MgProvenance.Benchmarks;

/// <summary>Where the figures come from.</summary>
internal static class Machine
{
    public static async Task<string> Describe(Bench bench, CancellationToken cancellation)
    {
        await using var read = (await bench.NewBare()).CreateCommand("select version(), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('shared_buffers')");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var server = string.Join(' ', row.GetString(0).Split(' ').Take(2));
        return FormattableString.Invariant(
            $"""
            {Environment.ProcessorCount} cores, {Processor()}, .NET {Environment.Version}; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start
            {server}, fsync {row.GetString(1)}, synchronous_commit {row.GetString(2)}, shared_buffers {row.GetString(3)}
            Neither sealer nor projections run while appends, reads and imports are measured; {bench.Runs} pairs after one to warm up, sides in turns.
            """);
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "processor not named";
}
