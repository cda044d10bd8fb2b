using System.Globalization;
using System.Text;

namespace MgProvenance.Documents;

/// <summary>Writes SVG with invariant numbers of fixed precision. Lengths are points.</summary>
internal sealed class SvgWriter(Func<string, string> displayable)
{
    /// <summary>Family names that contain a digit must be quoted, or readers fall back to another font.</summary>
    public const string Font = "'Source Sans 3', sans-serif";

    public const string Ink = "#1a1a1a";

    private readonly StringBuilder _svg = new();

    public SvgWriter Raw(string svg)
    {
        _svg.Append(svg);
        return this;
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width, string dash = "") =>
        Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"{Dash(dash)}/>\n");

    public void Rectangle(double x, double y, double width, double height, string fill, string stroke, double opacity = 1) =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\" fill-opacity=\"{N(opacity)}\" stroke=\"{stroke}\" stroke-width=\"0.5\"/>\n");

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width, string dash, double opacity = 1) =>
        Raw($"<polyline points=\"{string.Join(' ', points.Select(p => N(p.X) + "," + N(p.Y)))}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"{Dash(dash)}{(opacity < 1 ? $" stroke-opacity=\"{N(opacity)}\"" : "")}/>\n");

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="turned">Turned to read upwards.</param>
    public void Text(double x, double y, RichText text, double size, string anchor, string fill = Ink, bool turned = false, string extra = "")
    {
        var place = turned ? $"transform=\"translate({N(x)} {N(y)}) rotate(-90)\"" : $"x=\"{N(x)}\" y=\"{N(y)}\"";
        Raw($"<text {place} font-size=\"{N(size)}\" text-anchor=\"{anchor}\" fill=\"{fill}\"{extra}>");
        var shift = 0d;
        foreach (var span in text.Spans)
        {
            var wanted = span.Style.HasFlag(SpanStyle.Sup) ? -0.36 * size : span.Style.HasFlag(SpanStyle.Sub) ? 0.2 * size : 0;
            Raw(Tspan(span, wanted - shift, size));
            shift = wanted;
        }

        Raw("</text>\n");
    }

    public string Escape(string text) => displayable(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public override string ToString() => _svg.ToString();

    public static string N(double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private string Tspan(Span span, double dy, double size)
    {
        var raised = (span.Style & (SpanStyle.Sub | SpanStyle.Sup)) != 0;
        var attributes = (Math.Abs(dy) > 1e-9 ? $" dy=\"{N(dy)}\"" : "") + (raised ? $" font-size=\"{N(size * 0.7)}\"" : "")
            + (span.Style.HasFlag(SpanStyle.Italic) ? " font-style=\"italic\"" : "") + (span.Style.HasFlag(SpanStyle.Bold) ? " font-weight=\"700\"" : "");
        return attributes.Length == 0 ? Escape(span.Text) : $"<tspan{attributes}>{Escape(span.Text)}</tspan>";
    }

    private static string Dash(string dash) => dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";
}
