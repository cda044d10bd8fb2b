using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Writes the body element by element; keeps the last one back, since a section ends in the properties of its last paragraph.</summary>
internal sealed class DocxSections(OpenXmlWriter writer, PageLayout page)
{
    private OpenXmlElement? _kept;
    private bool _isFirst = true;
    private bool _breaks;
    private bool _isFresh = true;

    public bool IsLandscape { get; private set; }

    public void Write(OpenXmlElement element)
    {
        if (_breaks)
        {
            _breaks = false;
            if ((element as W.Paragraph ?? element.Descendants<W.Paragraph>().FirstOrDefault(p => element is not W.Table)) is { } first) first.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
            else Write(Spacer(breaksPage: true));
        }

        if (_kept is not null) writer.WriteElement(_kept);
        (_kept, _isFresh) = (element, false);
    }

    /// <summary>What follows begins on a new page, unless it does so anyway.</summary>
    public void BreakPage() => _breaks = !_isFresh;

    /// <summary>What follows stands on pages of this orientation.</summary>
    public void Turn(bool landscape)
    {
        if (landscape == IsLandscape) return;
        if (_kept is not W.Paragraph { ParagraphProperties: not null }) Write(Spacer());
        ((W.Paragraph)_kept!).ParagraphProperties!.SectionProperties = Section();
        (IsLandscape, _breaks, _isFresh) = (landscape, false, true);
    }

    public void End()
    {
        if (_kept is not null) writer.WriteElement(_kept);
        writer.WriteElement(Section());
    }

    private W.SectionProperties Section()
    {
        var section = page.Section(IsLandscape, _isFirst);
        _isFirst = false;
        return section;
    }

    /// <summary>Stands below every table: Word would join one that follows.</summary>
    public static W.Paragraph Spacer(bool breaksPage = false)
    {
        var spacer = DocxStyles.Paragraph("TableEnd");
        if (breaksPage) spacer.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
        return spacer;
    }
}
