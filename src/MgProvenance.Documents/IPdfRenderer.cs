namespace MgProvenance.Documents;

/// <summary>Sets a document as a PDF/A-3 file.</summary>
public interface IPdfRenderer
{
    /// <summary>The same document always gives the same bytes on one platform.</summary>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    Task<byte[]> RenderPdf(ReportDocument document, CancellationToken cancel);

    /// <summary>A picture as a PDF of one page, which is as large as the picture. The same picture always gives the same bytes on one platform.</summary>
    Task<byte[]> RenderPicture(Picture picture, CancellationToken cancel);
}
