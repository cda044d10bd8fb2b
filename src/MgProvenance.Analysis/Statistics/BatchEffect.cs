using MathNet.Numerics;

namespace MgProvenance.Analysis.Statistics;

/// <summary>
/// How much of the scatter of cells lies between their batches: one-way random effects by analysis of variance, batches of unequal size allowed
/// (Searle, Casella, McCulloch, Variance Components, 1992, ch. 3). Cells of one batch are not independent of each other.
/// </summary>
/// <param name="BetweenDeviation">S.d. between batches. Undefined where the batches scatter no more than their cells would make them.</param>
/// <param name="WithinDeviation">S.d. between cells of one batch.</param>
/// <param name="Intraclass">Share of the variance that lies between batches.</param>
/// <param name="F">Mean square between over mean square within; null where the cells of no batch vary.</param>
/// <param name="PValue">Of "the batches do not differ"; null as F.</param>
/// <param name="EffectiveCellsPerBatch">n0 of the method of moments: the common size for equal batches, less for unequal.</param>
/// <param name="Mean">Mean of the batch means.</param>
/// <param name="MeanConfidence95">By Student's t with b − 1; null below three batches.</param>
public sealed record BatchEffect(
    int Cells, int Batches, Estimate BetweenDeviation, Estimate WithinDeviation, Estimate Intraclass, double? F, double? PValue, double? EffectiveCellsPerBatch,
    Estimate Mean, ConfidenceInterval? MeanConfidence95)
{
    /// <summary>As tables print it: "12 cells, 4 batches".</summary>
    public string Size => $"{Cells} {(Cells == 1 ? "cell" : "cells")}, {Batches} {(Batches == 1 ? "batch" : "batches")}";

    /// <param name="batches">The cells' values, batch by batch; no batch empty.</param>
    /// <param name="unit">UCUM code of the values.</param>
    /// <returns>The effect, or a refusal: those of <see cref="Summary.Of"/>.</returns>
    public static Outcome<BatchEffect> Of(IReadOnlyList<IReadOnlyList<double>> batches, string unit)
    {
        var groups = new List<Summary>();
        foreach (var batch in batches)
        {
            if (!Summary.Of(batch).IsAccepted(out var group, out var refusal)) return refusal;
            groups.Add(group);
        }

        if (!Summary.Of([.. groups.Select(g => g.Mean)]).IsAccepted(out var means, out var none)) return none;
        int n = groups.Sum(g => g.N), b = groups.Count;
        var scatter = means.StandardDeviation / Math.Sqrt(b);
        var mean = Estimate.Of(means.Mean, unit, StatisticsMethods.MeanOfBatches, scatter, b == 1 ? "One batch: the scatter between batches is not known." : null);
        if (b < 2) return Without("One batch: nothing can be said about the scatter between batches.");
        if (n == b) return Without("One cell a batch: scatter between and within batches cannot be told apart.");

        var grand = groups.Sum(g => g.N * g.Mean) / n;
        var between = groups.Sum(g => g.N * (g.Mean - grand) * (g.Mean - grand)) / (b - 1);
        var within = groups.Sum(g => (g.N - 1) * Square(g.StandardDeviation ?? 0)) / (n - b);
        var size = (n - (groups.Sum(g => (double)g.N * g.N) / n)) / (b - 1);
        var component = (between - within) / size;
        double? ratio = within > 0 ? between / within : null;
        const string NotMore = "The batches scatter no more than their cells do: no batch effect is resolved.";
        return new BatchEffect(
            n,
            b,
            component > 0 ? Estimate.Of(Math.Sqrt(component), unit, StatisticsMethods.BetweenBatches) : Estimate.Undefined(unit, StatisticsMethods.BetweenBatches, NotMore),
            Estimate.Of(Math.Sqrt(within), unit, StatisticsMethods.WithinBatches),
            component > 0 ? Estimate.Of(component / (component + within), "1", StatisticsMethods.IntraclassCorrelation) : Estimate.Undefined("1", StatisticsMethods.IntraclassCorrelation, NotMore),
            ratio,
            ratio is { } f ? SpecialFunctions.BetaRegularized((n - b) / 2.0, (b - 1) / 2.0, (n - b) / (n - b + ((b - 1) * f))) : null,
            size,
            mean,
            means.Confidence95);

        BatchEffect Without(string reason) => new(
            n, b, Estimate.Undefined(unit, StatisticsMethods.BetweenBatches, reason), Alone(reason), Estimate.Undefined("1", StatisticsMethods.IntraclassCorrelation, reason),
            null, null, null, mean, means.Confidence95);

        Estimate Alone(string reason) => b == 1 && groups[0].StandardDeviation is { } s
            ? Estimate.Of(s, unit, StatisticsMethods.WithinBatches)
            : Estimate.Undefined(unit, StatisticsMethods.WithinBatches, reason);
    }

    private static double Square(double x) => x * x;
}
