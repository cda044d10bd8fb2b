namespace MgProvenance.Domain.Kernel;

/// <summary>An event as it lies in its stream.</summary>
public readonly record struct Recorded(long Version, IEvent Fact);

/// <summary>What counts of an event.</summary>
/// <param name="Version">Of the event as it was first recorded: a corrected fact keeps its place.</param>
/// <param name="Fact">As corrected.</param>
/// <param name="Correction">Version of the correction that counts; null where there is none.</param>
public readonly record struct EffectiveFact(long Version, IEvent Fact, long? Correction);

/// <summary>
/// What counts of a stream. The latest correction or striking out of an event counts. A deviation stands or falls with the statement it was noted with, which is the event before it: when that
/// is corrected, the deviation and its answer no longer count, and the correction has noted what the new statement breaks.
/// </summary>
public static class EffectiveFacts
{
    /// <param name="stored">In order of version.</param>
    public static IEnumerable<EffectiveFact> Of(IReadOnlyList<Recorded> stored)
    {
        var latest = Latest(stored);
        var (stands, fallen) = (true, new HashSet<int>());
        foreach (var (version, fact) in stored)
        {
            switch (fact)
            {
                case ICorrection { Version: var target }:
                    stands = latest[target].Version == version;
                    break;
                case DeviationNoted noted when !stands:
                    fallen.Add(noted.Number);
                    break;
                case DeviationAnswered answered when fallen.Contains(answered.Number):
                    break;
                case DeviationNoted:
                    yield return new(version, fact, null);
                    break;
                default:
                    stands = !latest.TryGetValue(version, out var last);
                    if (stands) yield return new(version, fact, null);
                    else if (last.Fact is FactCorrected corrected) yield return new(version, corrected.Replacement, last.Version);
                    break;
            }
        }
    }

    private static Dictionary<long, Recorded> Latest(IEnumerable<Recorded> stored)
    {
        var latest = new Dictionary<long, Recorded>();
        foreach (var recorded in stored)
        {
            if (recorded.Fact is ICorrection correction) latest[correction.Version] = recorded;
        }

        return latest;
    }
}
