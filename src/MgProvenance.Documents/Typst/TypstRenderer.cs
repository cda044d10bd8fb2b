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
    private GlyphCoverage? _eastAsian;

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
    /// <exception cref="PdfEngineException">The engine is missing, crashed twice, took too long or refused the source, or fonts are needed and cannot be had.</exception>
    public async Task<byte[]> RenderPdf(ReportDocument document, CancellationToken cancel)
    {
        var ((main, files), fonts) = await Write((text, figures) => TypstSource.Of(document, text, figures), StyleOf(document), cancel);
        return await _engine.Compile(main, files, fonts, cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="PdfEngineException">As for <see cref="RenderPdf"/>.</exception>
    public async Task<byte[]> RenderPicture(Picture picture, CancellationToken cancel)
    {
        var ((main, files), fonts) = await Write((_, figures) => TypstPicture.Of(picture, figures), picture.EastAsianText, cancel);
        return await _engine.Compile(main, files, fonts, cancel);
    }

    /// <summary>The figures and QR codes of a document in reading order, for formats that need pictures in the place of drawings.</summary>
    /// <exception cref="PdfEngineException">As for <see cref="RenderPdf"/>.</exception>
    public async Task<IReadOnlyList<DrawnPicture>> DrawPictures(ReportDocument document, CancellationToken cancel)
    {
        var drawn = new List<DrawnPicture>();
        var (pictures, fonts) = await Write((_, figures) => Pictures.Of(document, figures).ToList(), StyleOf(document), cancel);
        foreach (var picture in pictures)
        {
            drawn.Add(await _engine.Draw(new SideDrawing(picture.Svg, (int)Math.Ceiling(picture.Width / PointsPerInch * PixelsPerInch)), fonts, cancel));
        }

        return drawn;
    }

    public void Dispose() => _engine.Dispose();

    private static EastAsianText StyleOf(ReportDocument document) => (document.Info.Style ?? DocumentStyle.Default).EastAsianText;

    /// <summary>What the engine shall read is written once to see which text is in it, and once more where that text needs more fonts: then it comes with their folder.</summary>
    private async Task<(T Written, string? EastAsianFonts)> Write<T>(Func<Func<string, string>, Func<string, string>, T> source, EastAsianText eastAsian, CancellationToken cancel)
    {
        var (text, figures) = _coverage.Value;
        var needed = false;
        var written = source(Noting(text), Noting(figures));
        if (!needed || eastAsian == EastAsianText.CodePoints) return (written, null);

        var fonts = await EastAsianFonts.Fetch(cancel);
        _eastAsian ??= GlyphCoverage.Of(fonts, EastAsianFonts.Faces);
        return (source(text.And(_eastAsian).Displayable, figures.And(_eastAsian).Displayable), fonts);

        Func<string, string> Noting(GlyphCoverage coverage) => shown =>
        {
            needed |= EastAsianFonts.AreNeededBy(shown);
            return coverage.Displayable(shown);
        };
    }
}
