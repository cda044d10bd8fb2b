namespace MgProvenance.Analysis.Statistics;

/// <summary>How long one subject lasted, or was seen to last.</summary>
/// <param name="Time">Hours, cycles: any one unit; finite and not negative.</param>
/// <param name="IsCensored">True where it was still alive then: stopped, harvested, or still running.</param>
public sealed record Lifetime(double Time, bool IsCensored)
{
    public static Lifetime Failed(double time) => new(time, false);

    public static Lifetime Censored(double time) => new(time, true);

    internal static Refusal? Check(IReadOnlyList<Lifetime> subjects)
    {
        if (subjects.Count == 0) return new Refusal("survival.no-subjects", "There are no lifetimes.");
        for (var i = 0; i < subjects.Count; i++)
        {
            if (!double.IsFinite(subjects[i].Time) || subjects[i].Time < 0) return new Refusal("survival.time", "A lifetime is not a finite time from zero on.", i);
        }

        return null;
    }
}
