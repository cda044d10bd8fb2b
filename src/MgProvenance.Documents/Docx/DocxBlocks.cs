using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>The blocks of a document as paragraphs and tables.</summary>
internal sealed class DocxBlocks
{
    private readonly ReportDocument _document;
    private readonly DocumentStyle _style;
    private readonly DocxSections _sections;
    private readonly PageLayout _page;
    private readonly DocxText _text;
    private readonly Bookmarks _bookmarks;
    private readonly DocxCaptions _captions;
    private readonly DocxPicture _picture;
    private readonly DocxLists _lists = new();
    private readonly Queue<DrawnPicture> _drawn;

    public DocxBlocks(MainDocumentPart main, DocxSections sections, PageLayout page, ReportDocument document, DocxTargets targets, IEnumerable<DrawnPicture> drawn)
    {
        (_document, _sections, _page, _bookmarks, _drawn) = (document, sections, page, targets.Bookmarks, new(drawn));
        _style = document.Info.Style ?? DocumentStyle.Default;
        _text = new DocxText(main, targets, new Footnotes(main.AddNewPart<FootnotesPart>("rFootnotes"), targets));
        _captions = new DocxCaptions(_text, _bookmarks);
        _picture = new DocxPicture(main);
    }

    /// <summary>Of the lists that were written, and of headings.</summary>
    /// <param name="numbered">Whether headings count.</param>
    public W.Numbering Numbering(bool numbered) => _lists.Part(numbered);

