using MgProvenance.Documents.Csv;
using MgProvenance.Documents.Docx;
using MgProvenance.Documents.Html;
using MgProvenance.Documents.Latex;
using MgProvenance.Documents.Typst;
using MgProvenance.Documents.Xlsx;

namespace MgProvenance.Documents;

/// <summary>Writes one document in any format. It owns the PDF engine, which also sets figures for the other formats.</summary>
public sealed class ReportRenderer : IDisposable
{
    private readonly TypstRenderer _typst = new();

    /// <param name="name">Base of the file names: no path, no ending.</param>
    /// <returns>In a fixed order. The same document gives the same bytes.</returns>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    /// <exception cref="PdfEngineException">The engine is missing, crashed twice, took too long or refused the source.</exception>
    public async Task<IReadOnlyList<RenderedFile>> Render(ReportFormat format, ReportDocument document, string name, CancellationToken cancel) => format switch
    {
        ReportFormat.Pdf => [new RenderedFile(name + ".pdf", "application/pdf", await _typst.RenderPdf(document, cancel))],
        ReportFormat.Docx => DocxDocument.Of(document, name, await _typst.DrawPictures(document, cancel)),
        ReportFormat.Xlsx => XlsxWorkbook.Of(document, name),
        ReportFormat.Latex => await LatexDocument.Of(document, name, picture => _typst.RenderPicture(picture, cancel)),
        ReportFormat.Html => HtmlDocument.Of(document, name),
        ReportFormat.Svg => SvgFigures.Of(document),
        ReportFormat.Csv => [.. CsvTables.Of(document).Select(t => new RenderedFile(t.FileName, t.MediaType, t.Content))],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    public void Dispose() => _typst.Dispose();
}
