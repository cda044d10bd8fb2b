using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>The ledger at the position of a report.</summary>
public sealed record ProvenancePlace(long Position, string Root, string Checkpoint);

/// <summary>A stream that the report looked at, and how far.</summary>
public sealed record ProvenanceStream(string Id, string Label, long Version);

/// <summary>The file <c>provenance.json</c> that every report carries: what it was built from, and every printed number.</summary>
/// <param name="Program">Name and version; null in reports that were built before it was written.</param>
public sealed record ReportProvenance(
    string Format,
    string? Program,
    string Definition,
    string DefinitionSha256,
    string Study,
    string? Manuscript,
    bool Simulated,
    ProvenancePlace Ledger,
    IReadOnlyList<ProvenanceStream> Streams,
    IReadOnlyList<PrintedNumber> Numbers)
{
    public const string FileName = "provenance.json";
    public const string CurrentFormat = "mgprovenance-report-provenance/1";

    private static readonly JsonSerializerOptions Json = new(KernelJson.Options) { WriteIndented = true };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    public static ReportProvenance Read(byte[] json) => JsonSerializer.Deserialize<ReportProvenance>(json, Json) ?? throw new JsonException("The file is empty.");
}
