namespace MgProvenance.Documents;

/// <summary>Colour, dash and marker of a series.</summary>
internal sealed record SeriesLook(string Colour, LineStyle Line, MarkerStyle Marker)
{
    /// <summary>Okabe and Ito 2008, told apart by all common kinds of colour vision; black first, yellow last because it is faint on white.</summary>
    private static readonly string[] OkabeIto = ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442"];

    public static SeriesLook Of(PlotSeries series, int index)
    {
        var line = series.Line ?? (LineStyle)(index / OkabeIto.Length % 4);
        return new(OkabeIto[(((series.Colour ?? index) % 8) + 8) % 8], line, series.Marker);
    }

    public string Dash => Line switch
    {
        LineStyle.Dashed => "5 3",
        LineStyle.Dotted => "1.2 2.4",
        LineStyle.DashDot => "6 2.5 1.2 2.5",
        _ => "",
    };

    public void DrawMarker(SvgWriter svg, double x, double y, double r)
    {
        var open = Marker is MarkerStyle.OpenCircle or MarkerStyle.OpenSquare or MarkerStyle.OpenTriangle or MarkerStyle.UpperLimit or MarkerStyle.LowerLimit;
        var paint = $"fill=\"{(open ? "#ffffff" : Colour)}\" stroke=\"{Colour}\" stroke-width=\"0.9\"";
        svg.Raw(Marker switch
        {
            MarkerStyle.None => "",
            MarkerStyle.Circle or MarkerStyle.OpenCircle => $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" {paint}/>\n",
            MarkerStyle.Square or MarkerStyle.OpenSquare => $"<rect x=\"{N(x - (0.9 * r))}\" y=\"{N(y - (0.9 * r))}\" width=\"{N(1.8 * r)}\" height=\"{N(1.8 * r)}\" {paint}/>\n",
            MarkerStyle.Triangle or MarkerStyle.OpenTriangle => $"<path d=\"M{N(x)} {N(y - (1.15 * r))}L{N(x + r)} {N(y + (0.75 * r))}L{N(x - r)} {N(y + (0.75 * r))}Z\" {paint}/>\n",
            MarkerStyle.Diamond => $"<path d=\"M{N(x)} {N(y - (1.25 * r))}L{N(x + (1.25 * r))} {N(y)}L{N(x)} {N(y + (1.25 * r))}L{N(x - (1.25 * r))} {N(y)}Z\" {paint}/>\n",
            MarkerStyle.Cross => $"<path d=\"M{N(x - r)} {N(y - r)}L{N(x + r)} {N(y + r)}M{N(x - r)} {N(y + r)}L{N(x + r)} {N(y - r)}\" {paint}/>\n",
            MarkerStyle.UpperLimit => Limit(1),
            MarkerStyle.LowerLimit => Limit(-1),
            _ => throw new InvalidOperationException($"Unknown marker {Marker}."),
        });

        string Limit(int down) => $"<path d=\"M{N(x - r)} {N(y)}L{N(x + r)} {N(y)}M{N(x)} {N(y)}L{N(x)} {N(y + (down * 2.2 * r))}M{N(x - r)} {N(y + (down * 2.2 * r))}L{N(x)} {N(y + (down * 4 * r))}L{N(x + r)} {N(y + (down * 2.2 * r))}Z\" {paint}/>\n";
    }

    private static string N(double value) => SvgWriter.N(value);
}
