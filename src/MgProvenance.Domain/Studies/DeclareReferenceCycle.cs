using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-reference-cycle", "Declare the cycle from which retention is counted.")]
public sealed record DeclareReferenceCycle(StudyId Study, int Cycle) : IRecords<ReferenceCycleDeclared>
{
    public static Decision Decide(DeclareReferenceCycle c, Study study) => c switch
    {
        { Cycle: < 1 } => Decision.Refuse("study.cycles-impossible", "Cycles count from 1."),
        _ when study.ReferenceCycle == c.Cycle => Decision.Accept(),
        _ => study.NotOpen(c.Study) ?? Decision.Accept(new ReferenceCycleDeclared(c.Study, c.Cycle)),
    };
}
