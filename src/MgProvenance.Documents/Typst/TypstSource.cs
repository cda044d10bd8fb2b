using System.Globalization;
using System.Text;

namespace MgProvenance.Documents.Typst;

/// <summary>A document as Typst source: calls of the template's functions with literal values, and the files that they read.</summary>
internal sealed class TypstSource
{
    private readonly StringBuilder _main = new();
    private readonly List<SideFile> _files = [new("/template.typ", TypstFiles.Template, "utf8")];
    private readonly TypstText _text;
    private readonly Func<string, string> _displayable;

    private TypstSource(Func<string, string> displayable, IReadOnlySet<string> anchors)
    {
        _displayable = displayable;
        _text = new TypstText(displayable, anchors);
    }

    /// <param name="document">Checked against the rules of the model.</param>
    /// <param name="displayable">Replaces what the text fonts cannot show.</param>
    /// <param name="inFigures">The same for the one font of figures.</param>
    public static (string Main, IReadOnlyList<SideFile> Files) Of(ReportDocument document, Func<string, string> displayable, Func<string, string> inFigures)
    {
        var source = new TypstSource(displayable, DocumentRules.Check(document));
        source.Head(document.Info);
        var style = document.Info.Style ?? DocumentStyle.Default;
        var turned = TurnedPages.Of(document.Blocks);
        foreach (var (block, i) in document.Blocks.Select((b, i) => (b, i)))
        {
            if (turned[i] && (i == 0 || !turned[i - 1])) source.Line("#sideways[");
            source.Write(block, style, inFigures);
            if (turned[i] && (i + 1 == turned.Length || !turned[i + 1])) source.Line("]");
        }

        foreach (var attachment in document.Attachments) source.Attach(attachment);
        return (source._main.ToString(), source._files);
    }

    private void Head(DocumentInfo info)
    {
        var language = info.Language.Split('-');
        Line("#import \"/template.typ\": *");
        Line($"#show: report.with(title: {_text.Literal(info.Title)}, subtitle: {(info.Subtitle is { } subtitle ? _text.Rich(subtitle) : "none")}, authors: {List(info.Authors.Select(_text.Literal))},");
        Line($"  date: {Date(info.Date)},");
        Line($"  language: {TypstText.Quote(language[0])}, region: {(language.Length > 1 ? TypstText.Quote(language[1]) : "none")}, banner: {_text.Optional(info.Banner)}, footer: {_text.Literal(info.FooterLeft)},");
        var style = info.Style ?? DocumentStyle.Default;
        Line(string.Create(CultureInfo.InvariantCulture, $"  style: (font: {TypstText.Quote(style.TextFont == TextFont.Sans ? "sans" : "serif")}, size: {style.TextSizePt}pt, page: {TypstText.Quote(style.Page)}, margin: {style.MarginMm}mm, rules: {TypstText.Quote(style.TableRules == TableRules.Rows ? "rows" : "book")}))"));
    }

