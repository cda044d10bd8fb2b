namespace MgProvenance.Analysis.Statistics;

/// <summary>The methods of this folder that stand beside numbers.</summary>
public static class StatisticsMethods
{
    public static Method KaplanMeier { get; } = new(
        "kaplan-meier/greenwood-log-log",
        "1",
        "Kaplan-Meier product-limit estimate, right-censored; standard error by Greenwood; 95 % intervals on the log(-log) scale; a subject censored at the time of a failure was still at risk.");

    public static Method MedianLifetime { get; } = new(
        "median-lifetime/kaplan-meier",
        "1",
        "Smallest time at which the Kaplan-Meier estimate is at or below one half; 95 % interval by Brookmeyer and Crowley from the log(-log) intervals.");

    public static Method LogRank { get; } = new(
        "log-rank/mantel-haenszel", "1", "Log-rank test, all times weighted alike, hypergeometric variance, chi-squared with (groups - 1) degrees of freedom.");

    public static Method Dunnett { get; } = new(
        "dunnett/two-sided-single-step",
        "1",
        "Dunnett's test against one control, two-sided, single step, pooled variance; p and 95 % intervals hold for all comparisons together.");

    public static Method GeometricMean { get; } = new("geometric-mean/t-interval-of-logarithms", "1", "Exponential of the mean logarithm; 95 % interval by Student's t on the logarithms.");

    public static Method BetweenBatches { get; } = new(
        "batch-effect/s.d.-between-batches", "1", "Standard deviation between batches: one-way random effects, analysis of variance, method of moments (unequal batches allowed).");

    public static Method WithinBatches { get; } = new("batch-effect/s.d.-within-batches", "1", "Standard deviation between the cells of one batch: root of the mean square within batches.");

    public static Method IntraclassCorrelation { get; } = new(
        "batch-effect/intraclass-correlation", "1", "Share of the variance that lies between batches: variance between / (variance between + variance within).");

    public static Method MeanOfBatches { get; } = new(
        "batch-effect/mean-of-batch-means", "1", "Plain mean of the batch means; standard uncertainty from their scatter: the unit is the batch.");
}
