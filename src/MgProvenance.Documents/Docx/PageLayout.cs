using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Sizes of a page in twentieths of a point, Word's unit.</summary>
internal sealed class PageLayout(DocumentStyle style)
{
    public const double PerMm = 1440 / 25.4;

    private const double TopMm = 27, BottomMm = 22, HeaderMm = 9, FooterMm = 10;

    private readonly (double Width, double Height) _paper = style.Page == "us-letter" ? (12240, 15840) : (11906, 16838);

    public int Margin { get; } = Twips(style.MarginMm * PerMm);

    /// <summary>Of a line of text.</summary>
    public int TextWidth(bool landscape) => Twips(landscape ? _paper.Height : _paper.Width) - (2 * Margin);

    /// <summary>What ends a section and says how its pages are.</summary>
    public W.SectionProperties Section(bool landscape, bool isFirst)
    {
        var section = new W.SectionProperties();
        section.Append(new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = Furniture.HeaderId });
        if (isFirst) section.Append(new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = Furniture.FirstHeaderId });
        section.Append(new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = Furniture.FooterId(landscape) });
        if (isFirst) section.Append(new W.FooterReference { Type = W.HeaderFooterValues.First, Id = Furniture.FooterId(landscape) });
        var (width, height) = landscape ? (_paper.Height, _paper.Width) : _paper;
        section.Append(new W.SectionType { Val = W.SectionMarkValues.NextPage });
        var size = new W.PageSize { Width = (uint)width, Height = (uint)height };
        if (landscape) size.Orient = W.PageOrientationValues.Landscape;
        section.Append(size, new W.PageMargin { Left = (uint)Margin, Right = (uint)Margin, Top = Twips(TopMm * PerMm), Bottom = Twips(BottomMm * PerMm), Header = (uint)Twips(HeaderMm * PerMm), Footer = (uint)Twips(FooterMm * PerMm), Gutter = 0 });
        if (isFirst) section.Append(new W.TitlePage());
        return section;
    }

    public static int Twips(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);

    public static StringValue Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
