using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("declare-exclusion-criterion", "Declare a rule by which cells may be excluded.")]
public sealed record DeclareExclusionCriterion(StudyId Study, string Criterion, string Text) : IRecords<ExclusionCriterionDeclared>
{
    public static Decision Decide(DeclareExclusionCriterion c, Study study) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Criterion) || string.IsNullOrWhiteSpace(c.Text) => Decision.Refuse("study.criterion-incomplete", "A criterion has a short key and a text."),
        _ when study.Criteria.TryGetValue(c.Criterion.Trim(), out var text) => text == c.Text.Trim()
            ? Decision.Accept()
            : Decision.Refuse("study.criterion-declared", $"Criterion “{c.Criterion}” is declared already, as “{text}”."),
        _ => study.NotOpen(c.Study) ?? Decision.Accept(new ExclusionCriterionDeclared(c.Study, c.Criterion.Trim(), c.Text.Trim())),
    };
}
