using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("fail-cell", "Record that the cell failed in this run, and how.")]
public sealed record FailCell(RunId Run, string Reason, BenchTime? DoneAt = null) : IRecords<CellFailed>
{
    public static Decision Decide(FailCell c, TestRun run) => run switch
    {
        { IsPlanned: false } => run.NotPlanned(c.Run)!,
        { HasFailed: true } => Decision.Accept(),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("run.reason-missing", "Say how the cell failed."),
        _ => Decision.Accept(new CellFailed(c.Run, c.Reason.Trim(), c.DoneAt)),
    };
}
