using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>The notes at the foot of the pages, in the order of their marks.</summary>
internal sealed class Footnotes
{
    private readonly W.Footnotes _notes;
    private readonly DocxText _text;
    private int _last;

    public Footnotes(FootnotesPart part, DocxTargets targets)
    {
        _text = new DocxText(part, targets, footnotes: null);
        _notes = part.Footnotes = new W.Footnotes(
            new W.Footnote(new W.Paragraph(new W.Run(new W.SeparatorMark()))) { Id = -1, Type = W.FootnoteEndnoteValues.Separator },
            new W.Footnote(new W.Paragraph(new W.Run(new W.ContinuationSeparatorMark()))) { Id = 0, Type = W.FootnoteEndnoteValues.ContinuationSeparator });
    }

    /// <summary>The mark that stands in the text.</summary>
    public W.Run Add(RichText note)
    {
        var id = ++_last;
        _notes.Append(new W.Footnote(DocxStyles.Paragraph("FootnoteText", [Mark(new W.FootnoteReferenceMark()), DocxRuns.Plain(" "), .. _text.Of(note)])) { Id = id });
        return Mark(new W.FootnoteReference { Id = id });
    }

    private static W.Run Mark(DocumentFormat.OpenXml.OpenXmlElement mark) => new(new W.RunProperties(new W.RunStyle { Val = "FootnoteReference" }), mark);
}
