using System.Globalization;
using MgProvenance.Application.Reports;

namespace MgProvenance.Cli;

/// <summary>How a report stands, in lines of their own.</summary>
internal static class StandingText
{
    /// <summary>Which report it is, and whether it still holds.</summary>
    public static string Head(ReportStanding report) =>
        string.Create(CultureInfo.InvariantCulture, $"{report.Label}  {report.Definition}, ledger position {report.Position}{(report.OutOfDate ? "  OUT OF DATE" : string.Empty)}");

    /// <summary>None where it is up to date and alone.</summary>
    /// <param name="nameOf">What people call a stream.</param>
    public static IEnumerable<string> Lines(ReportStanding standing, Func<string, string> nameOf)
    {
        foreach (var change in standing.Changes) yield return $"is out of date: {Change(change, nameOf)}";
        if (standing.Supersedes is { } earlier) yield return $"supersedes {earlier}";
        if (standing.SupersededBy is { } later) yield return $"is superseded by {later}";
    }

    private static string Change(LaterChange change, Func<string, string> nameOf)
    {
        var what = change.Kind switch
        {
            LaterChangeKind.Corrected => string.Create(CultureInfo.InvariantCulture, $"version {change.Version} ({change.Event}) was corrected by version {change.By}"),
            LaterChangeKind.StruckOut => string.Create(CultureInfo.InvariantCulture, $"version {change.Version} ({change.Event}) was struck out by version {change.By}"),
            LaterChangeKind.Recalled => "the lot was recalled",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No such kind."),
        };
        return $"{change.Label}, {what} ({nameOf(change.Actor)}, {change.RecordedAt.UtcDateTime:yyyy-MM-dd}): {change.Reason}";
    }
}
