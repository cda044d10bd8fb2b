using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("end-run", "Record that a run ended, and after how many completed cycles.")]
public sealed record EndRun(RunId Run, string? Reason = null, int? Completed = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunEnded>
{
    public static Decision Decide(EndRun c, TestRun run, Deviations deviations) => run switch
    {
        _ when c.Completed < 0 => Decision.Refuse("run.cycles-impossible", "A run completes no fewer than zero cycles."),
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        { IsEnded: true } => Decision.Accept(),
        _ => deviations.Accept(new RunEnded(c.Run, c.Reason, c.DoneAt, c.Completed), run.BrokenWhileNotRunning(c.Run), c.DeviationReason),
    };
}
