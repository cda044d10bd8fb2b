using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("exclude-cell", "Exclude a cell by a declared criterion, with the reason and who approved it.")]
public sealed record ExcludeCell(StudyId Study, CellId Cell, string Criterion, string Reason, PersonId Approver) : IRecords<CellExcluded>
{
    public static Decision Decide(ExcludeCell c, Study study) => study switch
    {
        { IsOpen: false } => study.NotOpen(c.Study)!,
        _ when !study.Assigned.ContainsKey(c.Cell) => Decision.Refuse("study.cell-not-assigned", $"Cell {c.Cell} is in no group of {c.Study}."),
        _ when !study.Criteria.ContainsKey(c.Criterion) => Decision.Refuse("study.criterion-unknown", $"Study {c.Study} has no criterion “{c.Criterion}”: declare it first."),
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("study.reason-missing", "Say why the cell is excluded."),
        _ when study.Excluded.Contains((c.Cell, c.Criterion)) => Decision.Accept(),
        _ => Decision.Accept(new CellExcluded(c.Study, c.Cell, c.Criterion, c.Reason.Trim(), c.Approver)),
    };
}
