using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Numbers of a run by its technique, for points in a figure.</summary>
internal static class RunNumbersOf
{
    /// <summary>Null where the files give none.</summary>
    public static async Task<RunNumbers?> Cell(ReportScope scope, StudyAt study, TestedCell cell, CancellationToken cancellation)
    {
        var conditions = await RunConditions.Read(scope.Notebook, cell.Run, cell.Cell.Story, study.Stream, cancellation).ConfigureAwait(false);
        return (await scope.Analyses.Numbers(cell.Run, conditions, cancellation).ConfigureAwait(false)).Numbers;
    }

    /// <summary>The row's number whose key ends so.</summary>
    public static RunNumber? Ending(this NumberRow row, string ending) => row.Numbers.FirstOrDefault(n => n.Key.EndsWith(ending, StringComparison.Ordinal));
}
