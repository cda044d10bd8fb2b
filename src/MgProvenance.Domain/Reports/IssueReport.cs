using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reports;

[CommandName("issue-report", "Record that a report was issued: definition, ledger position, digests, cells, batches and runs.")]
public sealed record IssueReport(
    ReportId Report,
    Label Label,
    string Definition,
    string DefinitionSha256,
    StudyId Study,
    long Position,
    string Root,
    string PdfSha256,
    IReadOnlyList<CellId> Cells,
    IReadOnlyList<BatchId> Batches,
    IReadOnlyList<RunId> Runs,
    string NumbersSha256,
    bool Simulated,
    bool? NumbersKept = null,
    ManuscriptId? Manuscript = null,
    bool? DefinitionKept = null,
    IReadOnlyList<string>? Formats = null,
    string? FilesSha256 = null) : IRecords<ReportIssued>
{
    // A stored event holds at most 65,535 bytes and an id here takes at most 51.
    private const int MaxStreams = 1200;

    public static Decision Decide(IssueReport c, IssuedReport report) => c switch
    {
        _ when report.PdfSha256 is { } issued => issued == c.PdfSha256
            ? Decision.Accept()
            : Decision.Refuse("report.already-issued", $"Report {c.Report} was issued already, with other bytes."),
        _ when string.IsNullOrWhiteSpace(c.Definition) => Decision.Refuse("report.definition-missing", "Say from which definition the report was built."),
        _ when !Digests.IsSha256(c.DefinitionSha256) || !Digests.IsSha256(c.PdfSha256) || !Digests.IsSha256(c.NumbersSha256) || c.FilesSha256 is { } files && !Digests.IsSha256(files) =>
            Decision.Refuse("report.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        { Position: < 1 } => Decision.Refuse("report.position-impossible", "A report is built at a ledger position of at least 1."),
        _ when string.IsNullOrWhiteSpace(c.Root) => Decision.Refuse("report.root-missing", "Give the root hash of the ledger at that position."),
        _ when c.Cells.Count + c.Batches.Count + c.Runs.Count > MaxStreams => Decision.Refuse("report.too-many-streams", $"A report names at most {MaxStreams} cells, batches and runs."),
        _ => Decision.Accept(new ReportIssued(
            c.Report, c.Label, c.Definition.Trim(), c.DefinitionSha256, c.Study, c.Position, c.Root.Trim(), c.PdfSha256, c.Cells, c.Batches, c.Runs, c.NumbersSha256, c.Simulated, c.NumbersKept, c.Manuscript, c.DefinitionKept, c.Formats, c.FilesSha256)),
    };
}
