namespace MgProvenance.Application.TestRuns;

/// <summary>Labels of runs in the name of a file.</summary>
internal static class LabelsIn
{
    /// <summary>The runs whose label is in the name as a whole word: MG-1 is neither in MG-12 nor in MG-1-2 nor in MG-1.5, which may be runs that nobody planned yet. A label that only occurs within a longer one that was found does not count.</summary>
    public static IReadOnlyList<RunRow> Name(string fileName, IReadOnlyCollection<RunRow> runs)
    {
        var found = runs.Select(r => (Run: r, Places: Places(fileName, r.Label).ToList())).Where(f => f.Places.Count > 0).ToList();
        return [.. found.Where(f => f.Places.Exists(p => !found.Exists(o => o.Run.Label.Length > f.Run.Label.Length && o.Places.Exists(q => q <= p && p + f.Run.Label.Length <= q + o.Run.Label.Length)))).Select(f => f.Run)];
    }

    private static IEnumerable<int> Places(string name, string label)
    {
        for (var at = 0; at + label.Length <= name.Length && name.IndexOf(label, at, StringComparison.OrdinalIgnoreCase) is var place and >= 0; at = place + 1)
        {
            var end = place + label.Length;
            if (!GoesOn(name, place - 1, -1) && !GoesOn(name, end, 1)) yield return place;
        }
    }

    /// <summary>Whether the word goes on at this character: with a letter or a digit, a hyphen before one, or a point between digits.</summary>
    private static bool GoesOn(string name, int at, int step) => At(name, at) switch
    {
        '-' => char.IsLetterOrDigit(At(name, at + step)),
        '.' => char.IsDigit(At(name, at - step)) && char.IsDigit(At(name, at + step)),
        var next => char.IsLetterOrDigit(next),
    };

    private static char At(string name, int index) => index >= 0 && index < name.Length ? name[index] : ' ';
}
