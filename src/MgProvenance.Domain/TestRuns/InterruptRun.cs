using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("interrupt-run", "Record that a run was interrupted, and why.")]
public sealed record InterruptRun(RunId Run, string Reason, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<RunInterrupted>
{
    public static Decision Decide(InterruptRun c, TestRun run, Deviations deviations) => run switch
    {
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("run.reason-missing", "Say why the run was interrupted."),
        _ => deviations.Accept(new RunInterrupted(c.Run, c.Reason.Trim(), c.DoneAt), [.. run.BrokenWhileNotRunning(c.Run), .. NotResumed(c, run)], c.DeviationReason),
    };

    private static IEnumerable<Deviation> NotResumed(InterruptRun c, TestRun run)
    {
        if (run.IsInterrupted) yield return new Deviation("run.not-resumed", $"Run {c.Run} was interrupted before, and no resumption is recorded since.");
    }
}