    private void Write(Block block, DocumentStyle style, Func<string, string> inFigures)
    {
        switch (block)
        {
            case Heading heading: Line($"#section({heading.Level}, anchor: {Name(heading.Anchor)}, number: {_text.Optional(heading.Number)}, {_text.Rich(heading.Text)})"); break;
            case Paragraph paragraph: Line($"#para(anchor: {Name(paragraph.Anchor)}, {_text.Rich(paragraph.Text)})"); break;
            case BulletList list: Line($"#bullets(numbered: {Bool(list.Numbered)}, {List(list.Items.Select(_text.Rich))})"); break;
            case KeyValues facts: Line($"#key-values({List(facts.Rows.Select(r => $"({_text.Rich(r.Name)}, {_text.Rich(r.Value)})"))})"); break;
            case Callout callout: Line($"#callout({TypstText.Quote(Word(callout.Kind))}, {_text.Rich(callout.Text)})"); break;
            case TableOfContents: Line("#contents()"); break;
            case PageBreak: Line("#pagebreak(weak: true)"); break;
            case TableBlock table: _main.Append(TypstTable.Of(table, _text)); break;
            case FigureBlock figure: Figure(figure, style, inFigures); break;
            case Bibliography works: Line($"#bibliography-list({List(works.References.Select(Reference))})"); break;
            case QrCode code: Code(code); break;
            default: throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    private void Figure(FigureBlock figure, DocumentStyle style, Func<string, string> inFigures)
    {
        var (svgs, width) = FigurePanels.Draw(figure, style, inFigures);
        var panels = svgs.Select((svg, i) =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/figures/{_files.Count}.svg");
            _files.Add(new SideFile(path, svg, "utf8"));
            return string.Create(CultureInfo.InvariantCulture, $"(path: {TypstText.Quote(path)}, width: {width:0.##}pt, alt: {_text.Literal(FigurePanels.AltText(figure, i))})");
        });
        Line($"#figure-block(anchor: {TypstText.Quote(figure.Anchor)}, label-text: {_text.Literal(figure.Label)}, caption-body: {_text.Rich(figure.Caption)},");
        Line(string.Create(CultureInfo.InvariantCulture, $"  alt: {_text.Literal(figure.AltText)}, across: {figure.PanelColumns}, panels: {List(panels)})"));
    }

    private string Reference(Reference work)
    {
        var doi = work.Doi is { } known ? $"(text: {_text.Literal(known)}, url: {TypstText.Quote(DoiAddress.Of(known))})" : "none";
        return string.Create(CultureInfo.InvariantCulture, $"(anchor: {TypstText.Quote(Bibliography.AnchorOf(work.Key))}, number: {work.Number ?? 0}, body: {_text.Rich(work.Text)}, doi: {doi})");
    }

    private void Code(QrCode code)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/figures/{_files.Count}.svg");
        _files.Add(new SideFile(path, QrModules.Svg(code.Text), "utf8"));
        Line(string.Create(CultureInfo.InvariantCulture, $"#qr-code({TypstText.Quote(path)}, {code.SizeMm}mm, {_text.Literal(code.AltText)}, {_text.Rich(code.Caption)})"));
    }

    private void Attach(Attachment attachment)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/attachments/{_files.Count}");
        _files.Add(new SideFile(path, Convert.ToBase64String(attachment.Content), "base64"));
        var relationship = attachment.Relationship switch
        {
            AttachmentRelationship.Data => "data",
            AttachmentRelationship.Source => "source",
            AttachmentRelationship.Supplement => "supplement",
            _ => throw new InvalidOperationException($"Unknown relationship {attachment.Relationship}."),
        };
        Line($"#attachment({TypstText.Quote(attachment.FileName)}, {TypstText.Quote(path)}, {TypstText.Quote(attachment.MediaType)}, {_text.Literal(attachment.Description)}, {TypstText.Quote(relationship)})");
    }

    private void Line(string line) => _main.Append(line).Append('\n');

    private static string Word(CalloutKind kind) => kind switch
    {
        CalloutKind.Info => "info",
        CalloutKind.Warning => "warning",
        CalloutKind.Gap => "gap",
        _ => throw new InvalidOperationException($"Unknown callout {kind}."),
    };

    private static string Name(string? anchor) => anchor is null ? "none" : TypstText.Quote(anchor);

    private static string Bool(bool value) => value ? "true" : "false";

    internal static string Date(DateTimeOffset value)
    {
        var date = value.ToUniversalTime();
        return string.Create(CultureInfo.InvariantCulture, $"datetime(year: {date.Year}, month: {date.Month}, day: {date.Day}, hour: {date.Hour}, minute: {date.Minute}, second: {date.Second})");
    }

    internal static string List(IEnumerable<string> items) => "(" + string.Concat(items.Select(i => i + ", ")) + ")";
}
