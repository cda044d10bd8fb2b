using MathNet.Numerics.Distributions;

namespace MgProvenance.Analysis.Statistics;

/// <summary>One time at which something was seen: the estimate holds from here to the next step.</summary>
/// <param name="AtRisk">Subjects alive and watched just before.</param>
/// <param name="Failed">Of these, failed now; zero where subjects were only censored.</param>
/// <param name="Survival">Probability to outlast this time.</param>
/// <param name="StandardError">Greenwood's; null where nobody survives (it is not defined there).</param>
/// <param name="Confidence95">On the log(−log) scale; null where the estimate is one or zero.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Failed, int Censored, double Survival, double? StandardError, ConfidenceInterval? Confidence95);

/// <summary>Product-limit estimate of survival (Kaplan, Meier, J. Am. Stat. Assoc. 1958, 53, 457).</summary>
/// <param name="Steps">In order of time, one for each distinct time; before the first the estimate is one.</param>
/// <param name="Median">Undefined, with the reason, where the curve does not reach one half.</param>
/// <param name="MedianLower">Lower end of the 95 % interval of the median, or why there is none.</param>
/// <param name="MedianUpper">Upper end, or why there is none.</param>
public sealed record KaplanMeier(int Subjects, int Failures, IReadOnlyList<SurvivalStep> Steps, Estimate Median, Estimate MedianLower, Estimate MedianUpper, Method Method)
{
    // 7/14 · 13/13 and the like must count as one half whatever the rounding.
    private const double Half = 0.5 + 1e-12;

    /// <param name="unit">UCUM code of the times.</param>
    /// <returns>The estimate, or a refusal: <c>survival.no-subjects</c>, <c>survival.time</c> with the index.</returns>
    public static Outcome<KaplanMeier> Of(IReadOnlyList<Lifetime> subjects, string unit)
    {
        if (Lifetime.Check(subjects) is { } refusal) return refusal;
        var (steps, survival, hazard) = (new List<SurvivalStep>(), 1.0, 0.0);
        var atRisk = subjects.Count;
        foreach (var group in subjects.GroupBy(s => s.Time).OrderBy(g => g.Key))
        {
            var censored = group.Count(s => s.IsCensored);
            var failed = group.Count() - censored;
            survival *= (double)(atRisk - failed) / atRisk;
            if (failed < atRisk) hazard += failed / ((double)atRisk * (atRisk - failed));
            steps.Add(new SurvivalStep(group.Key, atRisk, failed, censored, survival, survival > 0 ? survival * Math.Sqrt(hazard) : null, Interval(survival, hazard)));
            atRisk -= failed + censored;
        }

        var failures = steps.Sum(s => s.Failed);
        return new KaplanMeier(
            subjects.Count,
            failures,
            steps,
            First(steps, s => s.Survival, unit, $"The median is not reached: {subjects.Count - failures} of {subjects.Count} are censored and the curve ends at {steps[^1].Survival:0.###}."),
            First(steps, s => s.Confidence95?.Lower, unit, "The lower limit of the curve does not come down to one half."),
            First(steps, s => s.Confidence95?.Upper, unit, "The upper limit of the curve does not come down to one half."),
            StatisticsMethods.KaplanMeier);
    }

    private static Estimate First(List<SurvivalStep> steps, Func<SurvivalStep, double?> curve, string unit, string reason) =>
        steps.Find(s => curve(s) <= Half) is { } step
            ? Estimate.Of(step.Time, unit, StatisticsMethods.MedianLifetime)
            : Estimate.Undefined(unit, StatisticsMethods.MedianLifetime, reason);

    private static ConfidenceInterval? Interval(double survival, double hazard)
    {
        if (survival is <= 0 or >= 1) return null;
        var spread = Math.Exp(Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(hazard) / Math.Abs(Math.Log(survival)));
        return new ConfidenceInterval(Math.Pow(survival, spread), Math.Pow(survival, 1 / spread));
    }
}
