using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-conditioning", "Declare how many first cycles of every cell condition it and are left out of the figures.")]
public sealed record DeclareConditioning(StudyId Study, int Cycles, string Reason) : IRecords<ConditioningDeclared>
{
    public static Decision Decide(DeclareConditioning c, Study study) => c switch
    {
        { Cycles: < 0 } => Decision.Refuse("study.cycles-impossible", "A number of cycles is not below zero."),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("study.reason-missing", "Say why these cycles are left out."),
        _ when study.NotOpen(c.Study) is { } refused => refused,
        _ when study.Conditioning == new ConditioningDeclared(c.Study, c.Cycles, c.Reason.Trim()) => Decision.Accept(),
        _ => Decision.Accept(new ConditioningDeclared(c.Study, c.Cycles, c.Reason.Trim())),
    };
}
