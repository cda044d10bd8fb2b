using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-reaction", "Declare how many electrons the reaction takes per formula unit of the active material: the theoretical capacity follows.")]
public sealed record DeclareReaction(StudyId Study, string Formula, decimal Electrons) : IRecords<ReactionDeclared>
{
    public static Decision Decide(DeclareReaction c, Study study) => c switch
    {
        { Electrons: <= 0 } => Decision.Refuse("study.electrons-impossible", "A reaction takes more than zero electrons."),
        _ when ChemicalFormula.Read(c.Formula).Refusal is { } malformed => new Decision.Refused(malformed),
        _ when study.NotOpen(c.Study) is { } refused => refused,
        _ when study.Reaction == new ReactionDeclared(c.Study, c.Formula, c.Electrons) => Decision.Accept(),
        _ => Decision.Accept(new ReactionDeclared(c.Study, c.Formula, c.Electrons)),
    };
}
