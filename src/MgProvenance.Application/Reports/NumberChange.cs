using System.Globalization;
using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.Reports;

/// <summary>A printed number that another build prints otherwise.</summary>
/// <param name="Was">As printed, without the unit; null where it was not printed.</param>
/// <param name="Now">Null where it is printed no more.</param>
/// <param name="Causes">What differs behind the two.</param>
public sealed record NumberChange(string Key, string? Was, string? Now, string Unit, IReadOnlyList<string> Causes)
{
    /// <summary>The numbers of one build held against those of another; what is equal is left out.</summary>
    /// <param name="programs">Names and versions of the programs that built them.</param>
    /// <param name="nameOf">What people call a stream.</param>
    public static IReadOnlyList<NumberChange> Between(IReadOnlyList<PrintedNumber> was, IReadOnlyList<PrintedNumber> now, (string? Was, string Now) programs, Func<string, string> nameOf)
    {
        var (old, current) = (was.ToDictionary(n => n.Key, StringComparer.Ordinal), now.ToDictionary(n => n.Key, StringComparer.Ordinal));
        var changed = old.Keys.Union(current.Keys, StringComparer.Ordinal).Where(k => !Same(old.GetValueOrDefault(k), current.GetValueOrDefault(k))).ToList();
        return [.. changed.Select(Change)];

        NumberChange Change(string key)
        {
            var (before, after) = (old.GetValueOrDefault(key), current.GetValueOrDefault(key));
            List<string> causes = before is null || after is null ? [] : [.. Events(before.Sources, after.Sources, nameOf), .. Ways(before, after)];
            if (causes.Count == 0) causes.AddRange((after ?? before)!.Inputs.Where(changed.Contains).Select(i => $"rests on {i}"));
            if (causes.Count == 0 && programs.Was != programs.Now) causes.Add($"program {programs.Was ?? "unknown"} → {programs.Now}");
            return new NumberChange(key, before?.Text, after?.Text, (after ?? before)!.Unit, causes);
        }
    }

    private static bool Same(PrintedNumber? one, PrintedNumber? other) =>
        one is not null && other is not null && one.Text == other.Text && one.Value.Equals(other.Value) && one.Unit == other.Unit && Nullable.Equals(one.StandardUncertainty, other.StandardUncertainty) && one.UpperBound == other.UpperBound;

    private static IEnumerable<string> Events(Sources was, Sources now, Func<string, string> nameOf)
    {
        var before = was.Events.DistinctBy(Place).ToDictionary(Place);
        var after = now.Events.DistinctBy(Place).ToDictionary(Place);
        foreach (var (place, e) in after)
        {
            if (!before.TryGetValue(place, out var old)) yield return string.Create(CultureInfo.InvariantCulture, $"{nameOf(e.Stream)}, version {e.Version}, is taken into account");
            else if (old.CorrectedBy != e.CorrectedBy) yield return e.CorrectedBy is { } correction
                ? string.Create(CultureInfo.InvariantCulture, $"{nameOf(e.Stream)}, version {e.Version}, was corrected by version {correction}")
                : string.Create(CultureInfo.InvariantCulture, $"{nameOf(e.Stream)}, version {e.Version}, counts as first recorded again");
        }

        foreach (var e in before.Where(b => !after.ContainsKey(b.Key)).Select(b => b.Value)) yield return string.Create(CultureInfo.InvariantCulture, $"{nameOf(e.Stream)}, version {e.Version}, is taken into account no more");
    }

    private static (string Stream, long Version) Place(EventRef e) => (e.Stream, e.Version);

    private static IEnumerable<string> Ways(PrintedNumber was, PrintedNumber now)
    {
        if (!was.Sources.RawFiles.ToHashSet(StringComparer.Ordinal).SetEquals(now.Sources.RawFiles)) yield return "other raw files";
        if (was.Sources.Parser != now.Sources.Parser) yield return $"parser {was.Sources.Parser ?? "none"} → {now.Sources.Parser ?? "none"}";
        if (was.Method.Name != now.Method.Name || was.Method.Version != now.Method.Version) yield return $"method {was.Method.Name}, version {was.Method.Version} → {now.Method.Name}, version {now.Method.Version}";
        foreach (var name in was.Method.Parameters.Keys.Union(now.Method.Parameters.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = (was.Method.Parameters.GetValueOrDefault(name), now.Method.Parameters.GetValueOrDefault(name));
            if (before != after) yield return $"{name} of {now.Method.Name}: {before ?? "none"} → {after ?? "none"}";
        }
    }
}