    public void Front()
    {
        var info = _document.Info;
        Line("Title", DocxRuns.Plain(info.Title));
        if (info.Subtitle is { } subtitle) Line("Subtitle", [.. subtitle.Spans.Select(s => DocxRuns.Of(s))]);
        if (info.Authors.Count > 0) Line("Author", DocxRuns.Plain(string.Join(", ", info.Authors)));
        Line("Date", DocxRuns.Plain(info.Date.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)));
    }

    /// <param name="landscape">On a page turned sideways.</param>
    public void Write(Block block, bool landscape)
    {
        _sections.Turn(landscape);
        switch (block)
        {
            case Heading heading: Line($"Heading{heading.Level.ToString(CultureInfo.InvariantCulture)}", Anchored(heading.Anchor, _text.Of(heading.Text))); break;
            case Paragraph paragraph: Line("Normal", Anchored(paragraph.Anchor, _text.Of(paragraph.Text))); break;
            case BulletList list: List(list); break;
            case KeyValues facts: Facts(facts); break;
            case Callout callout: Call(callout); break;
            case TableOfContents: Contents(); break;
            case PageBreak: _sections.BreakPage(); break;
            case TableBlock table: Table(table); break;
            case FigureBlock figure: Figure(figure); break;
            case Bibliography works: foreach (var work in works.References) Reference(work); break;
            case QrCode code: Code(code); break;
            default: throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
        }
    }

    private void Line(string style, params OpenXmlElement[] content) => _sections.Write(DocxStyles.Paragraph(style, content));

    private OpenXmlElement[] Anchored(string? anchor, OpenXmlElement[] content) => anchor is null ? content : _bookmarks.Around(anchor, content);

    private void List(BulletList list)
    {
        var numbering = _lists.Next(list.Numbered);
        foreach (var item in list.Items)
        {
            var line = DocxStyles.Paragraph(list.Numbered ? "ListNumber" : "ListBullet", _text.Of(item));
            line.ParagraphProperties!.NumberingProperties = (W.NumberingProperties)numbering.CloneNode(deep: true);
            _sections.Write(line);
        }
    }

    private void Facts(KeyValues facts)
    {
        var width = _page.TextWidth(_sections.IsLandscape);
        var names = (int)Math.Min(width * 0.4, facts.Rows.Select(r => ColumnWidths.Of(r.Name, TableSize.Usual.Points(_style.TextSizePt))).DefaultIfEmpty(0).Max() + (4 * DocxTable.Inset));
        _sections.Write(LayoutTable([names, width - names], facts.Rows.Select(r => new[]
        {
            DocxStyles.Paragraph("TableText", _text.Of(new RichText(r.Name.Spans.Select(s => s with { Style = s.Style | SpanStyle.Muted })))),
            DocxStyles.Paragraph("TableText", _text.Of(r.Value)),
        })));
        _sections.Write(DocxSections.Spacer());
    }

    private void Call(Callout callout)
    {
        var (style, word) = callout.Kind switch
        {
            CalloutKind.Info => ("CalloutNote", "Note"),
            CalloutKind.Warning => ("CalloutWarning", "Warning"),
            CalloutKind.Gap => ("CalloutGap", "Missing"),
            _ => throw new InvalidOperationException($"Unknown callout {callout.Kind}."),
        };
        Line(style, [DocxRuns.Of(new Span(word + "\u2002"), isBold: true), .. _text.Of(callout.Text)]);
    }

    /// <summary>Word counts the pages when someone updates the field; until then the entries lead there without numbers.</summary>
    private void Contents()
    {
        var lines = _document.Blocks.OfType<Heading>().Where(h => h.Level <= 2).Select(h =>
        {
            var number = h.Number is { } n ? n + "\u2002" : "";
            var entry = new W.Hyperlink([DocxRuns.Plain(number), .. h.Text.Spans.Select(s => DocxRuns.Of(s with { Footnote = null }))]) { Anchor = _bookmarks.NameOf(h.Anchor!), History = true };
            return DocxStyles.Paragraph(h.Level == 1 ? "TOC1" : "TOC2", entry);
        }).ToList();
        if (lines.Count == 0) return;
        foreach (var part in DocxFields.Open(@"TOC \o ""1-2"" \h \z \u").Reverse()) lines[0].ParagraphProperties!.InsertAfterSelf(part);
        lines[^1].Append(DocxFields.Close());
        _sections.Write(new W.SdtBlock(
            new W.SdtProperties(new W.SdtContentDocPartObject(new W.DocPartGallery { Val = "Table of Contents" }, new W.DocPartUnique())),
            new W.SdtContentBlock(lines)));
    }

    private void Table(TableBlock table)
    {
        var caption = _captions.Of(table.Label, table.Anchor, table.Caption);
        caption.ParagraphProperties!.KeepNext = new W.KeepNext();
        _sections.Write(caption);
        _sections.Write(DocxTable.Of(table, _text, _bookmarks, _page.TextWidth(_sections.IsLandscape), _style));
        foreach (var note in table.Notes) Line("TableNote", _text.Of(note));
        _sections.Write(DocxSections.Spacer());
    }

    private void Figure(FigureBlock figure)
    {
        Line("Figure", Picture(FigureDrawing.SizeOf(figure, _style), figure.Label, string.Join(' ', figure.Panels.Count == 1 ? [figure.AltText] : figure.Panels.Select((p, i) => $"({(char)('a' + i)}) {p.AltText}").Prepend(figure.AltText))));
        _sections.Write(_captions.Of(figure.Label, figure.Anchor, figure.Caption));
    }

    /// <summary>The next of the drawn pictures, no wider than the page's text.</summary>
    private W.Run Picture((double Width, double Height) size, string name, string alt)
    {
        var fit = Math.Min(1, _page.TextWidth(_sections.IsLandscape) / 20.0 / size.Width);
        return _picture.Of(_drawn.Dequeue(), size.Width * fit, size.Height * fit, name, alt);
    }

    private void Reference(Reference work)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"[{work.Number ?? 0}]");
        List<OpenXmlElement> line = [.. _bookmarks.Around(Bibliography.AnchorOf(work.Key), DocxRuns.Plain(number)), new W.Run(new W.TabChar()), .. _text.Of(work.Text)];
        if (work.Doi is { } doi)
        {
            line.Add(DocxRuns.Plain(" DOI "));
            line.Add(_text.Address("https://doi.org/" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal), DocxRuns.Of(new Span(doi), isLink: true)));
        }

        Line("Bibliography", [.. line]);
    }

    private void Code(QrCode code)
    {
        var width = _page.TextWidth(_sections.IsLandscape);
        var picture = PageLayout.Twips(code.SizeMm * PageLayout.PerMm) + (4 * DocxTable.Inset);
        W.Paragraph[] cells = [DocxStyles.Paragraph("TableText", Picture((Pictures.Edge(code), Pictures.Edge(code)), "QR code", code.AltText)), DocxStyles.Paragraph("TableText", _text.Of(code.Caption))];
        _sections.Write(LayoutTable([picture, width - picture], [cells]));
        _sections.Write(DocxSections.Spacer());
    }

    private static W.Table LayoutTable(int[] widths, IEnumerable<W.Paragraph[]> rows) => new(
    [
        new W.TableProperties
        {
            TableStyle = new W.TableStyle { Val = DocxStyles.Layout },
            TableWidth = new W.TableWidth { Width = PageLayout.Text(widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
            TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        },
        new W.TableGrid(widths.Select(w => new W.GridColumn { Width = PageLayout.Text(w) })),
        .. rows.Select(row => new W.TableRow([new W.TableRowProperties(new W.CantSplit()), .. row.Select((line, i) => new W.TableCell(
            new W.TableCellProperties { TableCellWidth = new W.TableCellWidth { Width = PageLayout.Text(widths[i]), Type = W.TableWidthUnitValues.Dxa }, TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center } }, line))])),
    ]);
}
