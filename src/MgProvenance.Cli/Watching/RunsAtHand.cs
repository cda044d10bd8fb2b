using MgProvenance.Application.TestRuns;

namespace MgProvenance.Cli.Watching;

/// <summary>The runs of the notebook during one look through a folder, with what was attached meanwhile.</summary>
internal sealed class RunsAtHand
{
    private readonly Dictionary<string, RunRow> _runs;
    private readonly Dictionary<string, string> _holders = new(StringComparer.Ordinal);

    public RunsAtHand(IEnumerable<RunRow> runs)
    {
        _runs = runs.ToDictionary(r => r.Run, StringComparer.Ordinal);
        foreach (var run in _runs.Values) foreach (var file in run.Files) _holders.TryAdd(file.Sha256, run.Run);
    }

    public IReadOnlyCollection<RunRow> All => _runs.Values;

    /// <summary>The run that these bytes belong to; null where they were not attached.</summary>
    public RunRow? Holding(string sha256) => _holders.TryGetValue(sha256, out var run) ? _runs[run] : null;

    public void Add(RunRow run, RunFile file)
    {
        _runs[run.Run] = run with { Files = [.. run.Files, file] };
        _holders.TryAdd(file.Sha256, run.Run);
    }
}
