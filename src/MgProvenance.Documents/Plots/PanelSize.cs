namespace MgProvenance.Documents;

/// <summary>Size in points of one panel of a figure, so that type has the same size in every figure of a page.</summary>
public readonly record struct PanelSize(double Width, double Height)
{
    public static PanelSize Across(int columns) => columns switch
    {
        1 => new(340, 225),
        2 => new(226, 180),
        _ => new(149, 142),
    };
}
