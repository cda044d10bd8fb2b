using MgProvenance.Application.Events;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Reports;

/// <summary>The numbers of an issued report as they were printed: the file that its event names by digest, so a later program prints no other ones in their place.</summary>
public static class IssuedNumbers
{
    /// <summary>Null where the list was not kept, or is gone.</summary>
    public static async Task<IReadOnlyList<PrintedNumber>?> Read(IRawFiles rawFiles, ReportIssued report, CancellationToken cancellation)
    {
        if (report.NumbersKept != true || await rawFiles.Read(report.NumbersSha256, cancellation).ConfigureAwait(false) is not { } json) return null;
        return ReportProvenance.Read(json).Numbers;
    }
}
