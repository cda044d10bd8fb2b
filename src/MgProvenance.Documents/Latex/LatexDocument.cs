using System.Globalization;
using System.Reflection;
using System.Text;

namespace MgProvenance.Documents.Latex;

/// <summary>
/// A report as LaTeX source to work on, with its figures as PDF beside it. Text of the document is literal: no character of it is a
/// command to TeX.
/// </summary>
public sealed class LatexDocument
{
    public const string MediaType = "application/x-tex";

    private const string Folder = "latex/";
    private const double PointsPerMm = 72 / 25.4;

    /// <summary>Above and below the text, in millimetres.</summary>
    private const double TopMm = 27, BottomMm = 22;

    private static readonly LatexRoom FactName = new(100, 9), FactValue = new(300, 9);

    private static readonly string Preamble = ReadPreamble();

    private readonly ReportDocument _document;
    private readonly DocumentStyle _style;
    private readonly LatexText _text;
    private readonly IReadOnlyDictionary<string, string> _pictureNames;
    private readonly List<(string Text, double SizeMm)> _codes;
    private readonly List<(string Path, Picture Picture)> _pictures = [];
    private readonly StringBuilder _main = new();

    private LatexDocument(ReportDocument document)
    {
        _document = document;
        _style = document.Info.Style ?? DocumentStyle.Default;
        var anchors = DocumentRules.Check(document);
        var spans = document.Blocks.SelectMany(DocumentTexts.SpansOf).ToList();
        var names = SafeNames.Of([.. anchors, .. spans.Select(s => s.Key).OfType<string>().Select(Span.UseOf)]);
        _text = new LatexText(anchors, names, spans.Select(s => s.LinkTo).OfType<string>().ToHashSet(StringComparer.Ordinal), Labels(document));
        _codes = [.. document.Blocks.OfType<QrCode>().Select(c => (c.Text, c.SizeMm)).Distinct()];
        _pictureNames = SafeNames.Of(document.Blocks.Select(PictureName).OfType<string>());
    }

    /// <summary><c>latex/NAME.tex</c>, <c>latex/figures/ANCHOR.pdf</c> for each figure and, under <c>latex/attachments/</c>, what a PDF carries beside its tables.</summary>
    /// <param name="asPdf">Sets a picture, as <see cref="IPdfRenderer.RenderPicture"/> does.</param>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    public static async Task<IReadOnlyList<RenderedFile>> Of(ReportDocument document, string name, Func<Picture, Task<byte[]>> asPdf)
    {
        var latex = new LatexDocument(document);
        var files = new List<RenderedFile> { new($"{Folder}{name}.tex", MediaType, Encoding.UTF8.GetBytes(latex.Source())) };
        foreach (var (path, picture) in latex._pictures) files.Add(new RenderedFile(Folder + path, "application/pdf", await asPdf(picture)));
        files.AddRange(document.Attachments.Where(a => a.Relationship != AttachmentRelationship.Data).Select(a => new RenderedFile($"{Folder}attachments/{a.FileName}", a.MediaType, a.Content)));
        return files;
    }

