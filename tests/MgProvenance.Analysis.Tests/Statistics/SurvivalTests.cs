using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Tests.Statistics;

public sealed class SurvivalTests
{
    // Remission of leukaemia in weeks, 6-mercaptopurine against placebo (Freireich et al., Blood 1963, 21, 699); a plus marks a censored time.
    private static readonly Lifetime[] Mercaptopurine = Read("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
    private static readonly Lifetime[] Placebo = Read("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

    // Survival in days by cell type of 137 lung cancers (Kalbfleisch, Prentice, The Statistical Analysis of Failure Time Data, 1980, appendix 1).
    private static readonly Lifetime[][] LungCancers =
    [
        Read("72 411 228 126 118 10 82 110 314 100+ 42 8 144 25+ 11 999 112 87+ 231+ 242 991 111 1 587 389 33 25 357 467 201 1 30 44 283 15"),
        Read("30 384 4 54 13 123+ 97+ 153 59 117 16 151 22 56 21 18 139 20 31 52 287 18 51 122 27 54 7 63 392 10 25 103+ 21 13 87 2 20 7 24 99 8 99 61 25 95 80 51 29"),
        Read("8 92 35 117 132 12 162 3 95 24 18 83+ 31 51 90 52 73 8 36 48 7 140 186 84 19 45 80"),
        Read("177 162 216 553 278 12 260 200 156 182+ 143 105 103 250 100 52 164 19 53 15 43 340 133 111 231 378 49"),
    ];

    [Fact]
    public void The_leukaemia_trial_gives_its_published_curve()
    {
        var curve = KaplanMeier.Of(Mercaptopurine, "wk").Required();
        (double, int, double, double)[] published = // time, at risk, S, Greenwood's error (Kalbfleisch, Prentice 1980, ch. 1)
            [(6, 21, 0.857, 0.0764), (7, 17, 0.807, 0.0869), (10, 15, 0.753, 0.0963), (13, 12, 0.690, 0.1068), (16, 11, 0.627, 0.1141), (22, 7, 0.538, 0.1282), (23, 6, 0.448, 0.1346)];
        var falls = curve.Steps.Where(s => s.Failed > 0).ToArray();
        Assert.Equal(published, falls.Select(s => (s.Time, s.AtRisk, Math.Round(s.Survival, 3), Math.Round(s.StandardError!.Value, 4))));
        Assert.Equal((21, 9, 16), (curve.Subjects, curve.Failures, curve.Steps.Count));
        Assert.Equal((3, 1), (curve.Steps[0].Failed, curve.Steps[0].Censored)); // the one censored at 6 was at risk at 6
        Assert.Equal(0.620, falls[0].Confidence95!.Lower, 5e-4); // log(−log) interval as SAS PROC LIFETEST prints it: 0.6197, 0.9516
        Assert.Equal(0.952, falls[0].Confidence95!.Upper, 5e-4);
    }

    [Fact]
    public void Medians_and_their_intervals_are_those_published()
    {
        var (treated, placebo) = (KaplanMeier.Of(Mercaptopurine, "wk").Required(), KaplanMeier.Of(Placebo, "wk").Required());
        Assert.Equal((23, 13, null), (treated.Median.Value, treated.MedianLower.Value, treated.MedianUpper.Value));
        Assert.Equal("The upper limit of the curve does not come down to one half.", treated.MedianUpper.Reason);
        Assert.Equal((8, 4, 11), (placebo.Median.Value, placebo.MedianLower.Value, placebo.MedianUpper.Value));
        Assert.Equal(("wk", "median-lifetime/kaplan-meier"), (placebo.Median.Unit, placebo.Median.Method.Name));
    }

    [Fact]
    public void At_zero_the_curve_has_no_error_and_one_half_counts_as_reached()
    {
        var curve = KaplanMeier.Of(Read("3 5 7 9 9+"), "h").Required();
        Assert.Equal([0.8, 0.6, 0.4, 0.2], curve.Steps.Select(s => Math.Round(s.Survival, 12)));
        var placebo = KaplanMeier.Of(Placebo, "wk").Required();
        Assert.Equal((0, null, null), (placebo.Steps[^1].Survival, placebo.Steps[^1].StandardError, placebo.Steps[^1].Confidence95));
        Assert.Equal(6, KaplanMeier.Of(Read("1 2 3 4 5 6 7 8 9 10+ 11+ 12+"), "h").Required().Median.Value);
    }

    [Fact]
    public void Where_half_are_never_seen_to_fail_there_is_no_median()
    {
        var curve = KaplanMeier.Of(Read("5 9+ 9+ 9+"), "h").Required();
        Assert.Null(curve.Median.Value);
        Assert.Equal("The median is not reached: 3 of 4 are censored and the curve ends at 0.75.", curve.Median.Reason);
        var none = KaplanMeier.Of(Read("9+"), "h").Required();
        Assert.Equal((1, 0, 1, null), (none.Steps.Count, none.Failures, none.Steps[0].Survival, none.Steps[0].Confidence95));
        Assert.NotNull(none.MedianLower.Reason);
    }

    [Fact]
    public void The_log_rank_test_of_the_trial_is_16_79()
    {
        var test = LogRank.Of([Mercaptopurine, Placebo]).Required();
        Assert.Equal((16.79, 1), (Math.Round(test.ChiSquared, 2), test.DegreesOfFreedom));
        Assert.Equal([(21, 9, 19.25), (21, 21, 10.75)], test.Groups.Select(g => (g.Subjects, g.Observed, Math.Round(g.Expected, 2)))); // 19.3 and 10.7 in print
        Assert.Equal(4.17e-5, test.PValue, 5e-8);
    }

    [Fact]
    public void Four_groups_of_lung_cancers_give_25_4_on_three_degrees_of_freedom()
    {
        // survdiff(Surv(time, status) ~ celltype, veteran) of the R package survival.
        var test = LogRank.Of(LungCancers).Required();
        Assert.Equal((25.4, 3), (Math.Round(test.ChiSquared, 1), test.DegreesOfFreedom));
        Assert.Equal([(35, 31, 47.7), (48, 45, 30.1), (27, 26, 15.7), (27, 26, 34.5)], test.Groups.Select(g => (g.Subjects, g.Observed, Math.Round(g.Expected, 1))));
        Assert.Equal(1.3e-5, test.PValue, 5e-7);
    }

    [Fact]
    public void What_cannot_be_estimated_or_tested_is_refused()
    {
        Assert.Equal("survival.no-subjects", Code(KaplanMeier.Of([], "h")));
        Assert.Equal("survival.time", Code(KaplanMeier.Of([Lifetime.Failed(1), Lifetime.Failed(double.NaN)], "h")));
        Assert.Equal("survival.time", Code(KaplanMeier.Of([Lifetime.Failed(-1)], "h")));
        Assert.Equal("log-rank.one-group", Code(LogRank.Of([Placebo])));
        Assert.Equal("log-rank.too-few", Code(LogRank.Of([Placebo, Read("1 2")])));
        Assert.Equal("log-rank.no-failures", Code(LogRank.Of([Read("1+ 2+ 3+"), Read("4+ 5+ 6+")])));
        Assert.Equal("log-rank.never-together", Code(LogRank.Of([Read("1+ 1+ 1+"), Read("4 5 6")])));
        Assert.Equal("survival.no-subjects", Code(LogRank.Of([Placebo, []])));
    }

    private static string Code<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.False(outcome.IsAccepted(out _, out var refusal));
        return refusal.Code;
    }

    private static Lifetime[] Read(string times) =>
        [.. times.Split(' ').Select(t => new Lifetime(double.Parse(t.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), t.EndsWith('+')))];
}
