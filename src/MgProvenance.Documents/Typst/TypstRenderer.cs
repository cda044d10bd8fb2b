namespace MgProvenance.Documents.Typst;

/// <summary>
/// Sets documents as PDF/A-3a by Typst in a node side process. Keep one for the whole program: it owns the process, and jobs wait
/// their turn. Bytes depend on the document and on the versions of program and engine, not on machine, time zone or locale.
/// </summary>
public sealed class TypstRenderer : IPdfRenderer, IDisposable
{
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
    public Task<byte[]> RenderPdf(ReportDocument document, CancellationToken cancel) =>
        Set((text, figures) => TypstSource.Of(document, text, figures), (document.Info.Style ?? DocumentStyle.Default).EastAsianText, cancel);

    /// <inheritdoc/>
    /// <exception cref="PdfEngineException">As for <see cref="RenderPdf"/>.</exception>
    public Task<byte[]> RenderPicture(Picture picture, CancellationToken cancel) =>
        Set((_, figures) => TypstPicture.Of(picture, figures), EastAsianText.Fonts, cancel);

    public void Dispose() => _engine.Dispose();

    /// <summary>The source is written once to see which text is in it, and once more where that text needs more fonts.</summary>
    private async Task<byte[]> Set(Func<Func<string, string>, Func<string, string>, (string Main, IReadOnlyList<SideFile> Files)> source, EastAsianText eastAsian, CancellationToken cancel)
    {
        var (text, figures) = _coverage.Value;
        var needed = false;
        var (main, files) = source(Noting(text), Noting(figures));
        if (!needed || eastAsian == EastAsianText.CodePoints) return await _engine.Compile(main, files, null, cancel);

        var fonts = await EastAsianFonts.Fetch(cancel);
        _eastAsian ??= GlyphCoverage.Of(fonts, EastAsianFonts.Faces);
        (main, files) = source(text.And(_eastAsian).Displayable, figures.And(_eastAsian).Displayable);
        return await _engine.Compile(main, files, fonts, cancel);

        Func<string, string> Noting(GlyphCoverage coverage) => shown =>
        {
            needed |= EastAsianFonts.AreNeededBy(shown);
            return coverage.Displayable(shown);
        };
    }
}
