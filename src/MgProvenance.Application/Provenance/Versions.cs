using System.Globalization;

namespace MgProvenance.Application.Provenance;

/// <summary>Numbers that count events of one stream.</summary>
public static class Versions
{
    /// <summary>As they are printed: <c>1,4–9</c>.</summary>
    public static string Text(IEnumerable<long> versions)
    {
        var runs = new List<(long From, long To)>();
        foreach (var version in versions.Order())
        {
            if (runs.Count > 0 && runs[^1].To == version - 1) runs[^1] = (runs[^1].From, version);
            else runs.Add((version, version));
        }

        return string.Join(',', runs.Select(r => r.From == r.To ? Digits(r.From) : $"{Digits(r.From)}–{Digits(r.To)}"));
    }

    /// <summary>An event, or several of one type, that make a link: <c>sheet.blank-weighed.v1 (version 2–5)</c>.</summary>
    public static string Link(string type, IEnumerable<long> versions, long? correctedBy) =>
        correctedBy is { } correction ? $"{type} (version {Text(versions)}, corrected by version {Digits(correction)})" : $"{type} (version {Text(versions)})";

    private static string Digits(long version) => version.ToString(CultureInfo.InvariantCulture);
}
