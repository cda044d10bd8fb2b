using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("start-run", "Record that a run was started.")]
public sealed record StartRun(RunId Run, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunStarted>
{
    public static Decision Decide(StartRun c, TestRun run, Deviations deviations) => run switch
    {
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        { IsStarted: true } => Decision.Accept(),
        _ => deviations.Accept(new RunStarted(c.Run, c.DoneAt), run.BrokenByStart(c.Run), c.DeviationReason),
    };
}
