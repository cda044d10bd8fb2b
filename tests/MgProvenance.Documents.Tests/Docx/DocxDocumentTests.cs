using DocumentFormat.OpenXml.Packaging;
using MgProvenance.Documents.Docx;
using MgProvenance.Documents.Office;
using MgProvenance.Documents.Tests.Office;
using MgProvenance.Documents.Tests.Typst;
using MgProvenance.Testing.Tables;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Tests.Docx;

public class DocxDocumentTests
{
    /// <summary>A PNG of one white pixel, and an SVG.</summary>
    private static readonly DrawnPicture Blank = new(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray());

    private static byte[] Bytes(ReportDocument document) =>
        Assert.Single(DocxDocument.Of(document, "report", [.. document.Blocks.Where(b => b is FigureBlock or QrCode).Select(_ => Blank)])).Content;

    private static DocxReader Read(ReportDocument document) => new(Bytes(document));

    private static DocxReader Read(params Block[] blocks) => Read(Samples.Document(blocks));

    [Fact]
    public void The_file_is_named_and_valid()
    {
        var file = Assert.Single(DocxDocument.Of(ElementsTests.Document, "report", [Blank]));
        Assert.Equal(("report.docx", DocxDocument.MediaType), (file.Path, file.MediaType));
        OfficeFile.AssertPlainArchive(file.Content);
        foreach (var document in new[] { ElementsTests.Document, BigSample.Document, Samples.Document() })
        {
            using var read = Read(document);
            Assert.Equal("", OfficeFile.Faults(read.Document));
        }
    }

