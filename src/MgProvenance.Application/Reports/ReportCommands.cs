using MgProvenance.Application.Handling;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Reports;

/// <summary>Who decides the commands about reports.</summary>
internal static class ReportCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<IssueReport, IssuedReport>(c => c.Report.Value, IssueReport.Decide);
    }
}
