using System.Globalization;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Cli.Inspection;

/// <summary>A curve in characters. Every reading is drawn, joined to the one before it, so no spike is lost however many readings share a character.</summary>
public static class TerminalPlot
{
    public const int Rows = 14;

    private const int Margin = 10;
    private const int LeastColumns = 10;

    /// <param name="width">Characters in a line, labels included.</param>
    /// <param name="braille">False: nothing but ASCII is written.</param>
    public static IEnumerable<string> Lines(FileCurve curve, int width, bool braille)
    {
        var (x, y) = (Scale.Of(curve.X.Values), Scale.Of(curve.Y.Values));
        var grid = new DotGrid(Math.Max(width - Margin - 2, LeastColumns), Rows, braille);
        if (curve.EqualScale)
        {
            // A dot is about as wide as it is high: characters are twice as high as wide.
            var perDot = Math.Max(x.Span / (grid.Width - 1), y.Span / (grid.Height - 1));
            (x, y) = (x.Widened(perDot * (grid.Width - 1)), y.Widened(perDot * (grid.Height - 1)));
        }

        Draw(curve, x, y, grid);
        yield return $"{curve.Y.Name} in {curve.Y.Unit} against {curve.X.Name} in {curve.X.Unit}";
        for (var row = 0; row < Rows; row++) yield return $"{(row == 0 ? y.Label(y.High) : row == Rows - 1 ? y.Label(y.Low) : string.Empty),Margin} {(braille ? '│' : '|')}{grid.Row(row)}".TrimEnd();
        var columns = grid.Row(0).Length;
        yield return $"{new string(' ', Margin)} {(braille ? '└' : '+')}{new string(braille ? '─' : '-', columns)}";
        var (left, right) = (x.Label(x.Low), $"{x.Label(x.High)} {curve.X.Unit}");
        yield return $"{new string(' ', Margin + 2)}{left}{right.PadLeft(Math.Max(columns - left.Length, right.Length + 1))}";
    }

    private static void Draw(FileCurve curve, Scale x, Scale y, DotGrid grid)
    {
        (int X, int Y)? before = null;
        for (var row = 0; row < Math.Min(curve.X.Values.Length, curve.Y.Values.Length); row++)
        {
            var (atX, atY) = (curve.X.Values[row], curve.Y.Values[row]);
            (int X, int Y)? dot = double.IsFinite(atX) && double.IsFinite(atY) ? (x.Dot(atX, grid.Width), grid.Height - 1 - y.Dot(atY, grid.Height)) : null;
            if (dot is { } to)
            {
                var from = before ?? to;
                grid.Line(from.X, from.Y, to.X, to.Y);
            }

            before = dot;
        }
    }

    /// <summary>From the smallest to the largest value; a constant gets a span around it, so that it lies in the middle.</summary>
    private sealed record Scale(double Low, double High)
    {
        public double Span => High - Low;

        public static Scale Of(double[] values)
        {
            var (low, high) = FileSeries.RangeOf(values) is { } range ? (range.Low, range.High) : (0, 0);
            if (low < high) return new Scale(low, high);
            var around = low == 0 ? 1 : Math.Abs(low) * 0.05;
            return new Scale(low - around, high + around);
        }

        public Scale Widened(double span) => new(Low - ((span - Span) / 2), High + ((span - Span) / 2));

        public int Dot(double value, int dots) => Math.Clamp((int)Math.Round((value - Low) / Span * (dots - 1)), 0, dots - 1);

        /// <summary>Three digits of the span, so that both ends of the axis can be told apart.</summary>
        public string Label(double value)
        {
            var decimals = 2 - (int)Math.Floor(Math.Log10(Span));
            if (decimals is < -3 or > 9) return value.ToString("G4", CultureInfo.InvariantCulture);
            var text = value.ToString($"F{Math.Clamp(decimals, 0, 7)}", CultureInfo.InvariantCulture);
            return text.TrimStart('-').Trim('0', '.').Length == 0 ? "0" : text;
        }
    }
}