    private string Source()
    {
        var info = _document.Info;
        var page = _style.Page switch { "us-letter" => "letterpaper", "a4" => "a4paper", _ => throw new DocumentDefectException($"LaTeX knows no page '{_style.Page}'.") };
        var size = _style.TextSizePt switch { <= 10 => 10, <= 11 => 11, _ => 12 };
        Line(string.Create(CultureInfo.InvariantCulture, $"\\documentclass[{size}pt,{page}]{{article}}"));
        Line(string.Create(CultureInfo.InvariantCulture, $"\\usepackage[hmargin={_style.MarginMm}mm, top={TopMm}mm, bottom={BottomMm}mm]{{geometry}}"));
        _main.Append(Preamble);
        if (_style.TextFont == TextFont.Sans) Line("\\renewcommand{\\familydefault}{\\sfdefault}");
        var date = info.Date.ToUniversalTime();
        Line($"\\hypersetup{{pdftitle={{{LatexSymbols.Plain(info.Title)}}}, pdfauthor={{{LatexSymbols.Plain(string.Join(", ", info.Authors))}}}, pdflang={{{LatexSymbols.Plain(info.Language)}}},");
        Line(string.Create(CultureInfo.InvariantCulture, $"  pdfcreationdate={{D:{date:yyyyMMddHHmmss}Z}}, pdfmoddate={{D:{date:yyyyMMddHHmmss}Z}}}}"));
        var banner = info.Banner is { } words ? $"\\fancyhead[C]{{\\mgpbanner{{{LatexText.Plain(words)}}}}}" : "";
        Line($"\\newcommand{{\\mgpmargins}}{{\\fancyhf{{}}{banner}\\fancyfoot[L]{{\\footnotesize {LatexText.Plain(info.FooterLeft)}}}\\fancyfoot[R]{{\\footnotesize page \\thepage{{}} of \\pageref*{{mgp:last}}}}}}");
        Line("\\mgpmargins\n\\fancypagestyle{plain}{\\mgpmargins}");
        Line($"\\setcounter{{secnumdepth}}{{{(info.NumberedHeadings ? 4 : 0)}}}");
        Line($"\\title{{{LatexText.Plain(info.Title)}{(info.Subtitle is { } subtitle ? $"\\\\{{\\large {_text.Rich(subtitle)}}}" : "")}}}");
        Line($"\\author{{{string.Join(" \\and ", info.Authors.Select(LatexText.Plain))}}}");
        Line(string.Create(CultureInfo.InvariantCulture, $"\\date{{{date:yyyy-MM-dd HH:mm} UTC}}"));
        Line("\\begin{document}\n\\maketitle");
        foreach (var block in _document.Blocks) Write(block);
        Line("\\label{mgp:last}\n\\end{document}");
        return _main.ToString();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading: Write(heading); break;
            case Paragraph paragraph: Line($"{_text.Target(paragraph.Anchor)}{_text.Rich(paragraph.Text)}\n"); break;
            case BulletList list: Write(list); break;
            case KeyValues facts: Write(facts); break;
            case Callout callout: Line($"\\begin{{mgpcallout}}{Word(callout.Kind)}{_text.Rich(callout.Text)}\\end{{mgpcallout}}\n"); break;
            case TableOfContents: Line("\\tableofcontents\n"); break;
            case PageBreak: Line("\\clearpage\n"); break;
            case TableBlock table: _main.Append(LatexTable.Of(table, _text, LinePt(table.Landscape), _style.TableRules)); break;
            case FigureBlock figure: Write(figure); break;
            case Bibliography works: Write(works); break;
            case QrCode code: Write(code); break;
            default: throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    private void Write(Heading heading)
    {
        var command = heading.Level switch { 1 => "section", 2 => "subsection", 3 => "subsubsection", _ => "paragraph" };
        var label = heading.Anchor is { } anchor ? $"\\label{{{_text.NameOf(anchor)}}}" : "";
        Line($"\\{command}{{\\texorpdfstring{{{_text.Caption(heading.Text)}}}{{{LatexSymbols.Plain(heading.Text.ToPlainText())}}}}}{label}\n{_text.DeferredNotes()}");
    }

    private void Write(BulletList list)
    {
        var kind = list.Numbered ? "enumerate" : "itemize";
        Line($"\\begin{{{kind}}}\n{string.Concat(list.Items.Select(i => $"\\item {_text.Rich(i)}\n"))}\\end{{{kind}}}\n");
    }

    private void Write(KeyValues facts)
    {
        Line("{\\small\\begin{longtable}{@{}>{\\mgpl\\color{mgpgrey}}p{0.27\\linewidth}>{\\mgpl}p{\\dimexpr0.73\\linewidth-2\\tabcolsep\\relax}@{}}");
        foreach (var row in facts.Rows) Line($"{_text.Caption(row.Name, FactName)} & {_text.Caption(row.Value, FactValue)}\\\\");
        Line($"\\end{{longtable}}}}\n{_text.DeferredNotes()}");
    }

    private void Write(FigureBlock figure)
    {
        var (svgs, width) = FigurePanels.Draw(figure, _style, DisplayText.Clean);
        var path = Add(figure, new Picture(svgs, width, figure.PanelColumns, DisplayText.Clean(figure.AltText), _document.Info.Date, _style.EastAsianText));
        Line(figure.Landscape ? "\\begin{landscape}" : "");
        Line($"\\begin{{center}}\\begin{{minipage}}{{\\linewidth}}\\centering\n\\mgppicture{{{path}}}{{{LatexText.Plain(figure.AltText)}}}\n\\captionsetup{{type=figure}}%");
        Line($"\\caption*{{\\mgplabel{{{_text.NameOf(figure.Anchor)}}}{{{LatexTable.LabelOf(figure.Label)}}}\\textbf{{{LatexTable.LabelOf(figure.Label)}.}} {_text.Caption(figure.Caption)}}}\n\\end{{minipage}}\\end{{center}}");
        Line(_text.DeferredNotes() + (figure.Landscape ? "\\end{landscape}\n" : ""));
    }

    private void Write(Bibliography works)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"\\begin{{thebibliography}}{{{works.References.Count}}}"));
        foreach (var work in works.References)
        {
            var doi = work.Doi is { } known ? $" DOI \\href{{{LatexText.Address(Uri.UnescapeDataString(DoiAddress.Of(known)))}}}{{{LatexText.Plain(known)}}}" : "";
            Line($"\\bibitem{{{_text.NameOf(Bibliography.AnchorOf(work.Key))}}} {_text.Rich(work.Text)}{doi}");
        }

        Line("\\end{thebibliography}\n");
    }

    private void Write(QrCode code)
    {
        var path = Add(code, new Picture([QrModules.Svg(code.Text)], code.SizeMm * PointsPerMm, 1, DisplayText.Clean(code.AltText), _document.Info.Date));
        Line($"\\noindent\\begin{{minipage}}{{\\linewidth}}\\raisebox{{-0.5\\height}}{{\\mgppicture{{{path}}}{{{LatexText.Plain(code.AltText)}}}}}\\hspace{{1em}}%");
        Line(string.Create(CultureInfo.InvariantCulture, $"\\begin{{minipage}}{{\\dimexpr\\linewidth-{code.SizeMm}mm-2em\\relax}}\\small {_text.Caption(code.Caption)}\\end{{minipage}}\\end{{minipage}}\n{_text.DeferredNotes()}"));
    }

    private string Add(Block block, Picture picture)
    {
        var path = $"figures/{_pictureNames[PictureName(block)!]}.pdf";
        if (_pictures.All(p => p.Path != path)) _pictures.Add((path, picture));
        return path;
    }

    /// <summary>A QR code has no anchor: the same text in the same size is the same picture.</summary>
    private string? PictureName(Block block) => block switch
    {
        FigureBlock figure => figure.Anchor,
        QrCode code => string.Create(CultureInfo.InvariantCulture, $"qr-{_codes.IndexOf((code.Text, code.SizeMm)) + 1}"),
        _ => null,
    };

    /// <summary>What a reference is called in words, and the part of it that LaTeX prints for the label.</summary>
    private static Dictionary<string, (string Words, string? Label)> Labels(ReportDocument document)
    {
        var labels = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case TableBlock table: labels[table.Anchor] = ("", table.Label); break;
                case FigureBlock figure: labels[figure.Anchor] = ("", figure.Label); break;
                case Heading { Anchor: { } anchor } heading: labels[anchor] = ("Section ", document.Info.NumberedHeadings ? heading.Number : null); break;
            }
        }

        return labels;
    }

    private double LinePt(bool landscape)
    {
        var (width, height) = _style.Page == "us-letter" ? (215.9, 279.4) : (210.0, 297.0);
        return (landscape ? height - TopMm - BottomMm : width - (2 * _style.MarginMm)) * PointsPerMm;
    }

    private static string Word(CalloutKind kind) => kind switch
    {
        CalloutKind.Info => "{mgpaccent}{Note}",
        CalloutKind.Warning => "{mgpwarning}{Warning}",
        CalloutKind.Gap => "{mgpalarm}{Missing}",
        _ => throw new InvalidOperationException($"Unknown callout {kind}."),
    };

    private void Line(string latex) => _main.Append(latex).Append('\n');

    private static string ReadPreamble()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("preamble.tex") ?? throw new InvalidOperationException("Resource preamble.tex is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
