using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("resume-run", "Record that an interrupted run was resumed.")]
public sealed record ResumeRun(RunId Run, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunResumed>
{
    public static Decision Decide(ResumeRun c, TestRun run, Deviations deviations) => run switch
    {
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        _ => deviations.Accept(new RunResumed(c.Run, c.DoneAt), [.. run.BrokenWhileNotRunning(c.Run), .. NotInterrupted(c, run)], c.DeviationReason),
    };

    private static IEnumerable<Deviation> NotInterrupted(ResumeRun c, TestRun run)
    {
        if (!run.IsInterrupted) yield return new Deviation("run.not-interrupted", $"Run {c.Run} was resumed, and no interruption is recorded.");
    }
}
