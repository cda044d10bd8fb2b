using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("assign-cell", "Assign a cell to a group of a study.")]
public sealed record AssignCell(StudyId Study, CellId Cell, string Group) : IRecords<CellAssigned>
{
    public static Decision Decide(AssignCell c, Study study) => study.NoGroup(c.Study, c.Group) ?? (study.Assigned.TryGetValue(c.Cell, out var group), group == c.Group) switch
    {
        (true, true) => Decision.Accept(),
        (true, false) => Decision.Refuse("study.cell-in-other-group", $"Cell {c.Cell} is in group “{group}” already."),
        _ => Decision.Accept(new CellAssigned(c.Study, c.Cell, c.Group)),
    };
}
