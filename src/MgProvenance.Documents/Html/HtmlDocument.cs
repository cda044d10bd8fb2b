using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MgProvenance.Documents.Html;

/// <summary>
/// A report as one HTML file that needs nothing beside it: style and figures inside, no script, no address that a browser would load from.
/// Text of the document is text in it and never markup.
/// </summary>
public sealed class HtmlDocument
{
    public const string MediaType = "text/html";

    private static readonly string Sheet = ReadSheet();

    private readonly ReportDocument _document;
    private readonly HtmlText _text;
    private readonly HtmlTable _tables;
    private readonly DocumentStyle _style;
    private readonly StringBuilder _body = new();

    private HtmlDocument(ReportDocument document, string name)
    {
        _document = document;
        _style = document.Info.Style ?? DocumentStyle.Default;
        var anchors = DocumentRules.Check(document);
        var spans = document.Blocks.SelectMany(DocumentTexts.SpansOf).ToList();
        var keys = spans.Select(s => s.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ids = SafeNames.Of([.. anchors, .. keys.Select(Span.UseOf)]);
        _text = new HtmlText(anchors, ids, spans.Select(s => s.LinkTo).OfType<string>().ToHashSet(StringComparer.Ordinal));
        _tables = new HtmlTable(_text, name, keys);
    }

    /// <param name="name">Of the report, by which <c>mgp trace</c> knows its numbers; the file is <c>NAME.html</c>.</param>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    public static IReadOnlyList<RenderedFile> Of(ReportDocument document, string name) =>
        [new RenderedFile(name + ".html", MediaType, Encoding.UTF8.GetBytes(new HtmlDocument(document, name).Page()))];

    private string Page()
    {
        Body();
        var style = Sheet + HtmlPages.Rules(_document.Info, _style) + _tables.Rules;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var info = _document.Info;
        var page = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{HtmlText.Escape(info.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        foreach (var author in info.Authors) page.Append(CultureInfo.InvariantCulture, $"<meta name=\"author\" content=\"{HtmlText.Escape(author)}\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{HtmlText.Escape(info.Subtitle is { } subtitle ? $"{info.Title}: {subtitle}" : info.Title)}</title>\n<style>{style}</style>\n</head>\n");
        return page.Append(_body).Append("</html>\n").ToString();
    }

    private void Body()
    {
        var info = _document.Info;
        var blocks = _document.Blocks;
        var contents = blocks.Select((b, i) => (b, i)).FirstOrDefault(b => b.b is TableOfContents, (null!, -1)).i;
        Line("<body>\n<a class=\"skip\" href=\"#main:\">Skip to the content</a>");
        if (info.Banner is { } banner) Line($"<aside class=\"banner\" aria-label=\"Notice\">{HtmlText.Escape(banner)}</aside>");
        Line("<header>");
        Line($"<h1>{HtmlText.Escape(info.Title)}</h1>");
        if (info.Subtitle is { } subtitle) Line($"<p class=\"subtitle\">{HtmlText.WithoutLinks(subtitle)}</p>");
        if (info.Authors.Count > 0) Line($"<p class=\"authors\">{HtmlText.Escape(string.Join(", ", info.Authors))}</p>");
        var date = info.Date.ToUniversalTime();
        Line(string.Create(CultureInfo.InvariantCulture, $"<p class=\"date\"><time datetime=\"{date:yyyy-MM-ddTHH:mm:ss}Z\">{date:yyyy-MM-dd HH:mm} UTC</time></p>"));
        for (var i = 0; i < contents; i++) Write(blocks[i], i);
        Line("</header>");
        if (contents >= 0) Write(blocks[contents], contents);
        Line("<main id=\"main:\" tabindex=\"-1\">");
        for (var i = contents + 1; i < blocks.Count; i++) Write(blocks[i], i);
        Notes();
        Files();
        Line($"</main>\n<footer>{HtmlText.Escape(info.FooterLeft)}</footer>\n</body>");
    }

    private void Write(Block block, int index)
    {
        switch (block)
        {
            case Heading heading: Line(string.Create(CultureInfo.InvariantCulture, $"<h{heading.Level + 1} id=\"{IdOf(heading, index)}\">{NumberOf(heading)}{_text.Rich(heading.Text)}</h{heading.Level + 1}>")); break;
            case Paragraph paragraph: Line($"<p{_text.IdAttribute(paragraph.Anchor)}>{_text.Rich(paragraph.Text)}</p>"); break;
            case BulletList list: List(list); break;
            case KeyValues facts: Facts(facts); break;
            case Callout callout: Line($"<div class=\"callout {Word(callout.Kind).ToLowerInvariant()}\" role=\"note\"><b>{Word(callout.Kind)}</b> {_text.Rich(callout.Text)}</div>"); break;
            case TableOfContents: Contents(); break;
            case PageBreak: Line("<div class=\"page-break\"></div>"); break;
            case TableBlock table: _body.Append(_tables.Of(table)); break;
            case FigureBlock figure: Figure(figure); break;
            case Bibliography works: Works(works); break;
            case QrCode code: Code(code); break;
            default: throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    private void List(BulletList list)
    {
        var tag = list.Numbered ? "ol" : "ul";
        Line($"<{tag}>{string.Concat(list.Items.Select(i => $"<li>{_text.Rich(i)}</li>"))}</{tag}>");
    }

    /// <summary>A fact without a name continues the one above.</summary>
    private void Facts(KeyValues facts)
    {
        _body.Append("<dl>");
        for (var i = 0; i < facts.Rows.Count; i++)
        {
            var (name, value) = (facts.Rows[i].Name, facts.Rows[i].Value);
            if (i == 0 || !string.IsNullOrWhiteSpace(name.ToPlainText())) _body.Append(CultureInfo.InvariantCulture, $"<dt>{_text.Rich(name)}</dt>");
            _body.Append(CultureInfo.InvariantCulture, $"<dd>{_text.Rich(value)}</dd>");
        }

        Line("</dl>");
    }

    /// <summary>Headings of levels 1 and 2; those of level 2 lie within the one above.</summary>
    private void Contents()
    {
        Line("<nav aria-labelledby=\"contents:\">\n<h2 id=\"contents:\">Contents</h2>\n<ol>");
        var depth = 1;
        var isFirst = true;
        foreach (var (heading, index) in _document.Blocks.Select((b, i) => (b as Heading, i)).Where(h => h.Item1 is { Level: <= 2 }))
        {
            var level = isFirst ? 1 : heading!.Level;
            if (level > depth) _body.Append("<ol>");
            else if (!isFirst) _body.Append(level < depth ? "</li></ol></li>" : "</li>");
            _body.Append(CultureInfo.InvariantCulture, $"\n<li><a href=\"#{IdOf(heading!, index)}\">{NumberOf(heading!)}{HtmlText.WithoutLinks(heading!.Text)}</a>");
            (depth, isFirst) = (level, false);
        }

        Line($"{(isFirst ? "" : depth == 2 ? "</li></ol></li>" : "</li>")}\n</ol>\n</nav>");
    }

    private void Figure(FigureBlock figure)
    {
        Line($"<figure{(figure.Landscape ? " class=\"wide\"" : "")}{_text.IdAttribute(figure.Anchor)}>");
        var (svgs, _) = FigurePanels.Draw(figure with { Panels = [.. figure.Panels.Select((p, i) => p with { AltText = FigurePanels.AltText(figure, i) })] }, _style, DisplayText.Clean);
        var whole = figure.Panels.Count == 1 ? "" : $" role=\"group\" aria-label=\"{HtmlText.Escape(figure.AltText)}\"";
        Line(string.Create(CultureInfo.InvariantCulture, $"<div class=\"panels across{figure.PanelColumns}\"{whole}>"));
        for (var i = 0; i < svgs.Count; i++) Line($"<div class=\"panel\">{(FigurePanels.Letter(figure, i) is { } letter ? $"<b class=\"letter\">{letter}</b>" : "")}{svgs[i]}</div>");
        Line($"</div>\n<figcaption><b>{HtmlText.Escape(figure.Label)}.</b> {_text.Rich(figure.Caption)}</figcaption>\n</figure>");
    }

    private void Works(Bibliography works)
    {
        Line("<ol class=\"works\">");
        foreach (var work in works.References)
        {
            var doi = work.Doi is { } known ? $" DOI <a href=\"{HtmlText.Escape(DoiAddress.Of(known))}\" rel=\"noreferrer\">{HtmlText.Escape(known)}</a>" : "";
            Line(string.Create(CultureInfo.InvariantCulture, $"<li{_text.IdAttribute(Bibliography.AnchorOf(work.Key))}><span class=\"number\">[{work.Number ?? 0}]</span> {_text.Rich(work.Text)}{doi}</li>"));
        }

        Line("</ol>");
    }

    private void Code(QrCode code) => Line(string.Create(
        CultureInfo.InvariantCulture,
        $"<figure class=\"qr\"><svg role=\"img\" aria-label=\"{HtmlText.Escape(code.AltText)}\" width=\"{code.SizeMm}mm\" height=\"{code.SizeMm}mm\">{QrModules.Svg(code.Text)}</svg><figcaption>{_text.Rich(code.Caption)}</figcaption></figure>"));

    private void Notes()
    {
        if (_text.Notes.Count == 0) return;
        Line("<section aria-labelledby=\"notes:\" role=\"doc-endnotes\">\n<h2 id=\"notes:\">Notes</h2>\n<ol>");
        for (var i = 1; i <= _text.Notes.Count; i++) Line(string.Create(CultureInfo.InvariantCulture, $"<li id=\"{HtmlText.NoteId(i)}\">{_text.Rich(_text.Notes[i - 1])} <a href=\"#{HtmlText.NoteMarkId(i)}\" role=\"doc-backlink\" aria-label=\"Back to the mark of note {i}\">↑</a></li>"));
        Line("</ol>\n</section>");
    }

    /// <summary>What a PDF carries as attachments. A browser saves them; their media type could not make it open one.</summary>
    private void Files()
    {
        if (_document.Attachments.Count == 0) return;
        Line("<section aria-labelledby=\"files:\" class=\"files\">\n<h2 id=\"files:\">Files</h2>\n<ul>");
        foreach (var file in _document.Attachments)
        {
            var name = HtmlText.Escape(file.FileName);
            Line($"<li><a download=\"{name}\" href=\"data:application/octet-stream;base64,{Convert.ToBase64String(file.Content)}\">{name}</a> {HtmlText.Escape(file.Description)}</li>");
        }

        Line("</ul>\n</section>");
    }

    private string IdOf(Heading heading, int index) => heading.Anchor is { } anchor ? _text.IdOf(anchor) : string.Create(CultureInfo.InvariantCulture, $"heading:{index}");

    private static string NumberOf(Heading heading) => heading.Number is { } number ? $"<span class=\"number\">{HtmlText.Escape(number)}</span> " : "";

    private static string Word(CalloutKind kind) => kind switch
    {
        CalloutKind.Info => "Note",
        CalloutKind.Warning => "Warning",
        CalloutKind.Gap => "Missing",
        _ => throw new InvalidOperationException($"Unknown callout {kind}."),
    };

    private void Line(string html) => _body.Append(html).Append('\n');

    private static string ReadSheet()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css") ?? throw new InvalidOperationException("Resource report.css is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
