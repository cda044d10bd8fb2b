using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("declare-activation", "Declare how many first cycles of a run activate the cell and are left out of its figures.")]
public sealed record DeclareActivation(RunId Run, int Cycles, string Reason) : IRecords<ActivationDeclared>
{
    public static Decision Decide(DeclareActivation c, TestRun run) => c switch
    {
        { Cycles: < 1 } => Decision.Refuse("run.cycles-impossible", "Activation takes at least one cycle."),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("run.reason-missing", "Say why these cycles are left out."),
        _ => run.NotPlanned(c.Run) ?? Decision.Accept(new ActivationDeclared(c.Run, c.Cycles, c.Reason.Trim())),
    };
}
