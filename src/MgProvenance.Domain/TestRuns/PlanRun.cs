using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("plan-run", "Plan one test on one cell.")]
public sealed record PlanRun(RunId Run, Label Label, CellId Cell, string Technique, string? Purpose = null) : IRecords<RunPlanned>
{
    public static Decision Decide(PlanRun c, TestRun run) => c switch
    {
        _ when run.IsPlanned => Decision.Refuse("run.already-planned", $"Run {c.Run} is planned already."),
        { Technique: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("run.technique-missing", "Say which technique is run."),
        _ => Decision.Accept(new RunPlanned(c.Run, c.Label, c.Cell, c.Technique.Trim(), c.Purpose)),
    };
}
