using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary>Which cycles a text shows: all of a short run, both ends and the reference of a long one, or those that were asked for. JSON always has every cycle.</summary>
internal sealed class CycleChoice
{
    public const string All = "all";

    /// <summary>More than these are not printed unless they are asked for.</summary>
    private const int Most = 30;

    private const int AtEachEnd = 10;

    private readonly IReadOnlyList<(int From, int To)>? _asked;

    private CycleChoice(IReadOnlyList<(int From, int To)>? asked) => _asked = asked;

    /// <exception cref="VerbEndsException">It is not all, A-B or N,M.</exception>
    public static CycleChoice Parse(string? text)
    {
        if (text is null) return new CycleChoice(null);
        if (text == All) return new CycleChoice([(1, int.MaxValue)]);
        var ranges = new List<(int From, int To)>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-', 2);
            if (!Number(ends[0], out var from) || !Number(ends[^1], out var to) || to < from)
                throw VerbEndsException.Refused("summary.cycles", $"Cycles are all, a range such as 5-20, or numbers such as 1,5,100-110, counted from 1; not “{text}”.");
            ranges.Add((from, to));
        }

        return new CycleChoice(ranges);
    }

    /// <summary>The rows of a table: a row of one text stands where cycles are left out.</summary>
    /// <param name="reference">Cycle that is never left out.</param>
    public IReadOnlyList<IReadOnlyList<string>> Rows<T>(IReadOnlyList<T> items, Func<T, int> cycle, int reference, Func<T, IReadOnlyList<string>> row)
    {
        if (_asked is not null) return [.. items.Where(i => IsAsked(cycle(i))).Select(row)];
        if (items.Count <= Most) return [.. items.Select(row)];
        var (rows, left) = (new List<IReadOnlyList<string>>(), 0);
        for (var i = 0; i < items.Count; i++)
        {
            if (i >= AtEachEnd && i < items.Count - AtEachEnd && cycle(items[i]) != reference)
            {
                left++;
                continue;
            }

            Gap();
            rows.Add(row(items[i]));
        }

        return rows;

        void Gap()
        {
            if (left > 0) rows.Add([$"… {NumberTable.Whole(left)} cycle{(left == 1 ? string.Empty : "s")} left out: --cycles {All}"]);
            left = 0;
        }
    }

    /// <summary>A sentence where none of the cycles that were asked for is there; null otherwise.</summary>
    public string? NoneOf(IReadOnlyList<int> cycles) =>
        _asked is null || cycles.Count == 0 || cycles.Any(IsAsked) ? null : $"None of the cycles that were asked for: there are cycles {NumberTable.Whole(cycles[0])} to {NumberTable.Whole(cycles[^1])}.";

    private bool IsAsked(int cycle) => _asked!.Any(r => cycle >= r.From && cycle <= r.To);

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