    [Fact]
    public void Every_table_reads_back_as_the_model_has_it()
    {
        foreach (var document in new[] { ElementsTests.Document, BigSample.Document })
        {
            using var read = Read(document);
            var (expected, found) = (document.Blocks.OfType<TableBlock>().Select(ReadTable.Of).ToList(), read.Tables());
            Assert.Equal(expected.Count, found.Count);
            Assert.All(expected.Zip(found), pair => Assert.Null(ReadTable.Difference(pair.First, pair.Second)));
        }
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_also_elsewhere()
    {
        var first = Bytes(BigSample.Document);
        Assert.Equal(first, Bytes(BigSample.Document));
        Assert.Equal(first, OfficeFile.Elsewhere(() => Bytes(BigSample.Document)));
        Assert.NotEqual(first, Bytes(BigSample.Document with { Info = BigSample.Document.Info with { Date = Samples.Date.AddSeconds(1) } }));
    }

    [Fact]
    public void Labels_are_counting_fields_and_references_lead_to_them()
    {
        using var read = Read(ElementsTests.Document);
        var codes = read.FieldCodes();
        Assert.Contains(@"SEQ Table_S \* ARABIC \* MERGEFORMAT", codes);
        var references = codes.Where(c => c.StartsWith("REF ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, references.Count);
        Assert.Contains(@" \r \h ", references[1], StringComparison.Ordinal);
        var bookmarks = read.Body.Descendants<W.BookmarkStart>().Select(b => b.Name!.Value!).ToList();
        Assert.All(references, r => Assert.Contains(r.Split(' ')[1], bookmarks));
        Assert.All(bookmarks, b => Assert.Matches("^_[A-Za-z0-9_]{1,39}$", b));
        Assert.Equal(bookmarks.Count, bookmarks.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("The charged amounts stand in Table\u00A0S1; the method is that of an earlier study [1]", read.Lines("Normal")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_jumps_restarts_the_count()
    {
        using var read = Read(Samples.Table(1, "a", "Table S4"), Samples.Table(1, "b", "Table S5"), Samples.Table(1, "c", "Table P1"), Samples.Table(1, "d", "Scheme"));
        Assert.Equal([@"SEQ Table_S \* ARABIC \r 4 \* MERGEFORMAT", @"SEQ Table_S \* ARABIC \* MERGEFORMAT", @"SEQ Table_P \* ARABIC \* MERGEFORMAT"], read.FieldCodes());
        Assert.StartsWith("Scheme.\u2002", read.Lines("Caption")[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_are_numbered_by_word_and_listed_without_a_prompt()
    {
        using var read = Read(ElementsTests.Document with { Blocks = [new TableOfContents(), .. ElementsTests.Document.Blocks] });
        Assert.Equal(["1\u2002Preparation", "2\u2002References"], read.Lines("TOC1"));
        Assert.Equal(["1.1\u2002Electrolyte"], read.Lines("TOC2"));
        Assert.Contains(read.FieldCodes(), c => c.StartsWith("TOC ", StringComparison.Ordinal));
        Assert.Equal([0, 1, 2, 3], HeadingLevels(read));
        using var plain = Read(new Heading(1, "Text"));
        Assert.Empty(HeadingLevels(plain));
        var settings = read.Document.MainDocumentPart!.DocumentSettingsPart!.Settings;
        Assert.Null(settings.GetFirstChild<W.UpdateFieldsOnOpen>());
        Assert.DoesNotContain("dirty", read.Body.OuterXml, StringComparison.Ordinal);
        var links = read.Body.Descendants<W.Hyperlink>().Where(h => h.Anchor is not null).Select(h => h.Anchor!.Value!).ToList();
        Assert.Superset(links.ToHashSet(), read.Body.Descendants<W.BookmarkStart>().Select(b => b.Name!.Value!).ToHashSet());
    }

    private static IEnumerable<int> HeadingLevels(DocxReader read) => read.Document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>()
        .Where(s => s.StyleId!.Value!.StartsWith("Heading", StringComparison.Ordinal)).Select(s => s.StyleParagraphProperties!.NumberingProperties?.NumberingLevelReference?.Val?.Value).OfType<int>();

    [Fact]
    public void Fields_are_closed_and_nested_rightly()
    {
        using var read = Read(BigSample.Document with { Blocks = [.. BigSample.Document.Blocks, .. ElementsTests.Document.Blocks] });
        var depth = 0;
        foreach (var mark in read.Body.Descendants<W.FieldChar>())
        {
            depth += mark.FieldCharType!.Value == W.FieldCharValues.Begin ? 1 : mark.FieldCharType.Value == W.FieldCharValues.End ? -1 : 0;
            Assert.InRange(depth, 0, 1);
        }

        Assert.Equal(0, depth);
    }

    [Fact]
    public void Footnotes_references_lists_and_facts_are_in_their_styles()
    {
        using var read = Read(ElementsTests.Document);
        var notes = read.Document.MainDocumentPart!.FootnotesPart!.Footnotes;
        Assert.Equal(" Within the resolution of the balance; [2]", DocxReader.Text(notes.Elements<W.Footnote>().Single(n => n.Id!.Value == 1)));
        Assert.Single(read.Body.Descendants<W.FootnoteReference>());
        Assert.Equal(["[1]\tB. Author, A book, 2020.", "[2]\tA. Author, J. Samples 2024, 1, 2. DOI 10.1000/182"], read.Lines("Bibliography"));
        Assert.Equal("https://doi.org/10.1000/182", Assert.Single(read.Document.MainDocumentPart.HyperlinkRelationships).Uri.AbsoluteUri);

        using var big = Read(BigSample.Document);
        Assert.Equal(3, big.Lines("ListNumber").Count);
        Assert.Equal(2, big.Lines("ListBullet").Count);
        Assert.Equal("Missing\u2002Two facts are missing: [not recorded: lower cutoff] and [not recorded: drying temperature of the separator].", Assert.Single(big.Lines("CalloutGap")));
    }

    [Fact]
    public void Two_numbered_lists_count_from_one_each()
    {
        using var read = Read(new BulletList(["a"], Numbered: true), new BulletList(["b"], Numbered: true));
        var lists = read.Body.Descendants<W.NumberingId>().Select(n => n.Val!.Value).ToList();
        Assert.Equal(2, lists.Distinct().Count());
        var numbering = read.Document.MainDocumentPart!.NumberingDefinitionsPart!.Numbering;
        Assert.All(lists, id => Assert.NotNull(numbering.Elements<W.NumberingInstance>().Single(n => n.NumberID!.Value == id).Descendants<W.StartOverrideNumberingValue>().SingleOrDefault()));
    }

    [Fact]
    public void Styles_of_words_are_kept()
    {
        using var read = Read(new Paragraph(RichText.Build().Formula("Mg^2+").Formula("Mo6S8").Bold("b").Italic("i").Mono("m").Muted("u").Gap("g").Text("a", SpanStyle.Alert).Text("l", SpanStyle.Large)));
        var runs = read.Body.Descendants<W.Run>().Where(r => r.RunProperties is not null).ToDictionary(r => r.InnerText, r => r.RunProperties!);
        Assert.Equal(W.VerticalPositionValues.Superscript, runs["2+"].VerticalTextAlignment!.Val!.Value);
        Assert.Equal(W.VerticalPositionValues.Subscript, runs["6"].VerticalTextAlignment!.Val!.Value);
        Assert.NotNull(runs["b"].Bold);
        Assert.NotNull(runs["i"].Italic);
        Assert.Equal(["Code", "Muted", "Gap", "Alert", "Large"], new[] { "m", "u", "[not recorded: g]", "a", "l" }.Select(t => runs[t].RunStyle!.Val!.Value!));
        var known = read.Document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Select(s => s.StyleId!.Value!).ToHashSet();
        Assert.Superset(read.Body.Descendants<W.RunStyle>().Select(s => s.Val!.Value!).ToHashSet(), known);
    }

    [Fact]
    public void A_number_links_to_its_row_in_the_appendix_and_back()
    {
        var appendix = new TableBlock("provenance", "Table S2", "Provenance.", [new TableColumn("Number")], [new TableRow([RichText.Build().Link("back", Span.UseOf("capacity-1"))], Anchor: "capacity-1")], []);
        using var read = Read(Samples.Table(), appendix);
        var links = read.Body.Descendants<W.Hyperlink>().ToList();
        Assert.Equal(["87.3", "back"], links.Select(l => l.InnerText));
        var marks = read.Body.Descendants<W.BookmarkStart>().ToDictionary(b => b.Name!.Value!, b => b.Parent!.InnerText);
        Assert.Equal(["back", "87.3"], links.Select(l => marks[l.Anchor!.Value!]));
    }

    [Fact]
    public void Banner_title_and_page_numbers_are_on_every_page()
    {
        using var read = Read(BigSample.Document);
        var main = read.Document.MainDocumentPart!;
        Assert.All(main.HeaderParts, h => Assert.Equal("SIMULATED DATA", h.Header.Elements<W.Paragraph>().First().InnerText));
        Assert.Contains(main.HeaderParts, h => h.Header.InnerText.EndsWith("Supporting Information", StringComparison.Ordinal));
        Assert.All(main.FooterParts, f => Assert.Equal(["PAGE", "NUMPAGES"], f.Footer.Descendants<W.FieldCode>().Select(c => c.Text.Trim())));
        Assert.All(main.FooterParts, f => Assert.StartsWith("mgp 0.1.0 · ledger position 1204", f.Footer.InnerText, StringComparison.Ordinal));
        Assert.All(read.Body.Descendants<W.SectionProperties>(), s => Assert.NotNull(s.Elements<W.HeaderReference>().Single(h => h.Type! == W.HeaderFooterValues.Default)));
    }

    [Fact]
    public void A_landscape_table_has_pages_of_its_own()
    {
        using var read = Read(new Paragraph("before"), Samples.Table() with { Landscape = true }, new PageBreak(), new Paragraph("after"));
        var sections = read.Body.Descendants<W.SectionProperties>().ToList();
        Assert.Equal([null, W.PageOrientationValues.Landscape, null], sections.Select(s => s.GetFirstChild<W.PageSize>()!.Orient?.Value));
        Assert.Equal("before", sections[0].Parent!.Parent!.InnerText);
        Assert.Empty(read.Body.Descendants<W.PageBreakBefore>());
    }

    [Fact]
    public void A_heading_stands_on_the_page_of_what_it_heads()
    {
        using var read = Read(new Paragraph("before"), new Heading(1, "Tables"), new Heading(2, "Wide"), Samples.Table() with { Landscape = true });
        Assert.Equal("before", read.Body.Descendants<W.SectionProperties>().First().Parent!.Parent!.InnerText);
    }

    [Fact]
    public void Decimal_points_stand_below_each_other_and_words_in_the_middle()
    {
        RichText[] cells = ["1.5", "−12.25", "1204", "3.0 ± 0.1", "–", RichText.Gap(), ""];
        using var read = Read(new TableBlock("t", "Table S1", "", [new("A", ColumnAlignment.Decimal), new("B")], [.. cells.Select(c => new TableRow([c, ""]))], []));
        var lines = read.Body.Descendants<W.TableRow>().Skip(1).Select(r => r.Descendants<W.Paragraph>().First().ParagraphProperties!).ToList();
        var tabs = lines.Take(4).Select(l => Assert.Single(l.Tabs!.Elements<W.TabStop>())).ToList();
        Assert.All(tabs, t => Assert.Equal((W.TabStopValues.Decimal, tabs[0].Position!.Value), (t.Val!.Value, t.Position!.Value)));
        Assert.InRange(tabs[0].Position!.Value, 200, 1500);
        Assert.All(lines.Skip(4), l => Assert.Equal((null, W.JustificationValues.Center), (l.Tabs, l.Justification!.Val!.Value)));
    }

    [Theory]
    [InlineData(4, "TableText")]
    [InlineData(9, "TableTextSmall")]
    [InlineData(10, "TableTextSmallest")]
    [InlineData(30, "TableTextSmall")]
    public void A_wide_table_is_set_smaller_before_its_words_are_broken(int columns, string style)
    {
        var table = new TableBlock("t", "Table S1", "", [.. Enumerable.Repeat(new TableColumn("Electrolyte"), columns)], [new TableRow([.. Enumerable.Repeat(RichText.Plain("x"), columns)])], []);
        using var read = Read(table);
        Assert.Equal(columns, read.Lines(style).Count);
        var widths = read.Body.Descendants<W.GridColumn>().Select(c => int.Parse(c.Width!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var size = style switch { "TableText" => 8.5, "TableTextSmall" => 7.5, _ => 6.5 };
        if (columns < 30) Assert.All(widths, w => Assert.InRange(w / 20.0, (size * ArialWidth.Of(new Span("Electrolyte"), 1, isBold: true)) + 7, 200));
    }

    [Fact]
    public void Text_has_room_for_two_lines_before_type_is_as_large_as_words_allow()
    {
        const string text = "charge peak height per volt and per gram";
        var table = new TableBlock("t", "Table S1", "", [new("Quantity"), .. Enumerable.Repeat(new TableColumn("A"), 7)], [new TableRow([text, .. Enumerable.Repeat(RichText.Plain("1.2089 ± 0.00"), 7)])], []);
        using var read = Read(table);
        Assert.Equal(8, read.Lines("TableTextSmallest").Count);
        var width = int.Parse(read.Body.Descendants<W.GridColumn>().First().Width!, System.Globalization.CultureInfo.InvariantCulture) / 20.0;
        Assert.InRange(width, 6.5 * ArialWidth.Of(new Span(text), 1, isBold: false) / 1.7, 400);
    }

    [Fact]
    public void Groups_stay_with_their_first_row_and_means_are_bold()
    {
        using var read = Read(Samples.Table());
        var rows = read.Body.Descendants<W.TableRow>().ToList();
        Assert.Equal("TableGroup", DocxReader.StyleOf(rows[1].Descendants<W.Paragraph>().Single()));
        Assert.NotNull(read.Document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(s => s.StyleId!.Value == "TableGroup").StyleParagraphProperties!.KeepNext);
        Assert.All(rows[^1].Descendants<W.Run>(), r => Assert.NotNull(r.RunProperties!.Bold));
        Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<W.CantSplit>()));
    }

    [Fact]
    public void A_page_break_belongs_to_what_follows()
    {
        using var read = Read(new PageBreak(), new Paragraph("one"), new PageBreak(), new PageBreak(), new KeyValues([new("a", "b")]), new KeyValues([new("c", "d")]));
        Assert.Equal("Title", DocxReader.StyleOf(read.Body.Elements<W.Paragraph>().First()));
        var broken = read.Body.Descendants<W.PageBreakBefore>().Select(b => b.Ancestors<W.Paragraph>().First()).ToList();
        Assert.Equal(["one", ""], broken.Select(p => p.InnerText));
        Assert.DoesNotContain(read.Body.Elements<W.Table>(), t => t.NextSibling() is W.Table);
    }

    [Fact]
    public void Pictures_have_alternative_text_and_both_forms()
    {
        var figure = new FigureBlock("f", "Figure S1", "Caption.", [Samples.Plot(), Samples.TwoAxes()], "Two panels.", 2);
        using var read = Read(figure, new QrCode("mgp:batch/A", 24, "Scan.", "Leads to batch A"));
        var pictures = read.Body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().ToList();
        Assert.StartsWith("Two panels. (a) Voltage", pictures[0].Description!.Value, StringComparison.Ordinal);
        Assert.Equal("Leads to batch A", pictures[1].Description!.Value);
        var parts = read.Document.MainDocumentPart!;
        foreach (var blip in read.Body.Descendants<DocumentFormat.OpenXml.Drawing.Blip>())
        {
            Assert.Equal("image/png", parts.GetPartById(blip.Embed!).ContentType);
            Assert.Equal("image/svg+xml", parts.GetPartById(blip.Descendants<DocumentFormat.OpenXml.Office2019.Drawing.SVG.SVGBlip>().Single().Embed!).ContentType);
        }

        Assert.Equal(["Figure", "Caption"], read.Body.Elements<W.Paragraph>().Select(DocxReader.StyleOf).Where(s => s is "Figure" or "Caption"));
    }

    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    [MemberData(nameof(OfficeFile.Texts), MemberType = typeof(OfficeFile))]
    public void Text_from_people_is_shown_as_it_is(string hostile)
    {
        using var read = Read(Hostile.Document(hostile));
        Assert.Equal("", OfficeFile.Faults(read.Document));
        Assert.Null(ReadTable.Difference(ReadTable.Of(OfficeFile.HostileTable(hostile)), Assert.Single(read.Tables())));
        Assert.Equal([DisplayText.Clean(hostile), DisplayText.Clean(hostile)], read.Lines("ListBullet"));
        Assert.All(read.FieldCodes(), c => Assert.Matches(@"^(SEQ \w+ \\\* ARABIC( \\r \d+)?|REF _\w+ \\h) \\\* MERGEFORMAT$|^TOC ", c));
    }

    [Fact]
    public void Forty_figures_and_five_thousand_rows_are_all_there()
    {
        var figures = Enumerable.Range(1, 40).Select(i => new FigureBlock($"f{i}", $"Figure S{i}", "Caption.", Samples.Plot(), "alt"));
        using var read = Read([.. figures, Samples.Table(5000)]);
        Assert.Equal(40, read.Document.MainDocumentPart!.ImageParts.Count(p => p.ContentType == "image/png"));
        Assert.Null(ReadTable.Difference(ReadTable.Of(Samples.Table(5000)), Assert.Single(read.Tables())));
    }

    [Fact]
    public void A_table_is_no_wider_than_the_page_and_gives_long_words_their_room()
    {
        using var read = Read(BigSample.Document);
        foreach (var table in read.Body.Elements<W.Table>())
        {
            var widths = table.GetFirstChild<W.TableGrid>()!.Elements<W.GridColumn>().Select(c => int.Parse(c.Width!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            var section = table.ElementsAfter().SelectMany(e => e.DescendantsAndSelf<W.SectionProperties>()).First();
            var room = (int)section.GetFirstChild<W.PageSize>()!.Width!.Value - (2 * (int)section.GetFirstChild<W.PageMargin>()!.Left!.Value);
            Assert.InRange(widths.Sum(), 1, room + widths.Count);
            Assert.All(widths, w => Assert.InRange(w, 300, room));
        }
    }

    [Fact]
    public void The_title_and_date_of_the_file_are_the_documents_own()
    {
        using var read = Read(BigSample.Document);
        var core = OfficeFile.Parts(Bytes(BigSample.Document))["docProps/core.xml"];
        Assert.Contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-03-14T09:26:53Z</dcterms:created>", core, StringComparison.Ordinal);
        Assert.Contains("<dc:creator>A. Author; B. Author</dc:creator>", core, StringComparison.Ordinal);
    }
}
