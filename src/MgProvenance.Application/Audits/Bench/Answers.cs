using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Reasons that were given for deviations.</summary>
internal static class Answers
{
    /// <summary>The reasons for which an act broke rules; null where it is not known to have broken any of them, or one still waits for its reason.</summary>
    /// <param name="rule">Whether a deviation of this code is asked for.</param>
    public static string? To(RecordedStream stream, RecordedEvent act, Func<string, bool> rule)
    {
        var reasons = stream.NotedWith(act).Where(d => rule(d.Rule)).Select(d => Of(stream, d)).Distinct(StringComparer.Ordinal).ToList();
        return reasons.Count == 0 || reasons.Contains(null) ? null : string.Join("; ", reasons);
    }

    /// <summary>Whether one of them waits for its reason, which is a finding of its own.</summary>
    public static bool IsPending(RecordedStream stream, RecordedEvent act, Func<string, bool> rule) => stream.NotedWith(act).Any(d => rule(d.Rule) && Of(stream, d) is null);

    /// <summary>Null while it waits.</summary>
    public static string? Of(RecordedStream stream, DeviationNoted deviation) =>
        deviation.Reason ?? stream.Of<DeviationAnswered>().LastOrDefault(a => a.Fact.Number == deviation.Number).Fact?.Reason;
}
