using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reports;

/// <summary>As much of a report's past as the next decision needs.</summary>
/// <param name="PdfSha256">Of the file that was issued; null before.</param>
public sealed record IssuedReport(string? PdfSha256) : ISubject<IssuedReport>
{
    public static IssuedReport Initial { get; } = new((string?)null);

    public static IssuedReport Evolve(IssuedReport report, IEvent happened) => happened switch
    {
        ReportIssued e => report with { PdfSha256 = e.PdfSha256 },
        _ => throw new UnknownEventException(happened, report),
    };
}
