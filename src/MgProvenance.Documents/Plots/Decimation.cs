namespace MgProvenance.Documents;

/// <summary>Thins a line to what can be seen: of each run of points within one pixel column it keeps the first, lowest, highest and last.</summary>
internal static class Decimation
{
    /// <param name="points">In pixels, in drawing order; loops are fine because only neighbours in that order are merged.</param>
    public static List<(double X, double Y)> PerPixelColumn(ReadOnlySpan<(double X, double Y)> points)
    {
        var kept = new List<(double X, double Y)>();
        for (var start = 0; start < points.Length;)
        {
            var column = Math.Floor(points[start].X);
            int end = start, low = start, high = start;
            for (; end < points.Length && Math.Floor(points[end].X) == column; end++)
            {
                if (points[end].Y < points[low].Y) low = end;
                if (points[end].Y > points[high].Y) high = end;
            }

            var last = -1;
            foreach (var pick in (ReadOnlySpan<int>)[start, Math.Min(low, high), Math.Max(low, high), end - 1])
            {
                if (pick != last) kept.Add(points[pick]);
                last = pick;
            }

            start = end;
        }

        return kept;
    }
}
