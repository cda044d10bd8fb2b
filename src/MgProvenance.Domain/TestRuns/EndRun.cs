using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("end-run", "Record that a run ended.")]
public sealed record EndRun(RunId Run, string? Reason = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunEnded>
{
    public static Decision Decide(EndRun c, TestRun run, Deviations deviations) => run switch
    {
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        { IsEnded: true } => Decision.Accept(),
        _ => deviations.Accept(new RunEnded(c.Run, c.Reason, c.DoneAt), run.BrokenWhileNotRunning(c.Run), c.DeviationReason),
    };
}
