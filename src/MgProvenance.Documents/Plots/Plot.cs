namespace MgProvenance.Documents;

/// <summary>The one definition of a figure, drawn by <see cref="SvgPlot"/> for pages and PDF.</summary>
/// <param name="X">Bottom axis.</param>
/// <param name="Y">Left axis.</param>
/// <param name="Series">In drawing order; the index picks the colour where a series names none.</param>
/// <param name="AltText">What a reader who cannot see it needs to know.</param>
public sealed record Plot(PlotAxis X, PlotAxis Y, IReadOnlyList<PlotSeries> Series, string AltText)
{
    /// <summary>Right axis for series with <see cref="PlotSeries.OnRightAxis"/>.</summary>
    public PlotAxis? RightY { get; init; }

    public RichText? Title { get; init; }

    public LegendPlace Legend { get; init; } = LegendPlace.Auto;

    /// <summary>A unit of the bottom axis is as long as one of the left: half circles stay half circles.</summary>
    public bool HasEqualScales { get; init; }

    public IReadOnlyList<PlotAnnotation> Annotations { get; init; } = [];

    /// <summary>Writes "simulated" inside the drawing area.</summary>
    public bool Simulated { get; init; }
}

public enum AxisScale
{
    Linear,

    /// <summary>Base 10. Values that are not positive are left out.</summary>
    Log10,
}

/// <param name="Label">For example "Specific capacity".</param>
/// <param name="Unit">Printed after the label with a slash: exponents as in <c>mA h g^-1</c>.</param>
/// <param name="Min">Null: from the data, widened to a tick.</param>
/// <param name="Max">Null: from the data, widened to a tick.</param>
/// <param name="Scale">Linear or logarithmic.</param>
public sealed record PlotAxis(RichText Label, string? Unit = null, double? Min = null, double? Max = null, AxisScale Scale = AxisScale.Linear)
{
    /// <summary>Of a bottom axis without numbers: the names at 1, 2, 3 and so on, each in the middle of its own share of the axis. They are turned upright where one is wider than its share.</summary>
    public IReadOnlyList<RichText>? Categories { get; init; }
}

public enum LineStyle
{
    Solid,
    Dashed,
    Dotted,
    DashDot,
    None,
}

public enum MarkerStyle
{
    None,
    Circle,
    Square,
    Triangle,
    Diamond,
    OpenCircle,
    OpenSquare,
    OpenTriangle,
    Cross,

    /// <summary>The value is an upper limit: a bar with an open arrow down from it.</summary>
    UpperLimit,

    /// <summary>The value is a lower limit: the same upwards.</summary>
    LowerLimit,
}

/// <summary>One curve. A NaN in x or y breaks the line.</summary>
/// <param name="Name">In the legend; empty keeps it out.</param>
/// <param name="X">Same length as <paramref name="Y"/>.</param>
/// <param name="Y">In the unit of its axis.</param>
public sealed record PlotSeries(RichText Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Null: solid for the first eight series, then dashed, dotted, dash-dot.</summary>
    public LineStyle? Line { get; init; }

    public MarkerStyle Marker { get; init; }

    /// <summary>Line and markers smaller than usual, for many in one panel.</summary>
    public bool IsThin { get; init; }

    /// <summary>The line lets what lies below it show through: where many lie upon each other the panel is darker.</summary>
    public bool IsFaint { get; init; }

    /// <summary>Beside a line, only every n-th point has a marker.</summary>
    public int MarkEvery { get; init; } = 1;

    /// <summary>Index of the first point with a marker: series that lie upon each other stay apart when they start differently.</summary>
    public int MarkFrom { get; init; }

    /// <summary>Index into Okabe–Ito, modulo eight; null takes the series' own index.</summary>
    public int? Colour { get; init; }

    /// <summary>Half-length of the error bar of each point, same length as Y; NaN for none.</summary>
    public IReadOnlyList<double>? YError { get; init; }

    public bool OnRightAxis { get; init; }
}

public enum LegendPlace
{
    /// <summary>The corner with the least data behind it; above the drawing area when every corner is taken.</summary>
    Auto,
    None,
    Above,
    TopRight,
    TopLeft,
    BottomRight,
    BottomLeft,
}

/// <summary>Text at a place given in data coordinates of the bottom and left axes, or a rule across the drawing area.</summary>
public sealed record PlotAnnotation(AnnotationKind Kind, double X, double Y, RichText Text)
{
    public static PlotAnnotation At(double x, double y, RichText text) => new(AnnotationKind.Text, x, y, text);

    public static PlotAnnotation HorizontalRule(double y, RichText text) => new(AnnotationKind.HorizontalRule, 0, y, text);

    public static PlotAnnotation VerticalRule(double x, RichText text) => new(AnnotationKind.VerticalRule, x, 0, text);
}

public enum AnnotationKind
{
    Text,
    HorizontalRule,
    VerticalRule,
}
