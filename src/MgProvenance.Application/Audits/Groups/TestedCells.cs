using MgProvenance.Application.Reports;

namespace MgProvenance.Application.Audits.Groups;

internal static class TestedCells
{
    /// <summary>Cells of a group that were tested and not excluded.</summary>
    public static List<StudyCell> Of(StudyAt study, string group) => [.. study.Cells.Where(c => c.Group == group && c.IsTested && c.Exclusion is null)];
}
