using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Reports;

/// <summary>A file of a report.</summary>
/// <param name="Name">Its path within the folder of the report, with forward slashes.</param>
public sealed record ReportFile(string Name, string Sha256)
{
    public static ReportFile Of(string name, byte[] content) => new(name, Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>The list of a report's files beside its PDF, as it is kept: lines that <c>sha256sum --check</c> reads, in the order of their names.</summary>
public static class ReportFiles
{
    public static byte[] ToBytes(IEnumerable<ReportFile> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Sha256}  {f.Name}\n")));

    public static string Sha256(IEnumerable<ReportFile> files) => Convert.ToHexStringLower(SHA256.HashData(ToBytes(files)));

    /// <summary>As issued; null where the event names no list, or it is gone.</summary>
    public static async Task<IReadOnlyList<ReportFile>?> Read(IRawFiles rawFiles, ReportIssued report, CancellationToken cancellation)
    {
        if (report.FilesSha256 is not { } digest || await rawFiles.Read(digest, cancellation).ConfigureAwait(false) is not { } list) return null;
        return [.. Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ReportFile(line[66..], line[..64]))];
    }
}
