using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("plan-sample-size", "Plan how many cells a group is to have.")]
public sealed record PlanSampleSize(StudyId Study, string Group, int Cells) : IRecords<SampleSizePlanned>
{
    public static Decision Decide(PlanSampleSize c, Study study) => c switch
    {
        { Cells: < 1 } => Decision.Refuse("study.sample-size-impossible", "A group has at least one cell."),
        _ when study.PlannedCells.TryGetValue(c.Group, out var cells) && cells == c.Cells => Decision.Accept(),
        _ => study.NoGroup(c.Study, c.Group) ?? Decision.Accept(new SampleSizePlanned(c.Study, c.Group, c.Cells)),
    };
}
