namespace MgProvenance.Documents;

/// <summary>A report independent of any renderer. It knows no subject: all wording is the composer's.</summary>
public sealed record ReportDocument(DocumentInfo Info, IReadOnlyList<Block> Blocks, IReadOnlyList<Attachment> Attachments);

/// <param name="Title">Printed on the first page and in every header.</param>
/// <param name="Subtitle">Printed below the title.</param>
/// <param name="Authors">In the order of the manuscript.</param>
/// <param name="Language">BCP 47, for example <c>en-GB</c>.</param>
/// <param name="Date">Of the ledger position that the report is built at, never of the clock: it becomes the date of the PDF.</param>
/// <param name="Banner">For example <c>SIMULATED DATA</c>: printed unmistakably on every page.</param>
/// <param name="FooterLeft">Bottom left of every page, for example program version and ledger position.</param>
/// <param name="NumberedHeadings">Whether <see cref="Numbering"/> numbers headings.</param>
/// <param name="Style">Null for the program's own.</param>
public sealed record DocumentInfo(
    string Title, RichText? Subtitle, IReadOnlyList<string> Authors, string Language, DateTimeOffset Date, string? Banner, string FooterLeft, bool NumberedHeadings = false, DocumentStyle? Style = null);

/// <summary>What an attached file is to the report (PDF <c>AFRelationship</c>).</summary>
public enum AttachmentRelationship
{
    Data,
    Source,
    Supplement,
}

/// <summary>A file carried inside the report. File names are unique within a document and hold no path.</summary>
public sealed record Attachment(string FileName, string MediaType, byte[] Content, string Description, AttachmentRelationship Relationship);

/// <summary>A composed document breaks a rule of the model, for example a link to an anchor that does not exist: a defect of the composer.</summary>
public sealed class DocumentDefectException(string message) : InvalidOperationException(message);
