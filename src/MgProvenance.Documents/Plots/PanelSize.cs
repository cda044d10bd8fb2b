namespace MgProvenance.Documents;

/// <summary>Size in points of one panel of a figure, so that type has the same size in every figure of a page.</summary>
public readonly record struct PanelSize(double Width, double Height)
{
    private const double PointsPerMm = 72 / 25.4, Gutter = 8;

    /// <summary>One panel has the width of a journal's column, several beside each other share that of the page.</summary>
    public static PanelSize Across(int columns, DocumentStyle style)
    {
        var width = columns == 1 ? style.SingleColumnMm * PointsPerMm : ((style.DoubleColumnMm * PointsPerMm) - ((columns - 1) * Gutter)) / columns;
        return new(width, width * (columns switch { 1 => 0.72, 2 => 0.56, _ => 0.88 }));
    }
}
