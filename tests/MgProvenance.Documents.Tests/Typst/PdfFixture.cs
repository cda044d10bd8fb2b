using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

/// <summary>One renderer, and so one side process, for all tests of PDF files.</summary>
public sealed class PdfFixture : IDisposable
{
    public TypstRenderer Renderer { get; } = new();

    public Task<byte[]> Render(ReportDocument document) => Renderer.RenderPdf(document, TestContext.Current.CancellationToken);

    public void Dispose() => Renderer.Dispose();
}

[CollectionDefinition("pdf")]
public sealed class PdfCollection : ICollectionFixture<PdfFixture>;
