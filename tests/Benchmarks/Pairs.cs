namespace MgProvenance.Benchmarks;

/// <summary>Figures of two ways of doing the same, taken in turns so that what else loads the machine falls on both.</summary>
internal sealed record Pairs(Spread Ours, Spread Other, Spread Ratio)
{
    /// <summary>One pair to warm up, then <paramref name="runs"/> pairs; every other pair begins with the other.</summary>
    public static async Task<Pairs> Measure(int runs, Func<Task<double>> ours, Func<Task<double>> other)
    {
        var pairs = new List<(double Ours, double Other)>();
        for (var run = 0; run <= runs; run++)
        {
            var pair = run % 2 == 0 ? (await Settled(ours), await Settled(other)) : Swap(await Settled(other), await Settled(ours));
            if (run > 0) pairs.Add(pair);
        }

        return new(Spread.Of(pairs.Select(p => p.Ours)), Spread.Of(pairs.Select(p => p.Other)), Spread.Of(pairs.Select(p => p.Ours / p.Other)));
    }

    /// <summary>The same for work without waiting.</summary>
    public static Task<Pairs> Measure(int runs, Func<double> ours, Func<double> other) => Measure(runs, () => Task.FromResult(ours()), () => Task.FromResult(other()));

    public static async Task<Spread> Alone(int runs, Func<Task<double>> ours)
    {
        var figures = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var figure = await Settled(ours);
            if (run > 0) figures.Add(figure);
        }

        return Spread.Of(figures);
    }

    /// <summary>More is better: at least this ratio.</summary>
    public Row AtLeast(double ratio, string what, string unit, string comparedWith, string note = "") =>
        new(what, unit, Ours, comparedWith, Other, Ratio, FormattableString.Invariant($"≥ {ratio} ×"), Ratio.Median >= ratio, note);

    /// <summary>Less is better: at most this ratio.</summary>
    public Row AtMost(double ratio, string what, string unit, string comparedWith, string note = "") =>
        new(what, unit, Ours, comparedWith, Other, Ratio, FormattableString.Invariant($"≤ {ratio} ×"), Ratio.Median <= ratio, note);

    /// <summary>The goal is about our figure alone, and the other one shows how far it could go.</summary>
    public Row Goal(string goal, bool met, string what, string unit, string comparedWith, string note = "") => new(what, unit, Ours, comparedWith, Other, Ratio, goal, met, note);

    private static (double Ours, double Other) Swap(double other, double ours) => (ours, other);

    private static Task<double> Settled(Func<Task<double>> measure)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return measure();
    }
}
