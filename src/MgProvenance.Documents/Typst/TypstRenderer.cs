using MgProvenance.Documents.Docx;

namespace MgProvenance.Documents.Typst;

/// <summary>
/// Sets documents as PDF/A-3a by Typst, and draws their pictures by resvg, in a node side process. Keep one for the whole program: it owns the process, and jobs wait
/// their turn. Bytes depend on the document and on the versions of program and engine, not on machine, time zone or locale.
/// </summary>
public sealed class TypstRenderer : IPdfRenderer, IDisposable
{
    private const double PointsPerInch = 72;

    /// <summary>Print resolution, as journals ask of figures.</summary>
    private const double PixelsPerInch = 300;

    private readonly TypstEngine _engine;
    private readonly Lazy<(GlyphCoverage Text, GlyphCoverage Figures)> _coverage;

    public TypstRenderer()
        : this(new TypstSettings())
    {
    }

    public TypstRenderer(TypstSettings settings)
    {
        _engine = new TypstEngine(settings);
        _coverage = new(() =>
        {
            var packages = settings.FindPackages();
            var sansOnly = TypstFiles.Faces.Where(f => f.StartsWith("source-sans", StringComparison.Ordinal));
            return (GlyphCoverage.Of(packages, TypstFiles.Faces), GlyphCoverage.Of(packages, sansOnly));
        });
    }

    /// <summary>Process id of the side process, null while none runs.</summary>
    public int? SideProcessId => _engine.ProcessId;

    /// <inheritdoc/>
    /// <exception cref="PdfEngineException">The engine is missing, crashed twice, took too long or refused the source.</exception>
    public async Task<byte[]> RenderPdf(ReportDocument document, CancellationToken cancel)
    {
        var (text, figures) = _coverage.Value;
        var (main, files) = TypstSource.Of(document, text.Displayable, figures.Displayable);
        return await _engine.Compile(main, files, cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="PdfEngineException">The engine is missing, crashed twice, took too long or refused the source.</exception>
    public async Task<byte[]> RenderPicture(Picture picture, CancellationToken cancel)
    {
        var (main, files) = TypstPicture.Of(picture, _coverage.Value.Figures.Displayable);
        return await _engine.Compile(main, files, cancel);
    }

    /// <summary>The figures and QR codes of a document in reading order, for formats that need pictures in the place of drawings.</summary>
    /// <exception cref="PdfEngineException">The engine is missing, crashed twice, took too long or refused a picture.</exception>
    public async Task<IReadOnlyList<DrawnPicture>> DrawPictures(ReportDocument document, CancellationToken cancel)
    {
        var drawn = new List<DrawnPicture>();
        foreach (var picture in Pictures.Of(document, _coverage.Value.Figures.Displayable))
        {
            drawn.Add(await _engine.Draw(new SideDrawing(picture.Svg, (int)Math.Ceiling(picture.Width / PointsPerInch * PixelsPerInch)), cancel));
        }

        return drawn;
    }

    public void Dispose() => _engine.Dispose();
}
