namespace MgProvenance.Analysis.Statistics;

/// <summary>Two groups of cells compared where the independent unit is the batch.</summary>
/// <param name="Test">Welch's test on batch means, or on cells where there are too few batches.</param>
/// <param name="IsByBatch">True where the batch means were compared.</param>
/// <param name="Caution">Why the cells were compared after all; null where the batches were.</param>
public sealed record BatchComparison(Welch Test, bool IsByBatch, string? Caution)
{
    /// <summary>Compares batch means where both groups have three batches or more, else the cells, and says so.</summary>
    /// <returns>The comparison, or the refusals of <see cref="Welch.Of"/>.</returns>
    public static Outcome<BatchComparison> Of(IReadOnlyList<IReadOnlyList<double>> first, IReadOnlyList<IReadOnlyList<double>> second)
    {
        if (!Means(first).IsAccepted(out var a, out var refusal) || !Means(second).IsAccepted(out var b, out refusal)) return refusal;
        var byBatch = a.Length >= 3 && b.Length >= 3;
        var outcome = byBatch ? Welch.Of(a, b) : Welch.Of([.. first.SelectMany(x => x)], [.. second.SelectMany(x => x)]);
        if (!outcome.IsAccepted(out var test, out refusal)) return refusal;
        if (byBatch) return new BatchComparison(test with { Method = test.Method with { Name = "welch-t/batch-means", Convention = ByBatch } }, true, null);
        var single = first.Concat(second).All(batch => batch.Count == 1);
        return new BatchComparison(
            test, false, single ? null : $"Cells compared, not batches ({a.Length} and {b.Length} batches; three each are needed): cells of one batch are not independent, so p may be too small.");
    }

    private const string ByBatch = "Welch's t-test on batch means, two-sided, Welch-Satterthwaite degrees of freedom; the unit is the batch.";

    private static Outcome<double[]> Means(IReadOnlyList<IReadOnlyList<double>> batches)
    {
        var means = new double[batches.Count];
        for (var i = 0; i < means.Length; i++)
        {
            if (!Summary.Of(batches[i]).IsAccepted(out var batch, out var refusal)) return refusal;
            means[i] = batch.Mean;
        }

        return means;
    }
}
