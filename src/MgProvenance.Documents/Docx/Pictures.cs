namespace MgProvenance.Documents.Docx;

/// <summary>A picture as it is drawn. Sizes in points.</summary>
public sealed record VectorPicture(string Svg, double Width, double Height);

/// <summary>The same as files that need no font: Word shows the second and falls back to the first.</summary>
/// <param name="Png">In print resolution.</param>
/// <param name="Svg">UTF-8, letters as outlines.</param>
public sealed record DrawnPicture(byte[] Png, byte[] Svg);

/// <summary>Every figure and QR code of a document as one picture, in reading order.</summary>
internal static class Pictures
{
    private const double PointsPerMm = 72 / 25.4;

    public static IReadOnlyList<VectorPicture> Of(ReportDocument document, Func<string, string> displayable)
    {
        var style = document.Info.Style ?? DocumentStyle.Default;
        return [.. document.Blocks.Select(b => b switch
        {
            FigureBlock figure => FigureDrawing.Of(figure, style, displayable),
            QrCode code => new VectorPicture(QrModules.Svg(code.Text), Edge(code), Edge(code)),
            _ => null,
        }).OfType<VectorPicture>()];
    }

    /// <summary>In points.</summary>
    public static double Edge(QrCode code) => code.SizeMm * PointsPerMm;
}
