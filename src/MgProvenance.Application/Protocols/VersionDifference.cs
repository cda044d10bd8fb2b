using MgProvenance.Application.Corrections;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Protocols;

/// <summary>A step of both versions with the members in which it differs.</summary>
public sealed record ChangedStep(string Key, IReadOnlyList<Change> Changes);

/// <summary>How one version of a protocol, or one protocol, differs from another.</summary>
/// <param name="Version">What differs beside the steps: source, basis.</param>
/// <param name="Added">Steps that only the second has.</param>
/// <param name="Gone">Steps that only the first has.</param>
/// <param name="Order">Keys of the common steps in the order of the second, where it is another order; empty where it is the same.</param>
public sealed record VersionDifference(IReadOnlyList<Change> Version, IReadOnlyList<ProtocolStep> Added, IReadOnlyList<ProtocolStep> Gone, IReadOnlyList<ChangedStep> Changed, IReadOnlyList<string> Order)
{
    private static readonly string[] Beside = ["source", "basis", "substantive"];

    public bool IsEmpty => Version.Count + Added.Count + Gone.Count + Changed.Count + Order.Count == 0;

    public static VersionDifference Between(ProtocolVersionPublished was, ProtocolVersionPublished now)
    {
        var (before, after) = (was.Steps.ToDictionary(s => s.Key, StringComparer.Ordinal), now.Steps.ToDictionary(s => s.Key, StringComparer.Ordinal));
        var common = now.Steps.Select(s => s.Key).Where(before.ContainsKey).ToList();
        return new VersionDifference(
            [.. Change.Between(was, now).Where(c => Beside.Contains(c.Member))],
            [.. now.Steps.Where(s => !before.ContainsKey(s.Key))],
            [.. was.Steps.Where(s => !after.ContainsKey(s.Key))],
            [.. common.Select(key => new ChangedStep(key, Change.Between(before[key], after[key]))).Where(c => c.Changes.Count > 0)],
            was.Steps.Select(s => s.Key).Where(after.ContainsKey).SequenceEqual(common) ? [] : common);
    }
}
