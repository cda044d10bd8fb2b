using MgProvenance.Application.Events;

namespace MgProvenance.Integration.Tests.Audits;

/// <summary>Holds what was acknowledged against what is stored. Each check returns its faults in words; none means that all is well.</summary>
internal static class Audit
{
    private const int Told = 20;

    public static IReadOnlyList<string> Commands(Books books, IEnumerable<StoredEvent> ledger)
    {
        var found = ledger.ToLookup(e => e.CommandId, e => new Entry(e.StreamId, e.Version, e.Id), StringComparer.Ordinal);
        return
        [
            .. books.Stored.Where(c => !Same(c.Value, found[c.Key])).Select(c => $"Command {c.Key} was acknowledged with {Text(c.Value)}; stored is {Text(found[c.Key])}.").Take(Told),
            .. books.Unanswered.Where(c => found.Contains(c.Key) && !Same(c.Value, found[c.Key])).Select(c => $"Command {c.Key} is stored in part: {Text(found[c.Key])}.").Take(Told),
            .. books.Refused.Where(found.Contains).Select(c => $"Command {c} was refused; stored is {Text(found[c])}.").Take(Told),
            .. found.Select(g => g.Key).Where(c => !books.Stored.ContainsKey(c) && !books.Unanswered.ContainsKey(c) && !books.Refused.Contains(c))
                .Select(c => $"Nobody sent command “{c}”; stored is {Text(found[c])}.").Take(Told),
        ];
    }

    /// <summary>Indices run 0, 1, 2, … and nothing waits for one.</summary>
    public static IReadOnlyList<string> Indices(IEnumerable<long> inOrder, long events)
    {
        var (faults, next) = (new List<string>(), 0L);
        foreach (var index in inOrder)
        {
            if (index != next && faults.Count < Told) faults.Add($"Index {next} was expected; {index} follows.");
            next = index + 1;
        }

        if (next != events) faults.Add($"{events} events are stored; the ledger ends at {next}.");
        return faults;
    }

    /// <summary>Rows of each projection as they were kept up to date, and as they come out of a rebuild.</summary>
    public static IReadOnlyList<string> Projections(IReadOnlyDictionary<string, IReadOnlyList<ProjectedRow>> live, IReadOnlyDictionary<string, IReadOnlyList<ProjectedRow>> rebuilt) =>
    [
        .. live.Where(p => !p.Value.SequenceEqual(rebuilt[p.Key])).Select(p =>
            $"Projection {p.Key} is not what a rebuild gives: {p.Value.Except(rebuilt[p.Key]).Count()} rows of {p.Value.Count} differ, {rebuilt[p.Key].Count} were rebuilt."),
    ];

    private static bool Same(IReadOnlyList<Entry> expected, IEnumerable<Entry> found) =>
        expected.OrderBy(e => e.StreamId, StringComparer.Ordinal).ThenBy(e => e.Version).SequenceEqual(found.OrderBy(e => e.StreamId, StringComparer.Ordinal).ThenBy(e => e.Version));

    private static string Text(IEnumerable<Entry> entries) => string.Join(", ", entries.Select(e => $"{e.StreamId}@{e.Version}")) is { Length: > 0 } text ? text : "nothing";
}
