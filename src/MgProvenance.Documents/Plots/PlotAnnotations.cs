namespace MgProvenance.Documents;

/// <summary>Rules across the drawing area and texts in it.</summary>
internal static class PlotAnnotations
{
    private const string Grey = "#5f5f5f";

    public static void DrawRules(SvgWriter svg, Plot plot, PlotFrame frame)
    {
        foreach (var rule in plot.Annotations)
        {
            if (rule.Kind == AnnotationKind.HorizontalRule && frame.Y.Map(rule.Y) is var y && frame.Y.Shows(y))
            {
                svg.Line(frame.Left, y, frame.Left + frame.Width, y, Grey, 0.6, "3 2");
            }
            else if (rule.Kind == AnnotationKind.VerticalRule && frame.X.Map(rule.X) is var x && frame.X.Shows(x))
            {
                svg.Line(x, frame.Top, x, frame.Top + frame.Height, Grey, 0.6, "3 2");
            }
        }
    }

    public static void DrawTexts(SvgWriter svg, Plot plot, PlotFrame frame)
    {
        foreach (var note in plot.Annotations.Where(a => !a.Text.IsEmpty))
        {
            var (x, y, anchor) = note.Kind switch
            {
                AnnotationKind.HorizontalRule => (frame.Left + frame.Width - 4, frame.Y.Map(note.Y) - 2.5, "end"),
                AnnotationKind.VerticalRule => (frame.X.Map(note.X) + 3, frame.Top + SvgPlot.TickSize + 2, "start"),
                _ => (frame.X.Map(note.X), frame.Y.Map(note.Y), "start"),
            };
            if (frame.X.Shows(x) && frame.Y.Shows(y)) svg.Text(x, y, note.Text, SvgPlot.TickSize, anchor, Grey);
        }
    }
}
