using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Reports;

/// <summary>A report left the notebook. Its numbers lie in the report and are held here by their digest, so that the event stays small.</summary>
/// <param name="Definition">Name of the report definition, for example <c>methods-si</c>.</param>
/// <param name="DefinitionSha256">Of the definition file, 64 lower-case hex digits.</param>
/// <param name="Position">Ledger size at which the report was built.</param>
/// <param name="Root">Root hash of the ledger at that size, as in the checkpoint.</param>
/// <param name="Cells">The cells whose numbers it prints.</param>
/// <param name="Batches">The electrolyte batches that it describes.</param>
/// <param name="Runs">The runs whose files its numbers come from, so that raw file and instrument lead to the report.</param>
/// <param name="NumbersSha256">Of the list of all printed numbers with their provenance.</param>
/// <param name="Simulated">True when any of the data behind it is simulated.</param>
/// <param name="NumbersKept">True when that list lies among the raw files, under its digest; null in reports that were issued before it was kept.</param>
/// <param name="Manuscript">For which it was built, with all studies that the manuscript shows; null when it is of the study alone.</param>
/// <param name="DefinitionKept">True when the definition file lies among the raw files, so that the report can be built again whatever definitions the program carries then; null in reports that were issued before it was kept.</param>
/// <param name="Formats">In which it was written; null in reports that were issued before there were others than PDF and CSV.</param>
/// <param name="FilesSha256">Of the list of the files beside the PDF with their digests, which lies among the raw files; null as <paramref name="Formats"/>.</param>
[EventName("report.issued.v1")]
public sealed record ReportIssued(
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
    string? FilesSha256 = null) : ILabels, IFinal;
