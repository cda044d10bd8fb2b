using MgProvenance.Application.Handling;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Studies;

/// <summary>Who decides the commands about studies.</summary>
internal static class StudyCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<OpenStudy, Study>(c => c.Study.Value, OpenStudy.Decide);
        table.On<DeclareGroup, Study>(c => c.Study.Value, DeclareGroup.Decide);
        table.On<PlanSampleSize, Study>(c => c.Study.Value, PlanSampleSize.Decide);
        table.On<DeclareExclusionCriterion, Study>(c => c.Study.Value, DeclareExclusionCriterion.Decide);
        table.On<AssignCell, Study>(c => c.Study.Value, AssignCell.Decide);
        table.On<AssignMeasurement, Study>(c => c.Study.Value, AssignMeasurement.Decide);
        table.On<ExcludeCell, Study>(c => c.Study.Value, ExcludeCell.Decide);
        table.On<DeclareConditioning, Study>(c => c.Study.Value, DeclareConditioning.Decide);
        table.On<DeclareReferenceCycle, Study>(c => c.Study.Value, DeclareReferenceCycle.Decide);
        table.On<DeclareReaction, Study>(c => c.Study.Value, DeclareReaction.Decide);
        table.On<AcknowledgeFinding, Study>(c => c.Study.Value, AcknowledgeFinding.Decide);
    }
}
