using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using MgProvenance.Documents.Office;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>
/// A report as a Word document: real styles, captions, cross references, footnotes and lists, tables with repeated heads, figures as SVG with PNG
/// behind. Attachments stay with the PDF and the workbook. The same document and pictures always give the same bytes.
/// </summary>
public static class DocxDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="name">Of the file, without extension.</param>
    /// <param name="pictures">Of its figures and QR codes in reading order.</param>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    public static IReadOnlyList<RenderedFile> Of(ReportDocument document, string name, IReadOnlyList<DrawnPicture> pictures)
    {
        var anchors = DocumentRules.Check(document);
        var wanted = document.Blocks.Count(b => b is FigureBlock or QrCode);
        if (pictures.Count != wanted) throw new ArgumentException($"The document has {wanted} pictures, and {pictures.Count} were drawn.", nameof(pictures));
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            Write(word, WithAnchors(document), anchors, pictures);
        }

        stream.Position = 0;
        return [new RenderedFile(name + ".docx", MediaType, StoredPackage.Rewritten(stream))];
    }

    private static void Write(WordprocessingDocument word, ReportDocument document, IReadOnlySet<string> anchors, IReadOnlyList<DrawnPicture> pictures)
    {
        var main = word.AddMainDocumentPart();
        word.ChangeIdOfPart(main, "rId1");
        CoreProperties.Write(word.AddNewPart<CoreFilePropertiesPart>("rId2"), document.Info);
        var numbered = document.Blocks.Any(b => b is Heading { Number: not null });
        var page = new PageLayout(document.Info.Style ?? DocumentStyle.Default);
        main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = DocxStyles.Of(document.Info, numbered);
        main.AddNewPart<DocumentSettingsPart>("rSettings").Settings = Settings();
        Furniture.Write(main, document.Info, page);

        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartElement(new W.Document());
        writer.WriteStartElement(new W.Body());
        var sections = new DocxSections(writer, page);
        var blocks = new DocxBlocks(main, sections, page, document, Targets(document, anchors), pictures);
        blocks.Front();
        for (var i = 0; i < document.Blocks.Count; i++) blocks.Write(document.Blocks[i], IsLandscape(document.Blocks, i));
        sections.End();
        writer.WriteEndElement();
        writer.WriteEndElement();
        main.AddNewPart<NumberingDefinitionsPart>("rNumbering").Numbering = blocks.Numbering(numbered);
    }

    /// <summary>A heading stands on the page of what it heads.</summary>
    private static bool IsLandscape(IReadOnlyList<Block> blocks, int index) =>
        blocks.Skip(index).FirstOrDefault(b => b is not (Heading or PageBreak)) is TableBlock { Landscape: true } or FigureBlock { Landscape: true };

    /// <summary>Every heading that the table of contents names has an anchor; those that get one here are named by a character that no composer uses.</summary>
    private static ReportDocument WithAnchors(ReportDocument document) => document with
    {
        Blocks = [.. document.Blocks.Select((b, i) => b is Heading { Level: <= 2, Anchor: null } heading ? heading with { Anchor = string.Create(CultureInfo.InvariantCulture, $"\uE001heading{i}") } : b)],
    };

    private static DocxTargets Targets(ReportDocument document, IReadOnlySet<string> anchors)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case TableBlock table: labels[table.Anchor] = DocxCaptions.Shown(table.Label); break;
                case FigureBlock figure: labels[figure.Anchor] = DocxCaptions.Shown(figure.Label); break;
                case Heading { Anchor: { } anchor, Number: { } number }: labels[anchor] = number; break;
            }
        }

        return new(anchors, document.Blocks.SelectMany(DocumentTexts.SpansOf).Select(s => s.LinkTo).OfType<string>().ToHashSet(StringComparer.Ordinal), labels);
    }

    private static W.Settings Settings() => new(
        new W.Zoom { Percent = "100" },
        new W.DefaultTabStop { Val = 567 },
        new W.FootnoteDocumentWideProperties(new W.FootnoteSpecialReference { Id = -1 }, new W.FootnoteSpecialReference { Id = 0 }),
        new W.Compatibility(new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new W.DecimalSymbol { Val = "." },
        new W.ListSeparator { Val = "," });
}
