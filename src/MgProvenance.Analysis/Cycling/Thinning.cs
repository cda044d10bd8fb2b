namespace MgProvenance.Analysis.Cycling;

/// <summary>Thins a curve for drawing.</summary>
/// <remarks>
/// Douglas–Peucker (Cartographica 1973, 10, 112) from the top down: the point farthest from its chord is added next, until the budget is spent. Both axes are
/// scaled to the curve's own range first; equal distances go to the lower index, so the result depends on nothing but the data.
/// </remarks>
public static class Thinning
{
    /// <summary>Indices kept, ascending; first and last are always among them. Everything is kept where it fits.</summary>
    public static int[] Keep(double[] x, double[] y, int maximumPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumPoints, 2);
        if (x.Length != y.Length) throw new ArgumentException("Both axes need the same number of points.", nameof(y));
        if (x.Length <= maximumPoints) return [.. Enumerable.Range(0, x.Length)];
        var (scaleX, scaleY) = (Scale(x), Scale(y));
        var kept = new List<int> { 0, x.Length - 1 };
        var chords = new PriorityQueue<(int From, int To, int Farthest), (double, int)>();
        Offer(0, x.Length - 1);
        while (kept.Count < maximumPoints && chords.TryDequeue(out var chord, out _))
        {
            kept.Add(chord.Farthest);
            Offer(chord.From, chord.Farthest);
            Offer(chord.Farthest, chord.To);
        }

        kept.Sort();
        return [.. kept];

        void Offer(int from, int to)
        {
            var (farthest, most) = (-1, 0.0);
            var (dx, dy) = ((x[to] - x[from]) * scaleX, (y[to] - y[from]) * scaleY);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            for (var k = from + 1; k < to; k++)
            {
                var (px, py) = ((x[k] - x[from]) * scaleX, (y[k] - y[from]) * scaleY);
                var distance = length == 0 ? Math.Sqrt((px * px) + (py * py)) : Math.Abs((dx * py) - (dy * px)) / length;
                if (distance > most) (farthest, most) = (k, distance);
            }

            if (farthest >= 0) chords.Enqueue((from, to, farthest), (-most, farthest));
        }
    }

    private static double Scale(double[] values)
    {
        var range = values.Max() - values.Min();
        return range > 0 ? 1 / range : 1;
    }
}
